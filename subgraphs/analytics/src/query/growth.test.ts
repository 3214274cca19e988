import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Derivation, Measure } from '@askchart/vocabulary'
import { count, createRunner, type PartialQuery, sum } from '../../test/run-query.js'
import { sales } from '../../test/sales.js'
import { shopRelationships, shopTables } from '../../test/shop.js'
import { catalogueOf, loadTables } from '../../test/tables.js'

const tables = [sales, ...shopTables]

const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const catalogue = catalogueOf(database, tables, shopRelationships)
const { rows } = createRunner(client, catalogue, '2026-11-23T10:00:00Z')
beforeAll(() => loadTables(client, database, tables))
afterAll(() => clickhouse.drop())

const amount = (derive: Derivation): Measure => ({ ...sum('sales.amount'), derive })
const region = { column: 'sales.region' }
const month = { column: 'sales.day', granularity: 'MONTH' } as const
const in2025 = { compare: { column: 'sales.day', operator: 'GTE', values: ['2025-01-01'] } } as const
const dated = { compare: { column: 'sales.day', operator: 'IS_NOT_NULL', values: [] } } as const

describe('change and growth', () => {
  const change = amount({ kind: 'CHANGE' })
  const growth = amount({ kind: 'GROWTH' })

  test('are from the period before on the calendar, and nothing where that has no rows', async () => {
    const filter = { and: [dated, { compare: { column: 'sales.region', operator: 'EQ', values: ['West'] } }] } as const
    expect(await rows({ measures: [sum('sales.amount'), change, growth], dimensions: [month], filter })).toEqual([
      ['2023-12-01', 80, null, null],
      ['2024-02-01', 50, null, null],
      ['2024-12-01', 50, null, null],
      ['2025-01-01', 100, 50, 1],
      ['2025-02-01', 150, 50, 0.5],
      ['2025-04-01', 0, null, null],
    ])
  })

  test('look before the bounds that the query sets to time', async () => {
    expect(await rows({ measures: [change], dimensions: [month], filter: in2025 })).toEqual([
      ['2025-01-01', 90],
      ['2025-02-01', 10],
      ['2025-03-01', -90],
      ['2025-04-01', -60],
    ])
    const january = {
      compare: { column: 'sales.day', operator: 'BETWEEN', values: ['2025-01-01', '2025-01-20'] },
    } as const
    // Half a month is compared with the half before: 60 + 40 less what 1 to 20 December brought.
    expect(await rows({ measures: [change], dimensions: [month], filter: january })).toEqual([['2025-01-01', 50]])
    const early = {
      compare: { column: 'sales.day', operator: 'BETWEEN', values: ['2025-01-01', '2025-01-19'] },
    } as const
    expect(await rows({ measures: [change], dimensions: [month], filter: early })).toEqual([['2025-01-01', null]])
  })

  test('are of each series by itself', async () => {
    expect(await rows({ measures: [change], dimensions: [month, region], filter: in2025 })).toEqual([
      ['2025-01-01', 'East', null],
      ['2025-01-01', 'West', 50],
      ['2025-02-01', 'West', 50],
      ['2025-03-01', 'East', null],
      ['2025-04-01', 'West', null],
    ])
  })

  test('may be from a year before, by month, day and hour', async () => {
    const before: Measure = amount({ kind: 'CHANGE', against: 'YEAR_BEFORE' })
    const west = { and: [in2025, { compare: { column: 'sales.region', operator: 'EQ', values: ['West'] } }] } as const
    expect(await rows({ measures: [before], dimensions: [month], filter: west })).toEqual([
      ['2025-01-01', null],
      ['2025-02-01', 100],
      ['2025-04-01', null],
    ])
    // 28 February meets 28 February alone, not 29 as well.
    const day = { column: 'sales.day', granularity: 'DAY' } as const
    const twentyEighth = (await rows({ measures: [before], dimensions: [day], filter: west })).filter(
      ([, n]) => n !== null,
    )
    expect(twentyEighth).toEqual([['2025-02-28', 130]])
    const hour = { column: 'sales.at', granularity: 'HOUR' } as const
    const since = { compare: { column: 'sales.at', operator: 'GTE', values: ['2025-01-01'] } } as const
    const byHour = (await rows({ measures: [before], dimensions: [hour], filter: since })).filter(([, n]) => n !== null)
    expect(byHour).toEqual([['2025-02-28T10:00:00Z', 130]])
  })

  test('of years are from the year before, of dates and of plain numbers', async () => {
    const year = { column: 'sales.at', granularity: 'YEAR' } as const
    // 2023: 80, 2024: 100, 2025: 350.
    const wanted = [null, 0.25, 2.5]
    const byDate = await rows({ measures: [growth], dimensions: [year], filter: dated })
    expect(byDate.map(([, value]) => value)).toEqual(wanted)
    const query: PartialQuery = { measures: [growth], dimensions: [{ column: 'sales.year' }], filter: dated }
    expect((await rows(query)).map(([, value]) => value)).toEqual(wanted)
    const since: PartialQuery['filter'] = { compare: { column: 'sales.year', operator: 'GTE', values: [2024] } }
    expect((await rows({ ...query, filter: since })).map(([, value]) => value)).toEqual([0.25, 2.5])
  })

  test('of plain dates are from the day before', async () => {
    const query: PartialQuery = { measures: [change], dimensions: [{ column: 'sales.day' }], filter: dated }
    const answer = await rows(query)
    expect(answer.filter(([, value]) => value !== null)).toEqual([['2024-02-29', 10]])
  })

  test('of weeks are 52 weeks apart', async () => {
    const week = { column: 'sales.day', granularity: 'WEEK' } as const
    const before = amount({ kind: 'CHANGE', against: 'YEAR_BEFORE' })
    // 28 February 2025 lies in the week of the 24th; 52 weeks before that is 26 February 2024, with 20 + 30.
    const answer = await rows({ measures: [before], dimensions: [week], filter: in2025 })
    expect(answer.filter(([, value]) => value !== null)).toEqual([['2025-02-24', 100]])
  })

  test('of counts have nothing before where there were no rows', async () => {
    const counted = { ...count('sales.id'), derive: { kind: 'CHANGE' } } as const
    expect(await rows({ measures: [counted], dimensions: [month], filter: in2025 })).toEqual([
      ['2025-01-01', 2],
      ['2025-02-01', -2],
      ['2025-03-01', 0],
      ['2025-04-01', 0],
    ])
    const [first] = await rows({ measures: [counted], dimensions: [month], filter: dated })
    expect(first).toEqual(['2023-12-01', null])
  })

  test('of averages and quotients, with growth over nothing left open', async () => {
    const average = { column: 'sales.amount', aggregate: 'AVERAGE', derive: { kind: 'CHANGE' } } as const
    const perSale = { ...sum('sales.amount'), per: count('sales.id'), derive: { kind: 'GROWTH' } } as const
    // Averages of 2025: 140 / 3, 150, 60, 0.
    const answer = await rows({ measures: [average, perSale], dimensions: [month], filter: in2025 })
    const tidy = answer.map((row) => row.map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(6)) : cell)))
    expect(tidy).toEqual([
      ['2025-01-01', -3.333333, -0.066667],
      ['2025-02-01', 103.333333, 2.214286],
      ['2025-03-01', -90, -0.6],
      ['2025-04-01', -60, -1],
    ])
  })

  test('of what was 0 before is a change, and no growth', async () => {
    // December has a sale, but none in the East.
    const filter = { compare: { column: 'sales.region', operator: 'EQ', values: ['East'] } } as const
    const east = (kind: 'CHANGE' | 'GROWTH') => ({ ...count('sales.id'), filter, derive: { kind } }) as const
    const answer = await rows({ measures: [east('CHANGE'), east('GROWTH')], dimensions: [month], filter: in2025 })
    expect(answer).toEqual([
      ['2025-01-01', 1, null],
      ['2025-02-01', -1, -1],
      ['2025-03-01', 1, null],
      ['2025-04-01', -1, -1],
    ])
  })

  test('follow relative time', async () => {
    const last: PartialQuery['filter'] = {
      compare: { column: 'sales.day', operator: 'LAST_PERIODS', values: [2, 'MONTH'] },
    }
    // The latest month is April 2025; March follows February.
    expect(await rows({ measures: [change], dimensions: [month], filter: last })).toEqual([
      ['2025-03-01', -90],
      ['2025-04-01', -60],
    ])
  })

  test('over joins move the time of the table that holds it', async () => {
    const query: PartialQuery = {
      measures: [
        { ...sum('lines.revenue'), derive: { kind: 'CHANGE' } },
        { ...count('orders.id'), derive: { kind: 'CHANGE' } },
      ],
      dimensions: [{ column: 'orders.ordered', granularity: 'MONTH' }],
    }
    // Lines: January 50, February 130.5, April 160.5. Orders: December 1, January 1, February 2, April 2.
    expect(await rows(query)).toEqual([
      ['2024-12-01', null, null],
      ['2025-01-01', null, 0],
      ['2025-02-01', 80.5, 1],
      ['2025-04-01', null, null],
    ])
  })

  test('rank groups by their totals where a limit leaves some of them', async () => {
    const query: PartialQuery = {
      measures: [change],
      dimensions: [month, region],
      orderBy: [{ by: 'change_sum_amount', direction: 'DESCENDING' }],
      limit: 1,
      filter: in2025,
    }
    const answer = await rows(query)
    expect(new Set(answer.map(([, name]) => name))).toEqual(new Set(['West']))
  })
})
