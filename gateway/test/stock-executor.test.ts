import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildOperationContext, executeQueryPlan } from '@apollo/gateway'
import { createSigner, type GraphClient, silentLogger } from '@askchart/service'
import { randomFrom } from '@askchart/testing'
import { expect, test } from '@jest/globals'
import { type FieldNode, type GraphQLError, Kind, parse, print, visit } from 'graphql'
import type { GatewayContext } from '../src/context.js'
import { createGraph } from '../src/graph/graph.js'
import { presentError } from '../src/graph/present-errors.js'
import { loadSupergraph } from '../src/graph/supergraph.js'
import { createDocuments } from '../src/limits/documents.js'
import { defaultLimits } from '../src/limits/limits.js'
import { randomOperation } from './harness/random-operations.js'
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
    const byName: Readonly<Record<string, GraphClient>> = clients
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

    async function stock(query: string, variables: Record<string, unknown>): Promise<object> {
      const document = parse(query)
      const planned = graph.plan(query, document, null)
      const services = Object.entries(byName).map(([name, client]) => [
        name,
        {
          process: ({ request }: { request: { query?: string; variables?: Record<string, unknown> } }) =>
            client.execute(
              { query: request.query ?? '', variables: request.variables },
              { viewerToken: context.viewerToken, requestId: 'request' },
            ),
        },
      ])
      const request = { request: { variables }, logger: silentLogger, metrics: {}, context: {} }
      const { data, errors = [] } = await executeQueryPlan(
        planned?.plan as never,
        Object.fromEntries(services) as never,
        request as never,
        buildOperationContext({ schema: supergraph.apiSchema, operationDocument: document }),
        supergraph.supergraphSchema,
        supergraph.internalApiSchema,
      )
      return comparable(
        data,
        errors.map((error) => presentError(error, context)),
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
      const planned = graph.plan(query, parse(query), null)
      if (!planned) throw new TypeError('it cannot be planned')
      const { data, errors = [] } = await graph.execute(planned, variables, context)
      if (errors.length > 0) failing += 1
      expect({ index, query, variables, ...comparable(data, errors) }).toEqual({
        index,
        query,
        variables,
        ...(await stock(query, variables)),
      })
    }
    expect(failing).toBeGreaterThan(OPERATIONS / 25)
  },
  60_000,
)

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
/** That executor leaves out what stands in a fragment within a fragment where it was not told what an object is. */
const withTypes = (query: string): string =>
  print(
    visit(parse(query), {
      SelectionSet: { leave: (set) => ({ ...set, selections: [TYPENAME, ...set.selections] }) },
    }),
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
