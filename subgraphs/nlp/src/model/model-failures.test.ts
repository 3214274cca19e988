import { createServer } from 'node:http'
import {
  aViewer,
  bestOfThree,
  type ModelReply,
  modelReply,
  type ModelServer,
  startModelServer,
  timed,
} from '@askchart/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { analyze } from '../../test/analyze.js'
import { amountByRegion, clueless, comparing, TAKINGS, unsure } from '../../test/model-readings.js'
import { aModelConfig, type ModelRoom, openModelRoom } from '../../test/model-room.js'
import { aReading } from '../../test/scripted-reader.js'

const { closes, floods, hangs, reads, refuses, trickles, writes } = modelReply
const me = aViewer()
let server: ModelServer
let room: ModelRoom
let opened: ModelRoom | null = null

beforeAll(async () => {
  server = await startModelServer()
  room = await openModelRoom(aModelConfig(server.url, { dollarsPerDay: 1_000 }))
})
beforeEach(() => {
  server.calls.length = 0
  room.reader.outcome = unsure
})
afterEach(async () => {
  await opened?.stop()
  opened = null
})
afterAll(async () => {
  await room.stop()
  await server.stop()
})

const ask = async (of: ModelRoom = room): Promise<unknown> =>
  (await analyze(of, me, { datasetId: of.dataset(me), prompt: TAKINGS })).data?.['analyzePrompt']
const impatient = async (patience: Parameters<typeof aModelConfig>[1] = {}): Promise<ModelRoom> => {
  opened = await openModelRoom(aModelConfig(server.url, patience))
  opened.reader.outcome = unsure
  return opened
}

/** The offline reading, whole, with what became of the model. */
const flagged = (modelFailure: string) => ({
  ...aReading(TAKINGS, { confidence: 0.4 }),
  orientation: null,
  title: null,
  __typename: 'Analysis',
  id: expect.any(String),
  engine: 'OFFLINE',
  modelFailure,
  elapsedMs: expect.any(Number),
})

const withMeasure = (measure: object): object => amountByRegion({}, { measures: [measure], orderBy: null })
const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

describe('an answer that is no reading of this dataset gives a flagged offline answer', () => {
  test.each<[string, ModelReply]>([
    ['a web page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>')],
    ['broken JSON', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": ')],
    ['JSON of another kind', (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('[1]')],
    ['ten megabytes', floods(amountByRegion())],
    ['prose', writes('Sure! Here is your chart.')],
    ['SQL', writes('SELECT region, sum(amount) FROM sales GROUP BY region; DROP TABLE sales')],
    ['an empty object', writes('{}')],
    ['no text', writes(null)],
    ['half an answer', writes(JSON.stringify({ reading: amountByRegion() }), { finish: 'length' })],
    ['forty thousand levels', writes(`{"reading": ${nested(40_000)}}`)],
    ['SQL in the place of a query', reads(amountByRegion({ query: 'DROP TABLE sales' }))],
    ['SQL beside the query', reads(amountByRegion({}, { sql: 'DROP TABLE sales' }))],
    ['SQL for an aggregate', reads(withMeasure({ column: 'sales.amount', aggregate: 'SUM); DROP TABLE sales' }))],
    ['an invented column', reads(withMeasure({ column: 'sales.takings', aggregate: 'SUM' }))],
    ['SQL for a column', reads(withMeasure({ column: 'sales.amount FROM system.users', aggregate: 'SUM' }))],
    ['an invented column in a filter', reads(amountByRegion({}, comparing('sales.secret', 'EQ', ['x'])))],
    ["another tenant's table", reads(withMeasure({ column: 'other.amount', aggregate: 'SUM' }))],
    ['a mark that is none', reads(amountByRegion({ mark: 'HOLOGRAM' }))],
    ['a limit out of bounds', reads(amountByRegion({}, { limit: 1e9 }))],
    ['the sum of a text', reads(withMeasure({ column: 'sales.region', aggregate: 'SUM' }))],
  ])('%s', async (_name, reply) => {
    server.replies = [reply]
    expect(await ask()).toEqual(flagged('UNUSABLE_ANSWER'))
    // It was an answer, though none of use: to ask again costs again.
    expect(server.calls).toHaveLength(1)
  })

  test('also where there is no offline reading: the refusal says so', async () => {
    room.reader.outcome = clueless
    server.replies = [writes('DROP TABLE sales')]
    expect(await ask()).toMatchObject({
      __typename: 'CannotAnswer',
      message:
        'Nothing in this dataset is called "takings". The language model was asked, too, and gave no answer that fits this dataset.',
      unknown: ['takings'],
    })
  })

  test('while a value that looks like SQL is a value, which analytics binds', async () => {
    const value = "x'; DROP TABLE sales --"
    server.replies = [reads(amountByRegion({}, comparing('sales.region', 'EQ', [value])))]
    expect(await ask()).toMatchObject({
      engine: 'LANGUAGE_MODEL',
      query: { filter: { compare: { column: 'sales.region', operator: 'EQ', values: [value] } } },
    })
  })
})

describe('no answer gives a flagged offline answer', () => {
  test.each<[string, ModelReply]>([
    ['says nothing', hangs],
    ['never comes to an end', trickles],
  ])('within the deadline where the server %s', async (_name, reply) => {
    const quick = await impatient({ patience: { deadlineMs: 150 } })
    const asked = async (): Promise<void> => {
      server.replies = [reply]
      server.calls.length = 0
      expect(await ask(quick)).toEqual(flagged('TIMED_OUT'))
      expect(server.calls).toHaveLength(1)
    }
    expect(await bestOfThree(4_000, () => timed(asked))).toBeLessThan(4_000)
  })

  test.each<[string, ModelReply, number]>([
    ['closes the connection', closes, 3],
    ['breaks', refuses(500), 3],
    ['is overloaded', refuses(429), 3],
    ['does not know the key', refuses(401), 1],
    ['does not know the model', refuses(404), 1],
    ['does not take the request', refuses(400), 1],
  ])('where the server %s', async (_name, reply, attempts) => {
    server.replies = [reply]
    expect(await ask()).toEqual(flagged('UNAVAILABLE'))
    expect(server.calls).toHaveLength(attempts)
  })

  test('where nobody listens', async () => {
    opened = await openModelRoom(aModelConfig('http://127.0.0.1:9/v1'))
    opened.reader.outcome = unsure
    expect(await ask(opened)).toEqual(flagged('UNAVAILABLE'))
  })

  test('where the server leads elsewhere, and nothing goes there', async () => {
    const reached: string[] = []
    const canary = createServer((request, response) => {
      reached.push(request.url ?? '')
      response.end()
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => canary.once('listening', resolve))
    const address = canary.address()
    const location = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/steal`
    server.replies = [(response) => response.writeHead(307, { location }).end()]
    const analysis = await ask()
    canary.closeAllConnections()
    canary.close()
    expect(reached).toEqual([])
    expect(analysis).toEqual(flagged('UNAVAILABLE'))
  })
})

describe('what passes is tried again', () => {
  test('after as long as the server asks for', async () => {
    server.replies = [refuses(429, { 'retry-after': '0.3' }), reads(amountByRegion())]
    expect(await ask()).toMatchObject({ engine: 'LANGUAGE_MODEL', modelFailure: null })
    const [first, second] = server.calls.map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(295)
  })

  test('twice at most', async () => {
    server.replies = [refuses(503), closes, reads(amountByRegion())]
    expect(await ask()).toMatchObject({ engine: 'LANGUAGE_MODEL' })
    server.calls.length = 0
    server.replies = [refuses(503), closes, refuses(502), reads(amountByRegion())]
    expect(await ask()).toEqual(flagged('UNAVAILABLE'))
    expect(server.calls).toHaveLength(3)
  })

  test('but not where the wait would outlast the deadline: the answer there is goes out at once', async () => {
    const asked = async (): Promise<void> => {
      server.replies = [refuses(429, { 'retry-after': '60' }), reads(amountByRegion())]
      server.calls.length = 0
      expect(await ask()).toEqual(flagged('UNAVAILABLE'))
      expect(server.calls).toHaveLength(1)
    }
    expect(await bestOfThree(4_000, () => timed(asked))).toBeLessThan(4_000)
  })
})

describe('a server that fails five times in a row', () => {
  const failing = () => impatient({ patience: { retries: 0, failuresBeforeRest: 5, restMs: 60_000 } })

  test('is left alone for a while, and asked again thereafter', async () => {
    const tired = await failing()
    server.replies = [refuses(500)]
    for (let n = 0; n < 7; n += 1) expect(await ask(tired)).toEqual(flagged('UNAVAILABLE'))
    expect(server.calls).toHaveLength(5)
    server.replies = [reads(amountByRegion())]
    const now = Date.now()
    const later = jest.spyOn(Date, 'now').mockImplementation(() => now + 60_001)
    expect(await ask(tired)).toMatchObject({ engine: 'LANGUAGE_MODEL' })
    later.mockRestore()
    expect(await ask(tired)).toMatchObject({ engine: 'LANGUAGE_MODEL' })
  })

  test('is one that fails whatever it is asked: answers of no use, and refusals of one request, do not count', async () => {
    const tired = await failing()
    server.replies = [writes('no'), refuses(400)]
    for (let n = 0; n < 7; n += 1) await ask(tired)
    expect(server.calls).toHaveLength(7)
  })
})
