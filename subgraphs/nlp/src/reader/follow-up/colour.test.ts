import { describe, expect, test } from '@jest/globals'
import { outcomeOf } from '../../../test/reader/gist.js'
import { shop } from '../../../test/reader/shop.js'
import { prepareDataset, read, type Reading } from '../read.js'
import { readColour } from './colour.js'

describe('a colour', () => {
  test.each([
    ['make it blue', 'blue', ''],
    ['Make the bars dark green', 'darkgreen', ''],
    ['colour it in teal', 'teal', ''],
    ['change the color to Grey', 'gray', ''],
    ['set the bar colour to #ff8800', '#ff8800', ''],
    ['use red bars', 'red', ''],
    ['now in purple please', 'purple', ''],
    ['make it a line and colour it orange', 'orange', 'make it a line'],
    ['revenue by region with green bars, largest first', 'green', 'revenue by region  largest first'],
  ])('%s', (prompt, colour, rest) => {
    const found = readColour(prompt)
    expect(found).toMatchObject({ colour })
    expect(found?.rest).toHaveLength(prompt.length)
    expect(found?.rest.trim().replace(/ {3,}/, '  ')).toBe(rest)
  })

  test.each([
    'number of red cars by year',
    'revenue from green energy',
    'sales in orange county',
    'colour by region',
    'make it blue-chip customers only',
    'show the white wine sales',
    'use blue line stations by city',
  ])('is no colour of the chart: %s', (prompt) => {
    expect(readColour(prompt)?.colour ?? null).toBeNull()
  })
})

describe('in a conversation', () => {
  const dataset = prepareDataset(shop)
  const readingOf = (prompt: string, previous?: Reading): Reading => {
    const result = read(prompt, dataset, { today: '2025-12-31', previous })
    if (result.outcome !== 'reading') throw new Error(`${prompt}: ${outcomeOf(result)}`)
    return result.reading
  }
  const before = readingOf('revenue by region')

  test('changes nothing of what is shown, and is among what was read', () => {
    const { colour, query, mentions } = readingOf('make it blue', before)
    expect({ colour, query }).toEqual({ colour: 'blue', query: before.query })
    expect(mentions).toEqual([
      { text: 'make it blue', start: 0, end: 12, kind: 'COLOUR', column: null, value: 'blue', confidence: 1 },
    ])
  })

  test('stays until another is asked for', () => {
    const west = readingOf('only the West', readingOf('make it blue', before))
    expect(west.colour).toBe('blue')
    expect(readingOf('colour it red', west).colour).toBe('red')
  })

  test('goes with other changes, a title and a question', () => {
    const both = readingOf('make it red, call it West and show only the West', before)
    expect(both).toMatchObject({ colour: 'red', title: 'West' })
    expect(JSON.stringify(both.query.filter)).toContain('West')
    const asked = readingOf('revenue by region with green bars')
    expect({ colour: asked.colour, query: asked.query }).toEqual({ colour: 'green', query: before.query })
  })
})
