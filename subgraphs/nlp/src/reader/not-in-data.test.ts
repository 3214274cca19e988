import { describe, expect, test } from '@jest/globals'
import { helpdesk } from '../../test/reader/helpdesk.js'
import { allInData, notInData } from '../../test/reader/not-in-data.js'
import { staff } from '../../test/reader/other-tables.js'
import { phones } from '../../test/reader/phones.js'
import { shop } from '../../test/reader/shop.js'
import { leftOut } from './explain/left-out.js'
import { leftOutWords } from './explain/left-out-words.js'
import { prepareDataset, type PreparedColumn, read, understand } from './read.js'

const today = '2025-12-31'

describe('what a dataset does not hold', () => {
  test.each(notInData.map(([dataset, prompt, ...rest]) => [prompt, dataset, ...rest] as const))(
    '%s',
    (prompt, dataset, words, fate) => {
      const result = read(prompt, prepareDataset(dataset), { today })
      if (fate === 'cannot') {
        expect(result).toMatchObject({ outcome: 'cannot', unknown: words })
        expect(result.outcome === 'cannot' && words.every((word) => result.message.includes(`"${word}"`))).toBe(true)
        return
      }
      if (result.outcome !== 'reading') throw new Error(`${prompt}: ${result.outcome}`)
      const { mentions, explanation, confidence } = result.reading
      const left = mentions.filter(({ kind }) => kind === 'LEFT_OUT')
      expect(left.map(({ text }) => text)).toEqual(words)
      for (const { text, start, end } of left) expect(prompt.slice(start, end)).toBe(text)
      for (const word of words)
        expect(explanation).toContain(`Nothing in the data is called "${word}", so it was left out.`)
      expect(confidence).toBeLessThan(0.5)
    },
  )

  test('a quoted value that no row has stays a condition, and is said to be nowhere', () => {
    const prompt = 'profit by region for the category "Blue Widgets"'
    const result = read(prompt, prepareDataset(shop), { today, valueMatches: [] })
    if (result.outcome !== 'reading') throw new Error(result.outcome)
    expect(result.reading.explanation).toContain('No category is called "Blue Widgets".')
    expect(result.reading.confidence).toBeLessThan(0.5)
  })
})

test.each([
  [shop, 'orders with more than 3 returns', 'more than 3'],
  [shop, 'products with more than 3 reviews', 'more than 3'],
  [shop, 'number of orders with more than 2 coupons by month', 'more than 2'],
  [shop, 'products over 100 dollars', 'over 100'],
  [helpdesk, 'tickets with more than 2 comments by team', 'more than 2'],
  [shop, 'revenue by day of week and hour', 'hour'],
  [shop, 'orders by weekday and month', 'month'],
  [staff, 'overtime hours by office', 'hours'],
  [staff, 'salary range by department', 'range'],
  [phones, 'price vs screen size', 'size'],
])('what found no place is told, and nothing else stands for it: %#', (dataset, prompt, words) => {
  const result = read(prompt, prepareDataset(dataset), { today })
  if (result.outcome !== 'reading') throw new Error(result.outcome)
  const { query, mentions, explanation, confidence } = result.reading
  expect(JSON.stringify(query)).not.toContain('GT')
  expect(mentions).toContainEqual(expect.objectContaining({ text: words, kind: 'LEFT_OUT' }))
  expect(explanation).toContain(`"${words}" found no place and was left out.`)
  expect(confidence).toBeLessThan(0.5)
})

test('an adjective that says by what is ranked has found its place', () => {
  const result = read('which team has the slowest response', prepareDataset(helpdesk), { today })
  if (result.outcome !== 'reading') throw new Error(result.outcome)
  expect(result.reading.query.orderBy).toMatchObject([{ direction: 'DESCENDING' }])
  expect(result.reading.mentions.filter(({ kind }) => kind === 'LEFT_OUT')).toEqual([])
})

test('a turn that goes on from another is as unsure where it asks for what is not there', () => {
  const prepared = prepareDataset(shop)
  const first = read('revenue by category', prepared, { today })
  const previous = first.outcome === 'reading' ? first.reading : undefined
  const next = read('by channel instead, in Atlantis', prepared, { today, previous })
  if (next.outcome !== 'reading') throw new Error(next.outcome)
  expect(next.reading.query.dimensions).toEqual([{ column: 'orders.channel' }])
  expect(next.reading.explanation).toContain('Nothing in the data is called "Atlantis"')
  expect(next.reading.confidence).toBeLessThan(0.5)
})

test('a value of the data that no condition asks for is left out, and said to be', () => {
  const { situation, conditions } = understand('revenue by channel for Furniture', prepareDataset(shop), { today })
  const none = new Set<PreparedColumn>()
  expect(leftOut(situation.frame, conditions, none)).toEqual([])
  const unread = { ...situation.frame, used: new Set<number>() }
  const left = leftOut(unread, [], none)
  expect(left).toEqual([{ from: 4, to: 5, kind: 'unused', text: 'Furniture' }])
  expect(leftOutWords(left, [])).toBe('"Furniture" found no place and was left out.')
  const [condition] = conditions
  expect(leftOut(unread, [], new Set(condition === undefined ? [] : [condition.column]))).toEqual([])
})

describe('where every word has its place', () => {
  test.each(allInData.map(([dataset, prompt]) => [prompt, dataset] as const))('%s', (prompt, dataset) => {
    const result = read(prompt, prepareDataset(dataset), { today })
    if (result.outcome !== 'reading') throw new Error(`${prompt}: ${result.outcome}`)
    const { mentions, explanation, confidence } = result.reading
    expect(mentions.filter(({ kind }) => kind === 'LEFT_OUT')).toEqual([])
    expect(explanation).not.toContain('Nothing in the data')
    expect(confidence).toBeGreaterThanOrEqual(0.5)
  })
})
