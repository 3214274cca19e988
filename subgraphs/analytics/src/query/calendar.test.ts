import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Calendar, Cell, Filter, Granularity } from '@askchart/vocabulary'
import { postgresRunner } from '../../test/on-postgres.js'
import { createRandom } from '../../test/random-query.js'
import { createRunner, type QueryRunner } from '../../test/run-query.js'
import { catalogueOf, loadTables, type TestTable } from '../../test/tables.js'
import { instantIn, isZone, toldIn } from './zone.js'

/** In UTC; beside it what clocks in Berlin show. They went from 2 to 3 on 30 March and from 3 to 2 on 26 October. */
const events: TestTable = {
  name: 'events',
  columns: { id: 'INTEGER', at: 'DATETIME', day: 'DATE' },
  rows: [
    [1, '2025-03-29 22:30:00.000', '2025-03-29'], // Sat 29 Mar 23:30
    [2, '2025-03-29 23:30:00.000', '2025-03-30'], // Sun 30 Mar 00:30
    [3, '2025-03-30 01:30:00.000', '2025-03-30'], // Sun 30 Mar 03:30
    [4, '2025-03-30 21:30:00.000', '2025-03-30'], // Sun 30 Mar 23:30
    [5, '2025-03-30 22:30:00.000', '2025-03-31'], // Mon 31 Mar 00:30
    [6, '2025-10-26 00:30:00.000', '2025-10-26'], // Sun 26 Oct 02:30
    [7, '2025-10-26 01:30:00.000', '2025-10-26'], // Sun 26 Oct 02:30 once more
    [8, '2025-12-31 23:30:00.000', '2026-01-01'], // Thu 1 Jan 00:30
    [9, null, null],
  ],
}
const random = createRandom(5)
const times: TestTable = {
  name: 'times',
  columns: { at: 'DATETIME' },
  rows: Array.from({ length: 300 }, () => [
    new Date(Date.UTC(2019, 0, 1) + Math.floor(random() * 6 * 365 * 86_400) * 1_000)
      .toISOString()
      .replace('T', ' ')
      .replace('Z', ''),
  ]),
}
/** Every quarter of an hour of the days around both changes. */
const quarters: TestTable = {
  name: 'quarters',
  columns: { at: 'DATETIME' },
  rows: ['2025-03-29', '2025-10-25'].flatMap((day) =>
    Array.from({ length: 4 * 72 }, (_, n) => [
      new Date(Date.parse(day) + n * 900_000).toISOString().replace('T', ' ').replace('Z', ''),
    ]),
  ),
}
const berlin: Calendar = { timeZone: 'Europe/Berlin', firstDayOfWeek: 'SUNDAY' }
/** A quarter to one on 31 March in Berlin, and still the 30th in London's winter. */
const NOW = '2025-03-30T22:45:00Z'

const clickhouse = await testClickHouse()
const { client, database } = clickhouse
const catalogue = catalogueOf(database, [events, times, quarters])
beforeAll(() => loadTables(client, database, [events, times, quarters]))
const drops: (() => Promise<void>)[] = [() => clickhouse.drop()]
afterAll(async () => {
  for (const drop of drops) await drop()
})
const dialects: readonly [string, (calendar: Calendar) => Promise<QueryRunner>][] = [
  ['ClickHouse', (calendar) => Promise.resolve(createRunner(client, { ...catalogue, calendar }, NOW))],
  [
    'Postgres',
    async (calendar) => {
      const opened = await postgresRunner([events, times, quarters], [], NOW, { calendar })
      drops.push(() => opened.drop())
      return opened.runner
    },
  ],
]

describe.each(dialects)('in %s', (_name, open) => {
  let runner: QueryRunner
  beforeAll(async () => {
    runner = await open(berlin)
  })
  const cut = (granularity: Granularity, column = 'events.at') =>
    runner.rows({
      measures: [{ aggregate: 'COUNT' }],
      dimensions: [{ column, granularity }],
      filter: { compare: { column, operator: 'IS_NOT_NULL', values: [] } },
    })
  async function count(filter: Filter): Promise<Cell> {
    const [row] = await runner.rows({ measures: [{ aggregate: 'COUNT', column: 'events.id' }], filter })
    return row?.[0] ?? null
  }

  test.each<[Granularity, readonly (readonly Cell[])[]]>([
    [
      'DAY',
      [
        ['2025-03-29', 1],
        ['2025-03-30', 3],
        ['2025-03-31', 1],
        ['2025-10-26', 2],
        ['2026-01-01', 1],
      ],
    ],
    [
      'MONTH',
      [
        ['2025-03-01', 5],
        ['2025-10-01', 2],
        ['2026-01-01', 1],
      ],
    ],
    [
      'QUARTER',
      [
        ['2025-01-01', 5],
        ['2025-10-01', 2],
        ['2026-01-01', 1],
      ],
    ],
    [
      'YEAR',
      [
        ['2025-01-01', 7],
        ['2026-01-01', 1],
      ],
    ],
    [
      'WEEK',
      [
        ['2025-03-23', 1],
        ['2025-03-30', 4],
        ['2025-10-26', 2],
        ['2025-12-28', 1],
      ],
    ],
    [
      'DAY_OF_WEEK',
      [
        ['Sunday', 5],
        ['Monday', 1],
        ['Thursday', 1],
        ['Saturday', 1],
      ],
    ],
    [
      'HOUR_OF_DAY',
      [
        [0, 3],
        [2, 2],
        [3, 1],
        [23, 2],
      ],
    ],
    [
      'HOUR',
      [
        ['2025-03-29T23:00:00+01:00', 1],
        ['2025-03-30T00:00:00+01:00', 1],
        ['2025-03-30T03:00:00+02:00', 1],
        ['2025-03-30T23:00:00+02:00', 1],
        ['2025-03-31T00:00:00+02:00', 1],
        ['2025-10-26T02:00:00+02:00', 1],
        ['2025-10-26T02:00:00+01:00', 1],
        ['2026-01-01T00:00:00+01:00', 1],
      ],
    ],
    [
      'MINUTE',
      [
        ['2025-03-29T23:30:00+01:00', 1],
        ['2025-03-30T00:30:00+01:00', 1],
        ['2025-03-30T03:30:00+02:00', 1],
        ['2025-03-30T23:30:00+02:00', 1],
        ['2025-03-31T00:30:00+02:00', 1],
        ['2025-10-26T02:30:00+02:00', 1],
        ['2025-10-26T02:30:00+01:00', 1],
        ['2026-01-01T00:30:00+01:00', 1],
      ],
    ],
  ])('%s is of the zone, and weeks start on their first day', async (granularity, rows) => {
    expect(await cut(granularity)).toEqual(rows)
  })

  test.each([
    ['2025-03-30', 23],
    ['2025-10-26', 25],
    ['2025-10-27', 24],
  ])('%s has %i hours, each a bar of its own that its clocks name', async (day, hours) => {
    const found = await runner.rows({
      measures: [{ aggregate: 'COUNT' }],
      dimensions: [{ column: 'quarters.at', granularity: 'HOUR' }],
      filter: { compare: { column: 'quarters.at', operator: 'EQ', values: [day] } },
    })
    expect(found).toHaveLength(hours)
    expect(found.every(([, n]) => n === 4)).toBe(true)
    const clocks = found.map(([start]) => String(start).slice(0, 13))
    expect(clocks.every((clock) => clock.startsWith(day))).toBe(true)
    expect(new Set(clocks).size).toBe(Math.min(hours, 24))
    const [first, last] = [found.at(0)?.[0], found.at(-1)?.[0]]
    expect((Date.parse(String(last)) - Date.parse(String(first))) / 3_600_000).toBe(hours - 1)
  })

  test('a point in time, alone or the latest of many, is told by the clocks too, and found again by what was told', async () => {
    const [row] = await runner.rows({ measures: [{ aggregate: 'MAXIMUM', column: 'events.at' }] })
    expect(row).toEqual(['2026-01-01T00:30:00+01:00'])
    const [told = null] = row ?? []
    expect(await count({ compare: { column: 'events.at', operator: 'EQ', values: [told] } })).toBe(1)
  })

  test('dates are days already, whose weeks start on their first day too', async () => {
    expect(await cut('WEEK', 'events.day')).toEqual([
      ['2025-03-23', 1],
      ['2025-03-30', 4],
      ['2025-10-26', 2],
      ['2025-12-28', 1],
    ])
    expect(await cut('DAY', 'events.day')).toEqual(await cut('DAY'))
  })

  test.each<[string, Filter, number]>([
    ['a day', { compare: { column: 'events.at', operator: 'EQ', values: ['2025-03-30'] } }, 3],
    ['other days', { compare: { column: 'events.at', operator: 'NEQ', values: ['2025-03-30'] } }, 5],
    ['from a day on', { compare: { column: 'events.at', operator: 'GTE', values: ['2026-01-01'] } }, 1],
    [
      'between days',
      { compare: { column: 'events.at', operator: 'BETWEEN', values: ['2025-03-30', '2025-03-31'] } },
      4,
    ],
    ['days of a list', { compare: { column: 'events.at', operator: 'IN', values: ['2025-03-31', '2025-10-26'] } }, 3],
    ['a time of the zone', { compare: { column: 'events.at', operator: 'EQ', values: ['2025-03-30T00:30'] } }, 1],
    ['a time in UTC', { compare: { column: 'events.at', operator: 'EQ', values: ['2025-03-29T23:30:00Z'] } }, 1],
    ['today', { compare: { column: 'events.at', operator: 'LAST_PERIODS', values: [1, 'DAY'] } }, 1],
    ['yesterday', { compare: { column: 'events.at', operator: 'LAST_PERIODS', values: [1, 'DAY', true] } }, 3],
    ['two days', { compare: { column: 'events.at', operator: 'LAST_PERIODS', values: [2, 'DAY'] } }, 4],
    ['this week', { compare: { column: 'events.at', operator: 'LAST_PERIODS', values: [1, 'WEEK'] } }, 4],
    ['this week of dates', { compare: { column: 'events.day', operator: 'LAST_PERIODS', values: [1, 'WEEK'] } }, 4],
    ['today of dates', { compare: { column: 'events.day', operator: 'LAST_PERIODS', values: [1, 'DAY'] } }, 1],
    ['this hour', { compare: { column: 'events.at', operator: 'LAST_PERIODS', values: [1, 'HOUR'] } }, 1],
  ])('%s means what clocks there show', async (_what, filter, rows) => {
    expect(await count(filter)).toBe(rows)
  })

  test.each<[string, readonly Cell[], readonly (readonly Cell[])[]]>([
    [
      'BETWEEN',
      ['2025-03-30', '2025-03-31'],
      [
        ['2025-03-30', 2],
        ['2025-03-31', -2],
      ],
    ],
    // Half past eleven the evening before is half past eleven of this day, though only 23 hours lie between.
    ['EQ', ['2025-03-30'], [['2025-03-30', 2]]],
  ])(
    'a change is from the day before by the same clocks, where days are asked for: %s',
    async (operator, values, rows) => {
      const found = await runner.rows({
        measures: [{ aggregate: 'COUNT', column: 'events.id', derive: { kind: 'CHANGE' } }],
        dimensions: [{ column: 'events.at', granularity: 'DAY' }],
        filter: { compare: { column: 'events.at', operator: operator === 'EQ' ? 'EQ' : 'BETWEEN', values } },
      })
      expect(found).toEqual(rows)
    },
  )

  test('weeks that start on Monday are those of before', async () => {
    const other = await open({ timeZone: 'Europe/Berlin', firstDayOfWeek: 'MONDAY' })
    const week: Filter = { compare: { column: 'events.at', operator: 'LAST_PERIODS', values: [1, 'WEEK'] } }
    expect(await other.rows({ measures: [{ aggregate: 'COUNT', column: 'events.id' }], filter: week })).toEqual([[1]])
  })

  test.each(['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC'])(
    'random times in %s fall on the days, hours and weekdays that clocks there show',
    async (timeZone) => {
      const here = await open({ timeZone, firstDayOfWeek: 'SATURDAY' })
      const shown = (options: Intl.DateTimeFormatOptions) => {
        const format = new Intl.DateTimeFormat('en-CA', { timeZone, ...options })
        const counts = new Map<string, number>()
        for (const [at] of times.rows) {
          const text = format.format(new Date(`${String(at).replace(' ', 'T')}Z`))
          counts.set(text, (counts.get(text) ?? 0) + 1)
        }
        return Object.fromEntries(counts)
      }
      const found = async (granularity: Granularity) => {
        const rows = await here.rows({
          measures: [{ aggregate: 'COUNT' }],
          dimensions: [{ column: 'times.at', granularity }],
        })
        return Object.fromEntries(rows.map(([period, n]) => [String(period), n]))
      }
      expect(await found('DAY')).toEqual(shown({ year: 'numeric', month: '2-digit', day: '2-digit' }))
      const hours = Object.entries(shown({ hour: '2-digit', hourCycle: 'h23' }))
      expect(await found('HOUR_OF_DAY')).toEqual(Object.fromEntries(hours.map(([hour, n]) => [Number(hour), n])))
      expect(await found('DAY_OF_WEEK')).toEqual(shown({ weekday: 'long' }))
      const minutes = Object.keys(await found('MINUTE')).map((start) => start.slice(0, 16).replace('T', ', '))
      const named = Object.keys(shown({ dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' }))
      expect(new Set(minutes)).toEqual(new Set(named))
    },
  )

  test('hours of a zone that is half an hour off begin with its clocks', async () => {
    const here = await open({ timeZone: 'Asia/Kolkata', firstDayOfWeek: 'MONDAY' })
    const [first] = await here.rows({
      measures: [{ aggregate: 'COUNT' }],
      dimensions: [{ column: 'events.at', granularity: 'HOUR' }],
    })
    expect(first).toEqual(['2025-03-30T04:00:00+05:30', 1])
  })
})

describe('a zone', () => {
  test.each([
    ['Europe/Berlin', '2025-01-01T00:00:00Z', '2024-12-31T23:00:00.000Z'],
    ['Europe/Berlin', '2025-07-01T00:00:00Z', '2025-06-30T22:00:00.000Z'],
    // Shown twice: the first time.
    ['Europe/Berlin', '2025-10-26T02:30:00Z', '2025-10-26T00:30:00.000Z'],
    // Never shown.
    ['Europe/Berlin', '2025-03-30T02:30:00Z', '2025-03-30T01:30:00.000Z'],
    ['America/Sao_Paulo', '2018-11-04T00:00:00Z', '2018-11-04T03:00:00.000Z'],
    ['Asia/Kathmandu', '2025-01-01T00:00:00.250Z', '2024-12-31T18:15:00.250Z'],
  ])('in %s %s is %s', (zone, shown, instant) => {
    expect(instantIn(new Date(shown), zone).toISOString()).toBe(instant)
  })

  test.each([
    ['2025-03-30T00:59:59.999Z', 'Europe/Berlin', '2025-03-30T01:59:59.999+01:00'],
    ['2025-03-30T01:00:00Z', 'Europe/Berlin', '2025-03-30T03:00:00+02:00'],
    ['2025-10-26T00:30:00.500Z', 'Europe/Berlin', '2025-10-26T02:30:00.5+02:00'],
    ['2025-10-26T01:30:00Z', 'Europe/Berlin', '2025-10-26T02:30:00+01:00'],
    ['2025-01-01T00:00:00Z', 'America/St_Johns', '2024-12-31T20:30:00-03:30'],
    ['2025-01-01T10:00:00Z', 'Pacific/Kiritimati', '2025-01-02T00:00:00+14:00'],
    ['1969-12-31T23:00:00Z', 'Africa/Monrovia', '1969-12-31T22:16:00-00:44'],
  ])('%s is told in %s as %s', (instant, zone, told) => {
    expect(toldIn(new Date(instant), zone)).toBe(told)
  })

  test.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Europe/Atlantis', false],
    ["UTC' OR 1", false],
    ['+02:00', false],
    ['', false],
  ])('%j is one: %s', (name, is) => {
    expect(isZone(name)).toBe(is)
  })
})
