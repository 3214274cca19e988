import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import { type ClickHouse, openClickHouse } from '../../db/clickhouse.js'
import { ProfileDataSource } from './profile.data-source.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let server: Awaited<ReturnType<typeof testClickHouse>>
let clickhouse: ClickHouse

beforeAll(async () => {
  server = await testClickHouse()
  clickhouse = openClickHouse(server.url)
})
afterAll(async () => {
  await clickhouse.close()
  await server.drop()
})

test('a profile counts, ranges and lists the values of every column, whatever its type and name', async () => {
  await clickhouse.command(
    `CREATE TABLE ${server.database}.t (\`a.b\` Int64, \`it's \\\`odd\\\`\` Nullable(String), d Nullable(Float64), ok Bool, day Date32, at DateTime64(3, 'UTC'), none Nullable(String)) ENGINE = MergeTree ORDER BY tuple()`,
  )
  await clickhouse.command(
    `INSERT INTO ${server.database}.t VALUES
      (1, 'x', 0.1, true, '1969-12-31', '2026-03-01 08:00:00.120', NULL),
      (1, 'y', 2.5, true, '2026-03-01', '2026-03-01 08:00:00', NULL),
      (9007199254740993, 'y', NULL, false, '2026-03-01', '2026-03-01 08:00:00', NULL),
      (7, NULL, 2.5, true, '2200-01-01', '2026-03-01 08:00:00', NULL)`,
  )
  const profile = await new ProfileDataSource(clickhouse).table(server.database, {
    name: 't',
    columns: [
      { name: 'a.b', type: 'INTEGER' },
      { name: "it's `odd`", type: 'STRING' },
      { name: 'd', type: 'DECIMAL', unit: '$' },
      { name: 'ok', type: 'BOOLEAN' },
      { name: 'day', type: 'DATE' },
      { name: 'at', type: 'DATETIME' },
      { name: 'none', type: 'STRING' },
    ],
  })
  expect(profile).toMatchObject({ name: 't', rowCount: 4 })
  expect(
    profile.columns.map(({ ref, distinctCount, minimum, maximum, sampleValues, unit }) => ({
      ref,
      distinctCount,
      range: [minimum, maximum],
      sampleValues,
      unit,
    })),
  ).toEqual([
    {
      ref: 't.a.b',
      distinctCount: 3,
      range: [1, '9007199254740993'],
      sampleValues: [1, 7, '9007199254740993'],
      unit: null,
    },
    { ref: "t.it's `odd`", distinctCount: 2, range: ['x', 'y'], sampleValues: ['y', 'x'], unit: null },
    { ref: 't.d', distinctCount: 2, range: [0.1, 2.5], sampleValues: [2.5, 0.1], unit: '$' },
    { ref: 't.ok', distinctCount: 2, range: [false, true], sampleValues: [true, false], unit: null },
    {
      ref: 't.day',
      distinctCount: 3,
      range: ['1969-12-31', '2200-01-01'],
      sampleValues: ['2026-03-01', '1969-12-31', '2200-01-01'],
      unit: null,
    },
    {
      ref: 't.at',
      distinctCount: 2,
      range: ['2026-03-01T08:00:00Z', '2026-03-01T08:00:00.12Z'],
      sampleValues: ['2026-03-01T08:00:00Z', '2026-03-01T08:00:00.12Z'],
      unit: null,
    },
    { ref: 't.none', distinctCount: 0, range: [null, null], sampleValues: [], unit: null },
  ])
})

test('a table with more columns than one query takes is profiled as a whole', async () => {
  const names = Array.from({ length: 120 }, (_, index) => `c${index}`)
  await clickhouse.command(
    `CREATE TABLE ${server.database}.wide (${names.map((name) => `${name} Int64`).join(', ')}) ENGINE = MergeTree ORDER BY tuple()`,
  )
  await clickhouse.command(`INSERT INTO ${server.database}.wide VALUES (${names.map((_, index) => index).join(', ')})`)
  const { columns } = await new ProfileDataSource(clickhouse).table(server.database, {
    name: 'wide',
    columns: names.map((name) => ({ name, type: 'INTEGER' })),
  })
  expect(columns.map(({ sampleValues }) => sampleValues)).toEqual(names.map((_, index) => [index]))
})
