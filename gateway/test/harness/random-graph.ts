import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphClient, GraphRequest, GraphResponse } from '@askchart/service'
import { type DocumentNode, execute, type ExecutionResult, type GraphQLSchema, parse } from 'graphql'
import { entityTypes, fieldsOf, type Fields, referenced, resolverOf, typeOf } from './random-answers.js'

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@external", "@requires", "@interfaceObject"])`

/**
 * Subgraphs with what makes plans hard: keys of several kinds, one of them nested; fields that require fields that require
 * fields; an interface that another subgraph takes for an object; fields whose nullability clashes; lists within lists;
 * values that clients may not see. What `four` tells may all be null, as the planner asks it of more items than the operation does.
 */
const sdl = {
  one: `${LINK}
scalar Blob
enum Tone { CALM LOUD HIDDEN @inaccessible }
type Query {
  item(number: Int! = 1): Item
  items(first: Int = 3): [Item]!
  grid: [[Item]!]
  anything(tone: Tone): [Anything]
  sure: [[Named!]!]!
  book(number: Int! = 0): Book!
  named(tones: [Tone!] = [CALM]): Named
  again: Query
}
interface Named { name: String tone: Tone }
interface Item @key(fields: "id") { id: ID! name: String! }
type Code @shareable { value: String! }
type Size @shareable { width: Int! height: Int }
type Book implements Named & Item @key(fields: "id") @key(fields: "code { value }") {
  id: ID!
  code: Code!
  name: String!
  tone: Tone
  pages(per: Int = 1): Int
  next: Book
  related(first: Int, bold: Boolean = false): [Item!]
  size: Size
  blob: Blob
}
type Film implements Named & Item @key(fields: "id") { id: ID! name: String! tone: Tone! next: Item size: Size! notes: [[Note]] }
type Note implements Named { name: String tone: Tone label: String about: Item words: [String!]! inner: [Note!] whose: Anything }
type Secret @inaccessible { name: String }
union Anything = Book | Film | Note | Secret
`,
  two: `${LINK}
interface Named { label: String }
type Size @shareable { width: Int! height: Int }
type Mark { x: Int! y: Float size: Size share: Float! }
type Book implements Named @key(fields: "id") {
  id: ID!
  label: String
  pages(per: Int = 1): Int @external
  size: Size @external
  heavy: Int @requires(fields: "pages")
  area: Int @requires(fields: "size { width height }")
  sequel: Book
  marks(first: Int! = 2): [Mark]
  must: Int!
}
type Film implements Named @key(fields: "id") { id: ID! label: String! books: [Book!] rows: [[Mark!]] }
`,
  three: `${LINK}
type Code @shareable { value: String! }
type Book @key(fields: "code { value }") {
  code: Code!
  heavy: Int @external
  price(per: Int! = 2): Float @requires(fields: "heavy")
  film: Film
}
type Film @key(fields: "id") { id: ID! cast: [String]! scene: Boolean! }
`,
  four: `${LINK}
type Query { count: Int }
type Item @key(fields: "id") @interfaceObject { id: ID! rating: Int fans(first: Int): [String!] rank: Int }
`,
} as const

export type RandomSubgraph = keyof typeof sdl
export const randomSubgraphs: readonly RandomSubgraph[] = ['one', 'two', 'three', 'four']

/** What a field requires of others, by its name. */
const requirements: Fields['requirements'] = new Map([
  ['heavy', { field: 'pages', given: { per: 1 } }],
  ['price', { field: 'heavy', given: {} }],
  ['area', { field: 'size', given: {}, below: { type: 'Size', fields: ['width', 'height'] } }],
])

export interface RandomGraph {
  readonly supergraphSdl: string
  /** Subgraphs whose values follow from the seed alone. `spoil` may change what one answers. */
  clients(seed: number, spoil?: Spoil): Readonly<Record<RandomSubgraph, GraphClient>>
  /** What a server without subgraphs answers, of the same values. */
  oracle(seed: number, schema: GraphQLSchema, document: DocumentNode, variables: Record<string, unknown>): GraphResponse
}

export type Spoil = (subgraph: string, request: GraphRequest, answer: GraphResponse) => GraphResponse

export function createRandomGraph(): RandomGraph {
  const composed = composeServices(
    randomSubgraphs.map((name) => ({ name, typeDefs: parse(sdl[name]), url: `http://${name}` })),
  )
  if (composed.errors) throw new Error(composed.errors.map((error) => error.message).join('\n'))
  const schemas = new Map(
    randomSubgraphs.map((name) => {
      const references = name === 'four' ? ['Item'] : [...entityTypes, ...(name === 'one' ? ['Item'] : [])]
      const resolvers = Object.fromEntries(references.map((type) => [type, { __resolveReference: referenced(name) }]))
      return [name, buildSubgraphSchema({ typeDefs: parse(sdl[name]), resolvers: resolvers })]
    }),
  )
  const fields: Fields = fieldsOf(schemas, requirements)
  const documents = new Map<string, DocumentNode>()
  const parsed = (query: string): DocumentNode => {
    const known = documents.get(query) ?? parse(query, { noLocation: true })
    documents.set(query, known)
    return known
  }
  return {
    supergraphSdl: composed.supergraphSdl,
    clients(seed, spoil = (_subgraph, _request, answer) => answer) {
      const client = (name: RandomSubgraph): GraphClient => ({
        name,
        async execute(request) {
          const schema = schemas.get(name)
          if (!schema) throw new TypeError(`no subgraph ${name}`)
          const answer = await execute({
            schema,
            document: parsed(request.query),
            variableValues: request.variables ?? {},
            contextValue: { seed },
            fieldResolver: resolverOf(fields, seed, name),
            typeResolver: typeOf,
          })
          return spoil(name, request, sent(answer))
        },
        subscribe() {
          throw new TypeError('there are no subscriptions here')
        },
      })
      return { one: client('one'), two: client('two'), three: client('three'), four: client('four') }
    },
    oracle(seed, schema, document, variables) {
      const answer = execute({
        schema,
        document,
        variableValues: variables,
        fieldResolver: resolverOf(fields, seed, null),
        typeResolver: typeOf,
      })
      if (answer instanceof Promise) throw new TypeError('nothing here has to be waited for')
      return sent(answer)
    },
  }
}

/** As it arrives over HTTP. */
const sent = ({ data, errors }: ExecutionResult): GraphResponse =>
  structuredClone({ data: data ?? null, ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}) })
