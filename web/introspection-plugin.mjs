import { isAbstractType, isInputObjectType, isEnumType, isScalarType, introspectionFromSchema } from 'graphql'

const typeOf = (type) =>
  type.ofType
    ? { kind: type.kind, ofType: typeOf(type.ofType) }
    : ['SCALAR', 'ENUM'].includes(type.kind)
      ? { kind: 'SCALAR', name: 'Any' }
      : { kind: type.kind, name: type.name }

const fieldOf = (field) => ({
  name: field.name,
  type: typeOf(field.type),
  args: field.args.map((arg) => ({ name: arg.name, type: { kind: 'SCALAR', name: 'Any' } })),
})

/** The introspection result without what graphcache never reads: descriptions, scalars, inputs, enums. */
export function plugin(schema) {
  const full = introspectionFromSchema(schema, { descriptions: false }).__schema
  const kept = full.types.filter((type) => {
    const known = schema.getType(type.name)
    return !type.name.startsWith('__') && !isScalarType(known) && !isEnumType(known) && !isInputObjectType(known)
  })
  const types = kept.map((type) =>
    isAbstractType(schema.getType(type.name))
      ? {
          kind: type.kind,
          name: type.name,
          ...(type.fields ? { fields: type.fields.map(fieldOf) } : {}),
          possibleTypes: type.possibleTypes.map(({ kind, name }) => ({ kind, name })),
        }
      : { kind: type.kind, name: type.name, fields: type.fields.map(fieldOf), interfaces: [] },
  )
  const { queryType, mutationType, subscriptionType } = full
  return JSON.stringify({
    __schema: { queryType, mutationType, subscriptionType, types: [...types, { kind: 'SCALAR', name: 'Any' }] },
  })
}
