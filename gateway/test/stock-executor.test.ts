import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSigner, silentLogger } from '@askchart/service'
import { randomFrom } from '@askchart/testing'
import { expect, test } from '@jest/globals'
import { type GraphQLError, parse } from 'graphql'
import type { GatewayContext } from '../src/context.js'
import { createGraph, type PlannedOperation } from '../src/graph/graph.js'
import { presentError } from '../src/graph/present-errors.js'
import { loadSupergraph } from '../src/graph/supergraph.js'
import { createDocuments } from '../src/limits/documents.js'
import { defaultLimits } from '../src/limits/limits.js'
import { randomOperation } from './harness/random-operations.js'
import { stockAnswer, withTypes } from './harness/stock.js'
import { createSubgraphs, createWorld, publish } from './harness/subgraphs.js'

const OPERATIONS = 100

test.each([11, 12])(
  'plans answer as the executor of @apollo/gateway would, seed %i',
  async (seed) => {
    const folder = await mkdtemp(join(tmpdir(), 'executor-'))
    const gateway = await createSigner('gateway', join(folder, 'gateway.json'))
    const users = await createSigner('users', join(folder, 'users.json'))
    const world = createWorld()
    publish(world, { chartId: 'chart_1', version: 4, authorId: 'user_bob', note: 'a note' })
    world.lookers = ['Ada']
    const { clients, supergraphSdl } = createSubgraphs(world, { gateway, users })
    const supergraph = loadSupergraph(supergraphSdl)
    const graph = createGraph({ supergraph, clients, afterMutation: () => undefined })
    const documents = createDocuments({ schema: supergraph.apiSchema, limits: defaultLimits, explorable: false })
    const context: GatewayContext = {
      identity: { kind: 'anonymous' },
      viewerToken: await gateway.sign({ kind: 'user', id: 'user_ada', workspaces: [] }, 'viewer', 600),
      requestId: 'request',
      browser: false,
      signal: null,
      log: silentLogger,
      setRefreshToken: () => undefined,
    }

    const { viewerToken } = context
    async function stock(
      planned: PlannedOperation,
      query: string,
      variables: Record<string, unknown>,
    ): Promise<object> {
      const asked = { document: parse(query), variables }
      const answer = await stockAnswer({ supergraph, clients: { ...clients }, planned, asked, viewerToken })
      return comparable(
        answer?.data,
        (answer?.errors ?? []).map((error) => presentError(error, context)),
      )
    }

    const random = randomFrom(seed)
    let failing = 0
    for (let index = 0; index < OPERATIONS; index += 1) {
      const pair =
        index % 3 === 0
          ? { subscription: 'looking', query: 'lastLooking', given: { chartId: 'chart_1' } }
          : { subscription: 'counted', query: 'lastEdit', given: { chartId: 'chart_2' } }
      const drawn = randomOperation(
        {
          schema: supergraph.apiSchema,
          random,
          without: new Set(),
          fits: (text) => 'document' in documents.prepare(text),
        },
        pair,
      )
      // What the planner mixes up is planned under other names, which the other executor does not know.
      if (drawn.traits.has('an alias that is the name of a key')) continue
      const { variables } = drawn
      const query = withTypes(drawn.query)
      const planned = graph.plan(query, parse(query), null, variables)
      if (!planned) throw new TypeError('it cannot be planned')
      const { data, errors = [] } = await graph.execute(planned, variables, context)
      if (errors.length > 0) failing += 1
      expect({ index, query, variables, ...comparable(data, errors) }).toEqual({
        index,
        query,
        variables,
        ...(await stock(planned, query, variables)),
      })
    }
    expect(failing).toBeGreaterThan(OPERATIONS / 25)
  },
  60_000,
)

/**
 * Subgraphs are asked at the same time, so that errors come in any order. That executor puts the fields of an object in
 * another order than GraphQL says, and counts wrongly in paths of errors where entities of a list are of several types.
 */
const comparable = (data: unknown, errors: readonly GraphQLError[]): object => ({
  data,
  errors: errors
    .map(({ message, path, extensions }) => [message, JSON.stringify(extensions), path?.filter(isName)].join(' '))
    .sort(),
})
const isName = (step: string | number): boolean => typeof step === 'string'
