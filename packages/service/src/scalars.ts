import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { GraphQLDateTimeISO } from 'graphql-scalars'

function literalToJson(node: ValueNode, variables: Readonly<Record<string, unknown>> | null | undefined): unknown {
  switch (node.kind) {
    case Kind.VARIABLE:
      return variables?.[node.name.value]
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value)
    case Kind.STRING:
    case Kind.BOOLEAN:
    case Kind.ENUM:
      return node.value
    case Kind.NULL:
      return null
    case Kind.LIST:
      return node.values.map((value) => literalToJson(value, variables))
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map((field) => [field.name.value, literalToJson(field.value, variables)]))
  }
}

const jsonScalar = (name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: literalToJson,
  })

/** Dates in and out as ISO 8601 with a time zone. */
export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTimeISO.toConfig(),
  name: 'DateTime',
  description: null,
  specifiedByURL: null,
})

export const CellScalar = jsonScalar(
  'Cell',
  'A value of a table: string, number, boolean or null. Integers beyond 2^53 travel as strings; dates as ISO 8601.',
)
export const QuerySpecScalar = jsonScalar(
  'QuerySpec',
  'A QueryInput without datasetId, as JSON, with its format version v. Its hash is SHA-256 over canonical JSON (RFC 8785).',
)
export const VegaLiteSpecScalar = jsonScalar(
  'VegaLiteSpec',
  'A restricted Vega-Lite 6 spec: marks, encodings and looks; no rows and no URLs. Beside Vega-Lite it may hold annotations (lines, regions and notes by id) and labels (values written on the marks), which whoever draws adds as layers.',
)
export const JsonScalar = jsonScalar('JSON', 'Any JSON value.')

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

function bytesOf(value: unknown): Uint8Array {
  if (typeof value !== 'string' || !BASE64.test(value))
    throw new GraphQLError('Base64 is a text of A-Z, a-z, 0-9, + and /, padded with =.')
  return new Uint8Array(Buffer.from(value, 'base64'))
}

/** Bytes inside, RFC 4648 base64 outside. */
export const Base64Scalar = new GraphQLScalarType<Uint8Array, string>({
  name: 'Base64',
  description: 'Bytes as base64 (RFC 4648, section 4).',
  serialize: (value) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
    throw new GraphQLError('Base64 is made of bytes.')
  },
  parseValue: bytesOf,
  parseLiteral: (node) => bytesOf(node.kind === Kind.STRING ? node.value : null),
})
