import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Cell, Filter, Granularity } from '@askchart/vocabulary'
import { createRunner } from '../../test/run-query.js'
import { catalogueOf, loadTables, type TestTable } from '../../test/tables.js'

const events: TestTable = {
  name: 'events',
  columns: { id: 'INTEGER', day: 'DATE', time: 'DATETIME' },
  rows: [
    [1, '1905-03-08', '1905-03-08 01:02:03.000'], // a Wednesday before 1970
    [2, '2024-02-29', '2024-02-29 23:59:59.999'], // a Thursday
    [3, '2024-12-30', '2024-12-30 00:00:00.000'], // a Monday
    [4, '2025-01-05', '2025-01-05 12:30:00.000'], // the Sunday of that week
    [5, '2025-04-10', '2025-04-10 08:15:30.250'],
    [6, null, null],
  ],
}
const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const catalogue = catalogueOf(database, [events])
const runner = createRunner(client, catalogue, '2026-11-23T10:00:00Z')
beforeAll(() => loadTables(client, database, [events]))
afterAll(() => clickhouse.drop())

const cut = async (column: string, granularity: Granularity): Promise<readonly (readonly Cell[])[]> =>
  runner.rows({ measures: [{ aggregate: 'COUNT' }], dimensions: [{ column, granularity }] })

describe('a granularity', () => {
  test.each<[string, Granularity, readonly Cell[]]>([
    ['day', 'YEAR', ['1905-01-01', '2024-01-01', '2025-01-01', null]],
    ['day', 'QUARTER', ['1905-01-01', '2024-01-01', '2024-10-01', '2025-01-01', '2025-04-01', null]],
    ['day', 'MONTH', ['1905-03-01', '2024-02-01', '2024-12-01', '2025-01-01', '2025-04-01', null]],
    ['day', 'WEEK', ['1905-03-06', '2024-02-26', '2024-12-30', '2025-04-07', null]],
    ['day', 'DAY', ['1905-03-08', '2024-02-29', '2024-12-30', '2025-01-05', '2025-04-10', null]],
    ['time', 'WEEK', ['1905-03-06', '2024-02-26', '2024-12-30', '2025-04-07', null]],
    ['time', 'DAY', ['1905-03-08', '2024-02-29', '2024-12-30', '2025-01-05', '2025-04-10', null]],
    [
      'time',
      'HOUR',
      [
        '1905-03-08T01:00:00Z',
        '2024-02-29T23:00:00Z',
        '2024-12-30T00:00:00Z',
        '2025-01-05T12:00:00Z',
        '2025-04-10T08:00:00Z',
        null,
      ],
    ],
    [
      'time',
      'MINUTE',
      [
        '1905-03-08T01:02:00Z',
        '2024-02-29T23:59:00Z',
        '2024-12-30T00:00:00Z',
        '2025-01-05T12:30:00Z',
        '2025-04-10T08:15:00Z',
        null,
      ],
    ],
    ['day', 'DAY_OF_WEEK', ['Monday', 'Wednesday', 'Thursday', 'Sunday', null]],
    ['day', 'MONTH_OF_YEAR', ['January', 'February', 'March', 'April', 'December', null]],
    ['time', 'HOUR_OF_DAY', [0, 1, 8, 12, 23, null]],
  ])('of %s by %s runs through the calendar', async (column, granularity, values) => {
    expect((await cut(`events.${column}`, granularity)).map(([value]) => value)).toEqual(values)
  })

  test('tells its type', async () => {
    const dimensions = (['MONTH', 'HOUR', 'DAY_OF_WEEK', 'HOUR_OF_DAY'] as const).map((granularity) => ({
      column: 'events.time',
      granularity,
    }))
    const columns = await runner.columns({ dimensions })
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ['time_month', 'DATE'],
      ['time_hour', 'DATETIME'],
      ['time_day_of_week', 'STRING'],
      ['time_hour_of_day', 'INTEGER'],
    ])
  })

  test('descends by calendar, not by name', async () => {
    const rows = await runner.rows({
      dimensions: [{ column: 'events.day', granularity: 'DAY_OF_WEEK' }],
      orderBy: [{ by: 'day_day_of_week', direction: 'DESCENDING' }],
    })
    expect(rows.map(([day]) => day)).toEqual(['Sunday', 'Thursday', 'Wednesday', 'Monday', null])
  })
})

test('times without a granularity come as ISO 8601, to the fraction', async () => {
  const rows = await runner.rows({ dimensions: [{ column: 'events.time' }] })
  expect(rows.map(([time]) => time)).toEqual([
    '1905-03-08T01:02:03Z',
    '2024-02-29T23:59:59.999Z',
    '2024-12-30T00:00:00Z',
    '2025-01-05T12:30:00Z',
    '2025-04-10T08:15:30.25Z',
    null,
  ])
})

describe('a time compared with a day', () => {
  const ids = async (operator: 'EQ' | 'NEQ' | 'LT' | 'LTE' | 'GT' | 'GTE' | 'BETWEEN' | 'IN', ...values: string[]) => {
    const filter: Filter = { compare: { column: 'events.time', operator, values } }
    return (await runner.rows({ dimensions: [{ column: 'events.id' }], filter })).map(([id]) => id)
  }
  test('means the whole of the day', async () => {
    expect(await ids('EQ', '2024-02-29')).toEqual([2])
    expect(await ids('NEQ', '2024-02-29')).toEqual([1, 3, 4, 5])
    expect(await ids('LTE', '2024-02-29')).toEqual([1, 2])
    expect(await ids('LT', '2024-02-29')).toEqual([1])
    expect(await ids('GT', '2024-02-29')).toEqual([3, 4, 5])
    expect(await ids('GTE', '2024-02-29')).toEqual([2, 3, 4, 5])
    expect(await ids('BETWEEN', '2024-02-29', '2024-12-30')).toEqual([2, 3])
    expect(await ids('IN', '2024-02-29', '2025-04-10')).toEqual([2, 5])
  })
  test('and with an instant only that instant, in any zone', async () => {
    expect(await ids('EQ', '2025-01-05T13:30:00+01:00')).toEqual([4])
    expect(await ids('GT', '2025-01-05T12:30:00Z')).toEqual([5])
  })
})

describe('the last periods', () => {
  /** The days of a table that lie in the last periods, seen from `now`. */
  async function daysIn(
    days: readonly string[],
    now: string,
    values: readonly Cell[],
    type: 'DATE' | 'DATETIME' = 'DATE',
  ): Promise<readonly Cell[]> {
    const table: TestTable = { name: 'log', columns: { at: type }, rows: days.map((day) => [day]) }
    const own = await testClickHouse()
    try {
      await loadTables(own.client, own.database, [table])
      const inOwn = createRunner(own.client, catalogueOf(own.database, [table]), now)
      const filter: Filter = { compare: { column: 'log.at', operator: 'LAST_PERIODS', values } }
      return (await inOwn.rows({ dimensions: [{ column: 'log.at' }], filter })).map(([at = null]) => at)
    } finally {
      await own.drop()
    }
  }
  const days = ['2024-06-30', '2024-07-01', '2024-08-31', '2024-09-01', '2024-09-17']

  test('end with the one that holds the latest date', async () => {
    expect(await daysIn(days, '2026-11-23T10:00:00Z', [1, 'MONTH'])).toEqual(['2024-09-01', '2024-09-17'])
    expect(await daysIn(days, '2026-11-23T10:00:00Z', [3, 'MONTH'])).toEqual(days.slice(1))
    expect(await daysIn(days, '2026-11-23T10:00:00Z', [1, 'QUARTER'])).toEqual(days.slice(1))
    expect(await daysIn(days, '2026-11-23T10:00:00Z', [17, 'DAY'])).toEqual(['2024-09-01', '2024-09-17'])
    expect(await daysIn(days, '2026-11-23T10:00:00Z', [1, 'YEAR'])).toEqual(days)
  })

  test('leave out the one still running when only complete ones are wanted', async () => {
    expect(await daysIn(days, '2026-11-23T10:00:00Z', [1, 'MONTH', true])).toEqual(['2024-08-31'])
    expect(await daysIn(days, '2026-11-23T10:00:00Z', [1, 'QUARTER', true])).toEqual(['2024-06-30'])
    expect(await daysIn(days, '2026-11-23T10:00:00Z', [1, 'YEAR', true])).toEqual([])
  })

  test('count a period as complete when its last day is there and over', async () => {
    const toMonthEnd = ['2026-10-31', '2026-11-01', '2026-11-30']
    expect(await daysIn(toMonthEnd, '2026-12-01T00:30:00Z', [1, 'MONTH', true])).toEqual(['2026-11-01', '2026-11-30'])
    expect(await daysIn(toMonthEnd, '2026-11-30T23:30:00Z', [1, 'MONTH', true])).toEqual(['2026-10-31'])
    expect(await daysIn(['2026-11-21', '2026-11-22'], '2026-11-23T10:00:00Z', [1, 'DAY', true])).toEqual(['2026-11-22'])
  })

  test('never pass today', async () => {
    const withFuture = ['2026-11-01', '2026-11-23', '2026-11-24', '2026-12-01', '2031-01-01']
    expect(await daysIn(withFuture, '2026-11-23T10:00:00Z', [1, 'DAY'])).toEqual(['2026-11-23'])
    expect(await daysIn(withFuture, '2026-11-23T10:00:00Z', [2, 'MONTH', true])).toEqual([])
  })

  test('count hours from the latest instant', async () => {
    const times = ['2026-11-22 20:59:00', '2026-11-22 21:00:00', '2026-11-22 22:30:00']
    const now = '2026-11-23T10:00:00Z'
    expect(await daysIn(times, now, [2, 'HOUR'], 'DATETIME')).toEqual(['2026-11-22T21:00:00Z', '2026-11-22T22:30:00Z'])
    expect(await daysIn(times, now, [1, 'HOUR', true], 'DATETIME')).toEqual(['2026-11-22T21:00:00Z'])
    expect(await daysIn(times, now, [1, 'DAY'], 'DATETIME')).toHaveLength(3)
  })

  test('are told when they are no periods', () => {
    const values = [[0, 'DAY'], [1, 'DAY_OF_WEEK'], [1], [1, 'DAY', 'yes'], [1, 'DAY', true, 1], ['1', 'DAY']]
    for (const periods of values) {
      const filter: Filter = { compare: { column: 'events.day', operator: 'LAST_PERIODS', values: periods } }
      expect(runner.problems({ dimensions: [{ column: 'events.id' }], filter })).toMatchObject([
        { path: 'filter.compare.values' },
      ])
    }
  })
})
