import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomFrom } from '@askchart/testing'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { GraphQLSchema } from 'graphql'
import { z } from 'zod'
import { loadSupergraph } from '../src/graph/supergraph.js'
import { createDocuments, type Documents } from '../src/limits/documents.js'
import { defaultLimits } from '../src/limits/limits.js'
import { look } from './harness/board.js'
import { startTestGateway, type TestGateway } from './harness/gateway.js'
import { type Pair, type RandomOperation, randomOperation } from './harness/random-operations.js'
import type { Trait } from './harness/random-selections.js'
import { connect, type SocketClient, until } from './harness/socket-client.js'
import { publish } from './harness/subgraphs.js'

const OPERATIONS = 40
/** Tells in whose name a subgraph was asked, which an audience's events and a person's query do not share. */
const without = new Set(['Chart.seenWith'])
const TRAITS: readonly Trait[] = [
  'an alias',
  "an alias that is another field's name",
  'an alias that is the name of a key',
  'a field twice',
  'skip',
  'include',
  'an inline fragment',
  'a named fragment',
  'a named fragment twice',
  'an interface',
  'a union',
  'lists within a list',
  '__typename',
  'an argument',
  'a variable',
  'a variable left to its default',
  'a variable not given',
  'the root field twice',
  'the root in a fragment',
]

const path = z.array(z.union([z.string(), z.number()]))
const answer = z.strictObject({
  data: z.record(z.string(), z.unknown()).nullable(),
  errors: z
    .array(
      z.strictObject({
        message: z.string(),
        path: path.optional(),
        extensions: z.record(z.string(), z.unknown()),
      }),
    )
    .optional(),
})

/** Subgraphs are asked at the same time, so that errors come in any order; what was hidden names its request. */
function inOrder(said: unknown): object {
  const parsed = answer.safeParse(said)
  if (!parsed.success) return { refused: said }
  const { data, errors = [] } = parsed.data
  return {
    data: JSON.stringify(data, null, 1),
    errors: errors.map((error) => JSON.stringify(error).replace(/(?<=Its request id is )[^"]+/, '…')).sort(),
  }
}

describe.each(['in-process', 'http'] as const)('over subgraphs reached %s', (reach) => {
  let running: TestGateway
  let schema: GraphQLSchema
  let documents: Documents
  let ada: SocketClient
  let version = 10
  beforeAll(async () => {
    running = await startTestGateway({ reach })
    schema = loadSupergraph(await readFile(join(running.folder, 'supergraph.graphql'), 'utf8')).apiSchema
    documents = createDocuments({ schema, limits: defaultLimits, explorable: false })
    ada = await connect(running)
    await ada.init(await running.accessToken('ada'))
  })
  afterAll(async () => {
    ada.close()
    await running.stop()
  })

  const fits = (text: string): boolean => 'document' in documents.prepare(text)
  const listeners = (): number => running.world.edits.listenerCount + running.world.looking.listenerCount

  /** Changes the chart, and tells. */
  function happen({ subscription, given }: Pair): void {
    version += 1
    const chart = running.world.charts.get(String(given['chartId']))
    if (chart) Object.assign(chart, { version, title: `Sales, edit ${version}` })
    if (subscription === 'looking') look(running.world, ['Ada', `Guest ${version}`])
    else {
      const authorId = ['user_ada', 'user_bob', 'user_erased'][version % 3] ?? ''
      publish(running.world, { chartId: String(given['chartId']), version, authorId, note: `note ${version}` })
    }
  }

  async function eventOf(operation: RandomOperation, pair: Pair): Promise<unknown> {
    const id = `watch-${version}`
    ada.subscribe(id, operation.subscription, operation.variables)
    await until(() => listeners() === 1 || ada.frames.some((frame) => frame.id === id))
    happen(pair)
    const event = await ada.take(id)
    ada.complete(id)
    await until(() => listeners() === 0)
    return event.payload
  }

  async function queried({ query, variables }: RandomOperation): Promise<unknown> {
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await running.accessToken('ada')}` },
      body: JSON.stringify({ query, variables }),
    })
    return response.json()
  }

  test.each([1, 2, 3])(
    `${OPERATIONS} random subscriptions tell what the same queries answer right after the event, seed %i`,
    async (seed) => {
      const random = randomFrom(seed)
      const traits = new Set<Trait>()
      let compared = 0
      let withErrors = 0
      let withEntities = 0
      for (let index = 0; index < OPERATIONS; index += 1) {
        const pair = pairFrom(random(), version)
        const operation = randomOperation({ schema, random, without, fits }, pair)
        const before = running.world.calls.analytics
        const event = await eventOf(operation, pair)
        if (running.world.calls.analytics > before) withEntities += 1
        const query = answer.parse(await queried(operation))
        const said = { seed, index, ...operation }
        expect({ ...said, ...inOrder(event) }).toEqual({ ...said, ...inOrder(query) })
        compared += 1
        if (query.errors) withErrors += 1
        operation.traits.forEach((trait) => traits.add(trait))
      }
      expect({ compared, traits: [...traits].sort() }).toEqual({ compared: OPERATIONS, traits: [...TRAITS].sort() })
      expect(withErrors).toBeGreaterThanOrEqual(OPERATIONS / 5)
      expect(OPERATIONS - withErrors).toBeGreaterThanOrEqual(OPERATIONS / 5)
      expect(withEntities).toBeGreaterThanOrEqual(OPERATIONS / 5)
    },
    120_000,
  )
})

/** One of the subscriptions, on either chart. */
function pairFrom(number: number, version: number): Pair {
  const chartId = number < 0.7 ? 'chart_1' : 'chart_2'
  const which = Math.floor(number * 100) % 6
  if (which === 0) return { subscription: 'looking', query: 'lastLooking', given: { chartId } }
  if (which === 1) return { subscription: 'counted', query: 'lastEdit', given: { chartId } }
  const since = which < 4 ? {} : { sinceVersion: version }
  return { subscription: 'chartEdited', query: 'lastEdit', given: { chartId, ...since } }
}
