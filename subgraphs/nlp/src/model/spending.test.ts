import { silentLogger } from '@askchart/service'
import {
  aViewer,
  MODEL_USAGE,
  modelReply,
  type ModelServer,
  startModelServer,
  testDatabase,
  until,
} from '@askchart/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { analyze } from '../../test/analyze.js'
import { amountByRegion, TAKINGS, unsure } from '../../test/model-readings.js'
import { aModelConfig, type ModelRoom, openModelRoom } from '../../test/model-room.js'
import { type NlpDatabase, openNlpDatabase } from '../db/database.js'
import { MAX_ANSWER_TOKENS } from './money.js'
import { SpendingDataSource } from './spending.data-source.js'

const { closes, reads, refuses, writes } = modelReply
/** 1,000 tokens at 1 dollar for a million of them and 100 at 2. */
const ONE_ANSWER = 1_200_000
const DAY = { workspaceId: 'workspace_1', day: '2026-11-23' }

describe('the money of a day', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>
  let open: NlpDatabase[]

  beforeAll(async () => {
    database = await testDatabase()
    open = [await openNlpDatabase(database.url, silentLogger), await openNlpDatabase(database.url, silentLogger)]
  })
  afterAll(async () => {
    await Promise.all(open.map((one) => one.close()))
    await database.drop()
  })

  test('is never reserved twice, by however many processes at once', async () => {
    const processes = open.flatMap((one) => Array<SpendingDataSource>(20).fill(new SpendingDataSource(one)))
    const granted = await Promise.all(processes.map((spending) => spending.reserve({ ...DAY, amount: 30 }, 100)))
    expect(granted.filter(Boolean)).toHaveLength(3)
    expect(await processes[0]?.reserve({ ...DAY, amount: 11 }, 100)).toBe(false)
    expect(await processes[0]?.reserve({ ...DAY, amount: 10 }, 100)).toBe(true)
  })

  test('is given back where less was used, and is of one workspace and one day', async () => {
    const [spending] = open.map((one) => new SpendingDataSource(one))
    const first = { ...DAY, workspaceId: 'workspace_2', amount: 100 }
    expect(await spending?.reserve(first, 100)).toBe(true)
    expect(await spending?.reserve({ ...first, amount: 1 }, 100)).toBe(false)
    expect(await spending?.reserve({ ...first, workspaceId: 'workspace_3' }, 100)).toBe(true)
    expect(await spending?.reserve({ ...first, day: '2026-11-24' }, 100)).toBe(true)
    await spending?.settle(first, 60)
    expect(await spending?.reserve({ ...first, amount: 41 }, 100)).toBe(false)
    expect(await spending?.reserve({ ...first, amount: 40 }, 100)).toBe(true)
  })
})

describe('asking the language model', () => {
  const me = aViewer()
  let now: Date
  let server: ModelServer
  let room: ModelRoom

  beforeAll(async () => {
    server = await startModelServer()
  })
  beforeEach(() => {
    now = new Date('2026-11-23T12:00:00Z')
    server.calls.length = 0
    server.replies = [reads(amountByRegion())]
  })
  afterEach(() => room.stop())
  afterAll(() => server.stop())

  const open = async (dollarsPerDay: number): Promise<void> => {
    room = await openModelRoom(aModelConfig(server.url, { dollarsPerDay }), () => now)
    room.reader.outcome = unsure
  }
  const ask = async (): Promise<unknown> =>
    (await analyze(room, me, { datasetId: room.dataset(me), prompt: TAKINGS })).data?.['analyzePrompt']
  const spent = async (): Promise<unknown> =>
    (await room.sql('select day::text, nano_dollars::float as nano from nlp.model_spending order by day')).map(
      ({ day, nano }) => [day, nano],
    )
  /** What is put aside for the request that the server got last, by its size. */
  const worst = (): number => (Buffer.byteLength(server.calls.at(-1)?.text ?? '') * 1 + MAX_ANSWER_TOKENS * 2) * 1_000

  test('costs what the server counted, a day at a time', async () => {
    await open(1)
    await ask()
    await ask()
    expect(await spent()).toEqual([['2026-11-23', 2 * ONE_ANSWER]])
    now = new Date('2026-11-24T00:00:00Z')
    await ask()
    expect(await spent()).toEqual([
      ['2026-11-23', 2 * ONE_ANSWER],
      ['2026-11-24', ONE_ANSWER],
    ])
  })

  test('stops where the budget of the day is spent, for two who ask at once as for one', async () => {
    await open(0.02)
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    server.replies = [(response, call) => void held.then(() => reads(amountByRegion())(response, call))]
    // Both together would pass the budget, though neither has been answered yet and each alone is within it.
    const both = [ask(), ask()]
    const first = await Promise.race(both)
    expect(first).toMatchObject({ engine: 'OFFLINE', modelFailure: 'BUDGET_SPENT', confidence: 0.4 })
    await until('the other request', () => server.calls.length === 1)
    expect(2 * worst()).toBeGreaterThan(0.02 * 1e9)
    release()
    expect(await Promise.all(both)).toContainEqual(expect.objectContaining({ engine: 'LANGUAGE_MODEL' }))
    expect(server.calls).toHaveLength(1)
    expect(await spent()).toEqual([['2026-11-23', ONE_ANSWER]])
    // What was put aside and not used is there again.
    expect(await ask()).toMatchObject({ engine: 'LANGUAGE_MODEL' })
  })

  test('never starts where one request could cost more than the budget', async () => {
    await open(0.001)
    expect(await ask()).toMatchObject({ modelFailure: 'BUDGET_SPENT' })
    expect(server.calls).toEqual([])
    expect(await spent()).toEqual([])
  })

  test('costs nothing where the server refuses, and the most it may where that cannot be known', async () => {
    await open(1)
    server.replies = [refuses(503), refuses(429), refuses(400)]
    await ask()
    expect(await spent()).toEqual([['2026-11-23', 0]])
    server.replies = [closes, reads(amountByRegion())]
    server.calls.length = 0
    await ask()
    expect(await spent()).toEqual([['2026-11-23', worst() + ONE_ANSWER]])
  })

  test('costs what was used where the answer is of no use, and the most it may where the server does not count', async () => {
    await open(1)
    server.replies = [writes('DROP TABLE sales'), writes('DROP TABLE sales', { usage: null })]
    await ask()
    expect(await spent()).toEqual([['2026-11-23', ONE_ANSWER]])
    await ask()
    expect(await spent()).toEqual([['2026-11-23', ONE_ANSWER + worst()]])
  })

  test('and claims without measure are believed up to a million dollars, and end the day', async () => {
    await open(1)
    server.replies = [writes('{"reading": null}', { usage: { ...MODEL_USAGE, completion_tokens: 9e15 } })]
    expect(await ask()).toMatchObject({ modelFailure: 'NO_READING' })
    expect(await spent()).toEqual([['2026-11-23', 1e15]])
    expect(await ask()).toMatchObject({ modelFailure: 'BUDGET_SPENT' })
  })

  test('is forgotten after thirty days', async () => {
    await open(1)
    await ask()
    now = new Date('2026-12-23T12:00:00Z')
    await ask()
    now = new Date('2026-12-24T12:00:00Z')
    await room.restart()
    await until('the purge', async () => JSON.stringify(await spent()) === JSON.stringify([['2026-12-23', ONE_ANSWER]]))
  })
})
