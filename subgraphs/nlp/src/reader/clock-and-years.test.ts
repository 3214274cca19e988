import { describe, expect, test } from '@jest/globals'
import { gistOf, outcomeOf } from '../../test/reader/gist.js'
import { helpdesk } from '../../test/reader/helpdesk.js'
import { day, key, number, table, text } from '../../test/reader/profile.js'
import { countries, shop } from '../../test/reader/shop.js'
import { prepareDataset, read } from './read.js'

const today = '2025-12-31'
const shops = prepareDataset(shop)
const refusal = (prompt: string, prepared = shops) => {
  const result = read(prompt, prepared, { today })
  if (result.outcome !== 'cannot') throw new Error(`${prompt}: ${outcomeOf(result)}`)
  return result
}

describe('what no query can ask for is refused by its words', () => {
  test.each([
    ['orders by hour of the day', 'hour of the day', 'days alone'],
    ['busiest hour for orders', 'hour', 'days alone'],
    ['revenue on weekends', 'weekends', 'as a condition'],
    ['orders on weekdays', 'weekdays', 'as a condition'],
    ['sales on saturdays', 'saturdays', 'as a condition'],
    ['moving average of revenue over 3 months', 'moving average', 'compute'],
    ['rolling average of sales by month', 'rolling average', 'compute'],
    ['3-month rolling revenue', '3 month rolling', 'compute'],
  ])('%s', (prompt, words, why) => {
    const { message, unknown } = refusal(prompt)
    expect(unknown).toEqual([words])
    expect(message).toContain(`"${words}"`)
    expect(message).toContain(why)
  })

  test('by the hour instead, where a chart is of days', () => {
    const first = read('revenue by month', shops, { today })
    const previous = first.outcome === 'reading' ? first.reading : undefined
    expect(read('by hour instead', shops, { today, previous })).toMatchObject({ outcome: 'cannot', unknown: ['hour'] })
  })
})

test('hours are of the date that has times', () => {
  const calls = prepareDataset({
    id: 'dataset_calls',
    name: 'Calls',
    version: 1,
    tables: [
      table('calls', 900, {
        call_id: key(900),
        call_date: day('2025-01-01', '2025-12-31'),
        answered_at: { ...day('2025-01-01', '2025-12-31'), type: 'DATETIME' },
        line: text(['Sales', 'Support']),
      }),
    ],
    relationships: [],
  })
  const result = read('calls by hour of the day', calls, { today })
  expect(outcomeOf(result)).toContain('BAR COUNT(*) by calls.answered_at:HOUR_OF_DAY')
  expect(outcomeOf(read('tickets by hour of the day', prepareDataset(helpdesk), { today }))).toContain(':HOUR_OF_DAY')
})

describe('years that are numbers are a line', () => {
  const sites = prepareDataset({
    id: 'dataset_sites',
    name: 'Sites',
    version: 1,
    tables: [
      table('sites', 40, {
        site_id: key(40),
        opening_year: { type: 'INTEGER', role: 'DIMENSION', distinct: 20, from: 1990, to: 2020 },
        kind: text(['Shop', 'Store']),
      }),
      table('stock', 700, { stock_id: key(700), units: number('INTEGER', 'SUM', 90) }),
    ],
    relationships: [],
  })
  const line = (prompt: string, prepared = sites) => {
    const result = read(prompt, prepared, { today })
    return result.outcome === 'reading' ? gistOf(result.reading) : result.outcome
  }

  test.each(['trend over the years', 'how many over the years', 'number of entries by year'])('%s', (prompt) => {
    expect(line(prompt)).toBe('LINE COUNT(*) by sites.opening_year')
  })

  test('of the first few, one line for each', () => {
    expect(line('population of the top 5 countries over the years', prepareDataset(countries))).toBe(
      'LINE SUM(countries.population) by countries.year, countries.country order sum_population DESCENDING limit 5',
    )
  })

  test('ranges are for who asks for them', () => {
    expect(line('histogram of opening year')).toContain('BAR COUNT(*) by sites.opening_year:bin')
  })
})
