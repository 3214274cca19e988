import {
  type DocumentNode,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/**
 * Whether an operation names a field that depends on who looks, be it skipped or not. Fragments of the document count
 * whether the operation uses them or not: to run for each viewer alone is never wrong.
 */
export function selectsPerViewer(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
  perViewer: ReadonlySet<string>,
): boolean {
  const info = new TypeInfo(schema)
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  let found = false
  visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] },
    visitWithTypeInfo(info, {
      Field({ name }) {
        const parent = info.getParentType()
        const types = parent && isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent]
        found ||= types.some((type) => perViewer.has(`${type?.name ?? ''}.${name.value}`))
      },
    }),
  )
  return found
}
