import { GraphQLScalarType, Kind, type ValueNode } from 'graphql'
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
  'A restricted Vega-Lite 6 spec: marks, encodings and looks; no rows and no URLs.',
)
export const JsonScalar = jsonScalar('JSON', 'Any JSON value.')
