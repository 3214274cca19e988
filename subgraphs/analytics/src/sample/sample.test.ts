import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { silentLogger } from '@askchart/service'
import { testClickHouse, testDatabase } from '@askchart/testing'
import { z } from 'zod'
import { type ClickHouse, openClickHouse, quoted, tableIn } from '../db/clickhouse.js'
import { type AnalyticsDatabase, openAnalyticsDatabase } from '../db/database.js'
import { storeRows } from '../db/schema.js'
import { shiftDays } from './days.js'
import { SampleDataSource } from './sample.data-source.js'
import { SampleService } from './sample.service.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let stores: Awaited<ReturnType<typeof testDatabase>>
let server: Awaited<ReturnType<typeof testClickHouse>>
let database: AnalyticsDatabase
let clickhouse: ClickHouse
let name = ''

const at =
  (day: string): (() => Date) =>
  () =>
    new Date(`${day}T23:30:00Z`)
const serviceAt = (day: string): SampleService =>
  new SampleService(new SampleDataSource(database, clickhouse, name), at(day))

beforeAll(async () => {
  stores = await testDatabase()
  server = await testClickHouse()
  database = await openAnalyticsDatabase(stores.url, silentLogger)
  clickhouse = openClickHouse(server.url)
  name = `${server.database}_sample`
})
afterAll(async () => {
  await clickhouse.command(`DROP DATABASE IF EXISTS ${quoted(name)} SYNC`)
  await clickhouse.close()
  await database.close()
  await server.drop()
  await stores.drop()
})

async function state() {
  const [store] = await database.db.select().from(storeRows)
  const [row] = await clickhouse.rows(
    z.tuple([z.string(), z.string(), z.coerce.number(), z.string()]),
    `SELECT min(order_date), max(order_date), count(), toString(sum(cityHash64(*))) FROM ${tableIn(name, 'orders')}`,
  )
  const [lines] = await clickhouse.rows(
    z.tuple([z.coerce.number(), z.coerce.number(), z.coerce.number()]),
    `SELECT count(), uniqExact(order_line_id), countIf(order_id NOT IN (SELECT order_id FROM ${tableIn(name, 'orders')})) FROM ${tableIn(name, 'order_lines')}`,
  )
  return { revision: store?.revision, until: store?.loadedUntil, tables: store?.tables, row, lines }
}

/** What all orders up to a day add up to, row by row. */
async function fingerprintTo(day: string): Promise<unknown> {
  return clickhouse.rows(
    z.tuple([z.string()]),
    `SELECT toString(sum(cityHash64(*))) FROM ${tableIn(name, 'orders')} WHERE order_date <= {day:String}`,
    { day },
  )
}

describe('the sample in its store', () => {
  test('is three years ending yesterday, loaded once however many start together', async () => {
    await Promise.all([serviceAt('2026-03-01').bringUpToDate(), serviceAt('2026-03-01').bringUpToDate()])
    const { revision, until, row, lines, tables } = await state()
    expect({ revision, until }).toEqual({ revision: 1, until: '2026-02-28' })
    expect(row?.slice(0, 2)).toEqual(['2023-03-01', '2026-02-28'])
    expect(lines?.[0]).toBeGreaterThan(45_000)
    expect(lines?.[0]).toBe(lines?.[1])
    expect(lines?.[2]).toBe(0)
    expect(tables?.find((table) => table.name === 'order_lines')?.rowCount).toBe(lines?.[0])
  })

  test('is left alone on the same day, and gains the days between on a later one', async () => {
    const before = await state()
    await serviceAt('2026-03-01').bringUpToDate()
    expect(await state()).toEqual(before)
    const old = await fingerprintTo('2026-02-28')
    await serviceAt('2026-03-11').bringUpToDate()
    const after = await state()
    expect(after).toMatchObject({ revision: 2, until: '2026-03-10' })
    expect(after.row?.slice(0, 2)).toEqual(['2023-03-01', '2026-03-10'])
    expect(await fingerprintTo('2026-02-28')).toEqual(old)
    expect(
      after.tables?.flatMap((table) => table.columns).find(({ ref }) => ref === 'orders.order_date')?.maximum,
    ).toBe('2026-03-10')
  })

  test('is whole again after a top-up that died halfway', async () => {
    const before = await state()
    const source = new SampleDataSource(database, clickhouse, name)
    await source.append(['2026-03-11', '2026-03-12'])
    await serviceAt('2026-03-13').bringUpToDate()
    const after = await state()
    expect(after.until).toBe('2026-03-12')
    expect(after.lines?.[0]).toBe(after.lines?.[1])
    expect(after.row?.[2]).toBeGreaterThan(before.row?.[2] ?? 0)
  })

  test('is made anew where its rows are gone, and its version still grows', async () => {
    await clickhouse.command(`DROP DATABASE ${quoted(name)} SYNC`)
    await serviceAt('2026-03-13').bringUpToDate()
    const after = await state()
    expect(after).toMatchObject({ revision: 4, until: '2026-03-12' })
    expect(after.row?.[0]).toBe(shiftDays('2023-03-12', 1))
  })
})
