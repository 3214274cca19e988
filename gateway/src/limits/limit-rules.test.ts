import { bestOfThree } from '@askchart/testing'
import { describe, expect, test } from '@jest/globals'
import { buildSchema, getIntrospectionQuery } from 'graphql'
import { createDocuments } from './documents.js'
import { defaultLimits } from './limits.js'

const schema = buildSchema(`
  directive @mark repeatable on FIELD | QUERY | FRAGMENT_SPREAD
  type Query { chart(id: ID): Chart title: String }
  type Mutation { signOut: Boolean generateChart(prompt: String): Chart refineChart(prompt: String): Chart deleteChart(id: ID!): Boolean }
  type Chart { id: ID title: String next: Chart charts: [Chart] }
`)
const documents = createDocuments({ schema, limits: defaultLimits, explorable: true })
const hidden = createDocuments({ schema, limits: defaultLimits, explorable: false })
const codesOf = (query: string, of = documents): unknown[] => {
  const prepared = of.prepare(query)
  return 'errors' in prepared ? prepared.errors.map((error) => error.extensions['code']) : []
}
const nested = (levels: number): string => `{ chart ${'{ next '.repeat(levels - 2)} { id } ${'}'.repeat(levels - 2)} }`
const aliases = (count: number, field = 'title'): string =>
  `{ ${Array.from({ length: count }, (_none, index) => `a${index}: ${field}`).join(' ')} }`

describe('the limits of a document', () => {
  test('ten levels pass, eleven do not', () => {
    expect(codesOf(nested(10))).toEqual([])
    expect(codesOf(nested(11))).toEqual(['LIMIT_EXCEEDED'])
  })

  test('levels add up through fragments', () => {
    const deep = `fragment Deep on Chart { next { next { next { next { next { id } } } } } }`
    expect(codesOf(`{ chart { next { next { next { ...Deep } } } } } ${deep}`)).toEqual([])
    expect(codesOf(`{ chart { next { next { next { next { ...Deep } } } } } } ${deep}`)).toEqual(['LIMIT_EXCEEDED'])
  })

  test('a hundred aliases pass, one more does not, of __typename too', () => {
    expect(codesOf(aliases(100))).toEqual([])
    expect(codesOf(aliases(101))).toEqual(['LIMIT_EXCEEDED'])
    expect(codesOf(aliases(101, '__typename'))).toEqual(['LIMIT_EXCEEDED'])
  })

  test('aliases in a fragment count as often as it is spread', () => {
    const spreads = Array.from({ length: 51 }, () => '...Two').join(' ')
    expect(codesOf(`{ chart { ${spreads} } } fragment Two on Chart { a: id b: id }`)).toEqual(['LIMIT_EXCEEDED'])
  })

  test('500 times the same field is refused', () => {
    expect(codesOf(`{ ${'title '.repeat(500)} }`)).toEqual(['LIMIT_EXCEEDED'])
  })

  test('60 directives are refused, 50 are not', () => {
    expect(codesOf(`{ title ${'@mark '.repeat(50)} }`)).toEqual([])
    expect(codesOf(`{ title ${'@mark '.repeat(60)} }`)).toEqual(['LIMIT_EXCEEDED'])
    expect(codesOf(`query ${'@mark '.repeat(30)} { title ${'@mark '.repeat(30)} }`)).toEqual(['LIMIT_EXCEEDED'])
  })

  test.each([
    ['directly', 'mutation { a: generateChart { id } b: generateChart { id } }'],
    ['that changes a chart by words', 'mutation { a: refineChart { id } b: refineChart { id } }'],
    [
      'through a fragment',
      'mutation { generateChart { id } ...Again } fragment Again on Mutation { b: generateChart { id } }',
    ],
    ['through an inline fragment', 'mutation { signOut ... on Mutation { b: signOut } }'],
    [
      'through one fragment spread twice',
      'mutation { ...A ...B } fragment A on Mutation { signOut } fragment B on Mutation { ...A }',
    ],
  ])('a sensitive mutation twice %s is refused', (_name, query) => {
    expect(codesOf(query)).toEqual(['LIMIT_EXCEEDED'])
  })

  test('other mutations may stand more than once', () => {
    expect(codesOf('mutation { a: deleteChart(id: 1) b: deleteChart(id: 2) signOut }')).toEqual([])
  })

  test('circular fragments are refused, direct and roundabout, used or not', () => {
    expect(codesOf('{ chart { ...A } } fragment A on Chart { next { ...A } }')).toEqual(['LIMIT_EXCEEDED'])
    expect(codesOf('{ title } fragment A on Chart { ...B } fragment B on Chart { next { ...A } }')).toEqual([
      'LIMIT_EXCEEDED',
    ])
  })

  test('exponential fragments are refused within 200 ms of work', async () => {
    const fragments = Array.from(
      { length: 40 },
      (_none, level) => `fragment F${level} on Chart { ...F${level + 1} ...F${level + 1} }`,
    ).join(' ')
    const work = await bestOfThree(200, () => {
      const began = process.cpuUsage()
      expect(codesOf(`{ chart { ...F0 } } ${fragments} fragment F40 on Chart { id }`)).toEqual(['LIMIT_EXCEEDED'])
      const { user, system } = process.cpuUsage(began)
      return (user + system) / 1_000
    })
    expect(work).toBeLessThan(200)
  })

  test('aliases that belong to GraphQL or to JavaScript objects are refused', () => {
    expect(codesOf('{ __proto__: title }')).toEqual(['LIMIT_EXCEEDED'])
    expect(codesOf('{ __schema: title }')).toEqual(['LIMIT_EXCEEDED'])
  })

  test.each(['representations', 'gatewayPosition', '__proto__'])('the variable $%s is refused', (name) => {
    expect(codesOf(`query ($${name}: ID) { chart(id: $${name}) { id } }`)).toEqual(['LIMIT_EXCEEDED'])
    expect(codesOf(`query ($${name}s: ID) { chart(id: $${name}s) { id } }`)).toEqual(
      name === '__proto__' ? ['LIMIT_EXCEEDED'] : [],
    )
  })

  test('the doors between subgraphs are closed', () => {
    expect(codesOf('{ _service { sdl } }')).toContain('GRAPHQL_VALIDATION_FAILED')
    expect(codesOf('{ _entities(representations: []) { __typename } }')).toContain('GRAPHQL_VALIDATION_FAILED')
  })

  test('a document of too many tokens is not parsed', () => {
    expect(codesOf(`{ title(a: [${'1 '.repeat(5_000)}]) }`)).toEqual(['GRAPHQL_PARSE_FAILED'])
  })

  test('introspection passes where it is on, however deep, and is refused where it is off', () => {
    expect(codesOf(getIntrospectionQuery())).toEqual([])
    expect(codesOf(getIntrospectionQuery(), hidden)).toContain('GRAPHQL_VALIDATION_FAILED')
    expect(codesOf('{ __type(name: "Chart") { name } }', hidden)).toContain('GRAPHQL_VALIDATION_FAILED')
  })

  test('names that are near are suggested only where the schema may be explored', () => {
    const messageOf = (of: typeof documents): string => JSON.stringify(of.prepare('{ titel }'))
    expect(messageOf(documents)).toContain('Did you mean')
    expect(messageOf(hidden)).toContain('Cannot query field')
    expect(messageOf(hidden)).not.toContain('Did you mean')
  })
})
