import { type DocumentNode, Kind, parse } from 'graphql'

/** What there is to run of a document: its syntax tree, and the name of the operation. */
export interface Operation {
  readonly documentAST: DocumentNode
  readonly operationName: string | null
}

/**
 * The operation that is meant. GraphiQL reads a document some time after its editor shows it, so that right after a
 * change of tabs it still names an operation of the other tab: such a name is dropped. Null where the text is no GraphQL.
 */
export function operationIn(query: string, named: string | null): Operation | null {
  try {
    const documentAST = parse(query)
    const names = documentAST.definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION ? [node.name?.value ?? null] : [],
    )
    const [only = null, ...others] = names
    const meant = names.includes(named) ? named : others.length === 0 ? only : null
    return { documentAST, operationName: meant }
  } catch {
    return null
  }
}
