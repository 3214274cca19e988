import { isDeepStrictEqual } from 'node:util'
import { type GraphClient, silentLogger } from '@askchart/service'
import { randomFrom } from '@askchart/testing'
import { expect, test } from '@jest/globals'
import {
  buildSchema,
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  parse,
  printSchema,
  validate,
} from 'graphql'
import type { GatewayContext } from '../src/context.js'
import { createGraph, type PlannedOperation } from '../src/graph/graph.js'
import { loadSupergraph } from '../src/graph/supergraph.js'
import { createRandomGraph } from './harness/random-graph.js'
import { RandomSelections } from './harness/random-selections.js'
import { RandomValues } from './harness/random-values.js'
import { spoiled } from './harness/spoiled-answers.js'
import { stockAnswer, withTypes } from './harness/stock.js'

const OPERATIONS = 40
const LEVELS = 6
/** What the planner asks for itself, and names that it or the gateway might make. */
const KEYS = ['id', 'code', 'value', 'pages', 'heavy', 'size', 'width', 'label__alias_0', 'alias_id_1']

const context: GatewayContext = {
  identity: { kind: 'anonymous' },
  viewerToken: '',
  requestId: 'request',
  browser: false,
  signal: null,
  log: silentLogger,
  setRefreshToken: () => undefined,
}
const graph = createRandomGraph()
const supergraph = loadSupergraph(graph.supergraphSdl)
/** It takes what `four` says an item is, and the promises of an interface for those of the object. */
const beyondStock = new Set([
  ...['Item', 'Book', 'Film'].flatMap((type) => ['rating', 'fans', 'rank'].map((field) => `${type}.${field}`)),
  'Named.tone',
  'Named.label',
  'Named.name',
])
/** All that fails is told where no null goes further up. */
const withoutPromises = buildSchema(printSchema(supergraph.apiSchema).replaceAll('!', ''))

interface Asked {
  readonly query: string
  readonly document: DocumentNode
  readonly variables: Record<string, unknown>
}

interface Wanted {
  /** Names that are taken for aliases more often. */
  readonly keys: readonly string[]
  readonly without?: ReadonlySet<string>
  readonly change?: (query: string) => string
}

function drawOperation(seed: number, { keys, without = new Set(), change = (query) => query }: Wanted): Asked {
  const random = randomFrom(seed)
  const root = supergraph.apiSchema.getQueryType()
  if (!root) throw new TypeError('nothing can be asked')
  for (;;) {
    const values = new RandomValues(random)
    const selections = new RandomSelections({ schema: supergraph.apiSchema, values, without, keys })
    const body = selections.set(root, selections.scope(), LEVELS)
    const query = change([`query${values.declarations} ${body}`, ...selections.fragments].join('\n'))
    const document = parse(query)
    if (validate(supergraph.apiSchema, document).length === 0) return { query, document, variables: values.given }
  }
}

async function answerTo({ query, document, variables }: Asked, clients: Readonly<Record<string, GraphClient>>) {
  const running = createGraph({ supergraph, clients, afterMutation: () => undefined })
  const planned = running.plan(query, document, null, variables)
  if (!planned) throw new TypeError('it cannot be planned')
  const { data, errors = [] } = await running.execute(planned, variables, context)
  return { planned, data, errors }
}

const toldAt = ({ path, message }: GraphQLError | GraphQLFormattedError): string => `${path?.join('.')}: ${message}`
const failures = (errors: readonly GraphQLFormattedError[] | undefined): readonly GraphQLFormattedError[] =>
  (errors ?? []).filter(({ message }) => message.startsWith('fails at'))
/** Fields asked for because others require them, and those of the subgraph that is asked for too much. */
const mayBeUnasked = /^fails at \w+:\d\.(pages|heavy|size|rating|fans|rank)\{/

test.each([11, 21, 31])(
  'a graph of subgraphs answers as one server would, null by null and error by error, seed %i',
  async (seed) => {
    let failing = 0
    for (let index = 0; index < OPERATIONS; index += 1) {
      const asked = drawOperation(seed * 100 + index, { keys: KEYS })
      const { data, errors } = await answerTo(asked, graph.clients(index))
      const one = graph.oracle(index, supergraph.apiSchema, asked.document, asked.variables)
      const said = { seed, index, query: asked.query, variables: asked.variables }
      expect({ ...said, data: JSON.stringify(data, null, 1) }).toEqual({
        ...said,
        data: JSON.stringify(one.data, null, 1),
      })
      const all = graph.oracle(index, withoutPromises, asked.document, asked.variables)
      const paths = new Set(all.errors?.map(({ path }) => path?.join('.')))
      const expected = new Set(all.errors?.map(toldAt))
      const unexpected = errors.filter((error) =>
        error.message.startsWith('fails at')
          ? !expected.has(toldAt(error)) && !mayBeUnasked.test(error.message)
          : !error.message.startsWith('Cannot return null') && !paths.has(error.path?.join('.')),
      )
      expect({ ...said, unexpected }).toEqual({ ...said, unexpected: [] })
      const isTold = failures(one.errors).length === 0 || errors.length > 0
      expect({ ...said, isTold }).toEqual({ ...said, isTold: true })
      if (errors.length > 0) failing += 1
    }
    expect(failing).toBeGreaterThan(OPERATIONS / 10)
  },
)

/** Whether data are what the schema promises of an operation, no more and no less. */
function fit({ document, variables }: Asked, data: unknown): ExecutionResult {
  const result = execute({
    schema: supergraph.apiSchema,
    document,
    rootValue: data,
    variableValues: variables,
    fieldResolver: (source: Record<string, unknown>, _args, _context, { path }) => source[path.key],
  })
  if (result instanceof Promise) throw new TypeError('nothing here has to be waited for')
  return result
}

test.each([11, 21, 31])(
  'what subgraphs should not answer costs no more than its place, and no more than with the executor of @apollo/gateway, seed %i',
  async (seed) => {
    const seen = { whole: 0, compared: 0 }
    for (let index = 0; index < OPERATIONS; index += 1) {
      const asked = drawOperation(seed * 100 + index, { keys: [], without: beyondStock, change: withTypes })
      const ofEntities: unknown[] = []
      const clients = graph.clients(index, (subgraph, request, answer) => {
        const before = structuredClone(answer)
        const after = spoiled(index, subgraph, request, answer)
        if ('representations' in (request.variables ?? {}) && !isDeepStrictEqual(before, after)) ofEntities.push(after)
        return after
      })
      const { planned, data, errors } = await answerTo(asked, clients)
      const said = { seed, index, query: asked.query, variables: asked.variables, errors }
      if (data === null) expect(errors).not.toEqual([])
      else expect({ ...said, ...fit(asked, data) }).toEqual({ ...said, data })
      const strange = errors.filter(({ path }) => path?.some((step) => step === '@' || step === '_entities'))
      expect({ ...said, strange }).toEqual({ ...said, strange: [] })
      if (data !== null) seen.whole += 1
      if (ofEntities.length > 0 || isBeyondStock(planned, errors)) continue
      const stock = await stockAnswer({ supergraph, clients, planned, asked, viewerToken: '' })
      if (!stock) continue
      expect({ ...said, data }).toEqual({ ...said, data: stock.data })
      seen.compared += 1
    }
    expect(seen.whole).toBeGreaterThan(OPERATIONS / 2)
    expect(seen.compared).toBeGreaterThan(OPERATIONS / 8)
  },
)

/**
 * That executor believes what a subgraph says an entity is, takes a list for an object without fields, loses what is empty, 0 or false where the planner renames, and
 * does not know what was planned under another name.
 */
const isBeyondStock = ({ plan }: PlannedOperation, errors: readonly GraphQLError[]): boolean =>
  errors.some(({ message }) => message.startsWith('No object found')) || JSON.stringify(plan).includes('alias_')
