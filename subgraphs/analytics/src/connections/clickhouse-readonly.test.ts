import { aViewer, testClickHouse } from '@askchart/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type ClickHouseUser, startClickHouseUser } from '../../test/clickhouse-user.js'
import { connect, connectedDataset, rowsOf } from '../../test/connected.js'
import { type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

const editor = aViewer('EDITOR')
const kind = 'CLICKHOUSE'
const own = await testClickHouse()

let analytics: RunningAnalytics
let user: ClickHouseUser
let url: string
beforeAll(async () => {
  analytics = await runAnalytics()
  user = await startClickHouseUser(own.url)
  url = `${user.url.replace(/\/$/, '')}/${own.database}`
  for (const query of [
    'CREATE TABLE clients (id UInt32, name String) ENGINE = MergeTree ORDER BY id',
    'CREATE TABLE visits (client_id UInt32, spent UInt32) ENGINE = MergeTree ORDER BY client_id',
    "INSERT INTO clients VALUES (1, 'Ada'), (2, 'Bob')",
    'INSERT INTO visits VALUES (1, 10), (1, 20), (2, 5)',
  ])
    await own.client.command({ query })
})
afterAll(async () => {
  await analytics.stop()
  await user.stop()
  await own.drop()
})

const ask = (datasetId: string) =>
  rowsOf(analytics, editor, {
    datasetId,
    measures: [{ column: 'visits.spent', aggregate: 'SUM' }],
    dimensions: [{ column: 'clients.name' }],
  })
const ANSWER = [
  ['Ada', 30],
  ['Bob', 5],
]

test.each([0, 2] as const)('a user with readonly = %i is connected and asked', async (readonly) => {
  user.is(readonly)
  const { id, notes } = await connectedDataset(analytics, editor, url, { kind })
  expect(notes).toEqual([])
  expect(await ask(id)).toEqual(ANSWER)
})

test('a user with readonly = 1 is refused, and which readonly is needed is said', async () => {
  user.is(1)
  const outcome = await connect(analytics, editor, url, { kind })
  expect(outcome).toEqual({
    message:
      'This user is read-only in a way that allows no settings (readonly = 1). Give its profile readonly = 2, which reads as little and lets a query say how it joins.',
  })
})

test('a user who becomes one with readonly = 1 is told so with the next question', async () => {
  user.is(2)
  const { id } = await connectedDataset(analytics, editor, url, { kind })
  user.is(1)
  await expect(ask(id)).rejects.toThrow(/readonly = 2/)
  user.is(2)
  expect(await ask(id)).toEqual(ANSWER)
})
