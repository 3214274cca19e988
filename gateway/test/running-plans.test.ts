import { composeServices } from '@apollo/composition'
import { type GraphRequest, type GraphResponse, silentLogger } from '@askchart/service'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'graphql'
import type { GatewayContext } from '../src/context.js'
import { createGraph } from '../src/graph/graph.js'
import { loadSupergraph } from '../src/graph/supergraph.js'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])`
const sdl = {
  left: `${LINK}
type Query { thing: Thing things: [Thing!]! size: Int ratio: Float kind: Kind name: Named on: Boolean words: [String] }
type Mutation { turnLeft(by: Int!): Int leftAgain: Int }
enum Kind { A B }
interface Named { name: String }
type Thing implements Named @key(fields: "id") { id: ID! name: String }
type Other implements Named { name: String }
type Stranger { name: String }
extend type Query { stranger: Stranger }
`,
  right: `${LINK}
type Mutation { turnRight: Int! }
type Thing @key(fields: "id") { id: ID! weight: Int }
`,
} as const

const composed = composeServices(
  Object.entries(sdl).map(([name, text]) => ({ name, typeDefs: parse(text), url: `http://${name}` })),
)
if (composed.errors) throw new Error(String(composed.errors))
const supergraph = loadSupergraph(composed.supergraphSdl)

let asked: string[] = []
beforeEach(() => {
  asked = []
})

interface Asking {
  readonly variables?: Record<string, unknown>
  readonly signal?: AbortSignal
}

/** Runs an operation over subgraphs that answer what the test says. */
async function run(
  query: string,
  answer: (request: GraphRequest, subgraph: string) => unknown,
  { variables = {}, signal }: Asking = {},
) {
  const client = (name: string) => ({
    name,
    execute(request: GraphRequest): Promise<GraphResponse> {
      parse(request.query)
      asked.push(name)
      return Promise.resolve(answer(request, name) as GraphResponse)
    },
    subscribe() {
      throw new TypeError('nothing is told here')
    },
  })
  const graph = createGraph({
    supergraph,
    clients: { left: client('left'), right: client('right') },
    afterMutation: () => undefined,
  })
  const context: GatewayContext = {
    identity: { kind: 'anonymous' },
    viewerToken: '',
    requestId: 'request',
    browser: false,
    signal: signal ?? null,
    log: silentLogger,
    setRefreshToken: () => undefined,
  }
  const planned = graph.plan(query, parse(query), null, variables)
  if (!planned) throw new TypeError('no such operation')
  const { data, errors = [] } = await graph.execute(planned, variables, context)
  return {
    data: JSON.stringify(data),
    errors: errors.map(({ path, extensions }) => [path?.join('.'), extensions['code']]),
  }
}

describe('what a subgraph answers', () => {
  test.each([
    ['{ size }', { size: 2 ** 31 }, 'size'],
    ['{ size }', { size: 1.5 }, 'size'],
    ['{ size }', { size: '1' }, 'size'],
    ['{ ratio }', { ratio: Infinity }, 'ratio'],
    ['{ ratio }', { ratio: NaN }, 'ratio'],
    ['{ kind }', { kind: 'C' }, 'kind'],
    ['{ kind }', { kind: 'constructor' }, 'kind'],
    ['{ on }', { on: 'true' }, 'on'],
    ['{ words }', { words: 'text' }, 'words'],
    ['{ thing { name } }', { thing: 'text' }, 'thing'],
    ['{ thing { name } }', { thing: [{ name: 'text' }] }, 'thing'],
    ['{ thing { name } }', { thing: { __typename: 'Stranger', name: 'text' } }, 'thing'],
    ['{ name { name } }', { name: { __typename: 'Stranger', name: 'text' } }, 'name'],
    ['{ name { name } }', { name: { __typename: 'toString', name: 'text' } }, 'name'],
  ])('%s: %j is null, and its error says where', async (query, data, path) => {
    expect(await run(query, () => ({ data: { ...data } }))).toEqual({
      data: `{"${path}":null}`,
      errors: [[path, 'INCOMPLETE']],
    })
  })

  test('one item of a list that is no word costs that item', async () => {
    expect(await run('{ words }', () => ({ data: { words: ['a', 5, null, 'b'] } }))).toEqual({
      data: '{"words":["a",null,null,"b"]}',
      errors: [['words.1', 'INCOMPLETE']],
    })
  })

  test('the largest and the smallest whole numbers fit', async () => {
    const data = { a: 2 ** 31 - 1, b: -(2 ** 31) }
    expect(await run('{ a: size b: size }', () => ({ data }))).toEqual({ data: JSON.stringify(data), errors: [] })
  })

  test.each([{}, { data: null }, { data: null, errors: [] }, { data: 'text' }, { data: [] }])(
    '%j is not taken for an answer of nulls',
    async (answer) => {
      const errors = [[undefined, 'INTERNAL_SERVER_ERROR']]
      expect(await run('{ size }', () => answer)).toEqual({ data: '{"size":null}', errors })
      const things = { data: { things: [{ __typename: 'Thing', id: '1' }] } }
      const onEntities = await run('{ things { weight } }', (_request, subgraph) =>
        subgraph === 'left' ? things : answer,
      )
      expect(onEntities).toEqual({ data: '{"things":[{"weight":null}]}', errors })
    },
  )

  test('names of prototypes stand for nothing', async () => {
    const data: unknown = JSON.parse(
      '{ "thing": { "__proto__": { "name": "text" }, "constructor": { "prototype": { "name": "text" } } } }',
    )
    expect(await run('{ thing { name toString: name } }', () => ({ data }))).toEqual({
      data: '{"thing":{"name":null,"toString":null}}',
      errors: [],
    })
    expect('name' in {}).toBe(false)
  })

  test('an entity that is no object is null, and what else is known of it stays', async () => {
    const answer = (_request: GraphRequest, subgraph: string): unknown =>
      subgraph === 'left'
        ? { data: { things: [1, 2, 3].map((id) => ({ __typename: 'Thing', id: String(id) })) } }
        : { data: { _entities: [{ weight: 1 }, 'text', { __typename: 'Stranger', weight: 3 }] } }
    expect(await run('{ things { __typename weight } }', answer)).toEqual({
      data: '{"things":[{"__typename":"Thing","weight":1},{"__typename":"Thing","weight":null},{"__typename":"Thing","weight":3}]}',
      errors: [[undefined, 'INTERNAL_SERVER_ERROR']],
    })
  })
})

describe('conditions', () => {
  const mutation = 'mutation ($by: Boolean = true) { leftAgain turnRight @include(if: $by) }'
  const answer = (_request: GraphRequest, subgraph: string): unknown => ({
    data: subgraph === 'left' ? { leftAgain: 1 } : { turnRight: 2 },
  })

  test('one that is neither true nor false is refused before anything is done', async () => {
    expect(await run(mutation, answer, { variables: { by: null } })).toMatchObject({
      errors: [[undefined, 'BAD_USER_INPUT']],
    })
    expect(asked).toEqual([])
  })

  test.each([
    [{}, ['left', 'right'], '{"leftAgain":1,"turnRight":2}'],
    [{ by: true }, ['left', 'right'], '{"leftAgain":1,"turnRight":2}'],
    [{ by: false }, ['left'], '{"leftAgain":1}'],
  ])('with the variables %j the subgraphs %j are asked', async (variables, subgraphs, data) => {
    expect(await run(mutation, answer, { variables })).toEqual({ data, errors: [] })
    expect(asked).toEqual(subgraphs)
  })

  test('an object of which all is left out is asked for, and empty', async () => {
    const query =
      '{ thing { name @skip(if: true) } again: thing { ...F } } fragment F on Thing { id @include(if: false) }'
    const data = { thing: { __typename: 'Thing' }, again: null }
    expect(await run(query, () => ({ data }))).toEqual({ data: '{"thing":{},"again":null}', errors: [] })
  })

  test('nobody is asked where all is left out, or only the schema is asked for', async () => {
    expect(await run('{ size @skip(if: true) }', () => ({}))).toEqual({ data: '{}', errors: [] })
    const query =
      'query ($name: String = "Kind") { __type(name: $name) { name @include(if: true) kind @skip(if: true) } }'
    expect(await run(query, () => ({}))).toEqual({ data: '{"__type":{"name":"Kind"}}', errors: [] })
    expect(asked).toEqual([])
  })
})

describe('a mutation', () => {
  test('is done in its order over several subgraphs, also after what fails', async () => {
    const answer = ({ query }: GraphRequest): unknown => {
      if (query.includes('turnRight')) return { data: null, errors: [{ message: 'no', path: ['turnRight'] }] }
      return { data: query.includes('leftAgain') ? { leftAgain: 1 } : { turnLeft: 1 } }
    }
    expect(await run('mutation { turnLeft(by: 1) turnRight leftAgain }', answer)).toEqual({
      data: 'null',
      errors: [['turnRight', 'DOWNSTREAM_SERVICE_ERROR']],
    })
    expect(asked).toEqual(['left', 'right', 'left'])
  })
})

describe('a client that goes away', () => {
  test('leaves a query where it is', async () => {
    const gone = new AbortController()
    await run(
      '{ thing { weight } }',
      () => {
        gone.abort()
        return { data: { thing: { __typename: 'Thing', id: '1' } } }
      },
      { signal: gone.signal },
    )
    expect(asked).toEqual(['left'])
  })

  test('leaves no mutation half done', async () => {
    const gone = new AbortController()
    await run(
      'mutation { turnLeft(by: 1) turnRight }',
      () => {
        gone.abort()
        return { data: { turnLeft: 1, turnRight: 1 } }
      },
      { signal: gone.signal },
    )
    expect(asked).toEqual(['left', 'right'])
  })
})
