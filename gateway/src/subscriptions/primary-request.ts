import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type NameNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql'

/** A request to the subgraph that owns a subscription, and the variables that it takes. */
export interface PrimaryRequest {
  readonly query: string
  readonly variables: readonly string[]
}

/** The variable of an upstream subscription that says after which numbered event to begin. */
export const POSITION = 'gatewayPosition'

const named = (value: string): NameNode => ({ kind: Kind.NAME, value })
const plainField = (name: string): FieldNode => ({ kind: Kind.FIELD, name: named(name) })

/** Asks `field` for who may share the events of the subscription `root`, with the same arguments. */
export function asAudienceQuery(primary: DocumentNode, root: FieldNode, field: string): PrimaryRequest {
  const asked: FieldNode = {
    kind: Kind.FIELD,
    alias: named('audience'),
    name: named(field),
    ...(root.arguments ? { arguments: root.arguments } : {}),
    selectionSet: { kind: Kind.SELECTION_SET, selections: ['workspaceIds', 'position'].map(plainField) },
  }
  const operation = operationIn(primary)
  return request({
    kind: Kind.DOCUMENT,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION,
        operation: OperationTypeNode.QUERY,
        ...definitionsUsedBy(operation.variableDefinitions ?? [], asked),
        selectionSet: { kind: Kind.SELECTION_SET, selections: [asked] },
      },
    ],
  })
}

/** The same subscription, beginning after the event that the variable POSITION says. */
export function withPosition(primary: DocumentNode, root: FieldNode, argument: string): PrimaryRequest {
  const position = { kind: Kind.VARIABLE, name: named(POSITION) } as const
  const field: FieldNode = {
    ...root,
    arguments: [
      ...(root.arguments ?? []).filter(({ name }) => name.value !== argument),
      { kind: Kind.ARGUMENT, name: named(argument), value: position },
    ],
  }
  const operation = operationIn(primary)
  const selections: SelectionNode[] = [field]
  const others = primary.definitions.filter((definition) => definition !== operation)
  const kept = { ...operation, selectionSet: { ...operation.selectionSet, selections } }
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: [kept, ...others] }
  const own = (operation.variableDefinitions ?? []).filter(({ variable }) => usesOf(whole, variable.name.value) > 0)
  const variableDefinitions: VariableDefinitionNode[] = [
    ...own,
    {
      kind: Kind.VARIABLE_DEFINITION,
      variable: position,
      type: { kind: Kind.NAMED_TYPE, name: named('Int') },
    },
  ]
  return request({ kind: Kind.DOCUMENT, definitions: [{ ...kept, variableDefinitions }, ...others] })
}

/** How often a document names a variable, apart from its definition. */
export function usesOf(document: DocumentNode | FieldNode, variable: string): number {
  let uses = 0
  visit(document, {
    VariableDefinition: () => false,
    Variable({ name }) {
      if (name.value === variable) uses += 1
    },
  })
  return uses
}

function operationIn(primary: DocumentNode): OperationDefinitionNode {
  const operation = primary.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (!operation) throw new TypeError('a fetch without an operation')
  return operation
}

const definitionsUsedBy = (
  definitions: readonly VariableDefinitionNode[],
  field: FieldNode,
): { readonly variableDefinitions: readonly VariableDefinitionNode[] } => ({
  variableDefinitions: definitions.filter(({ variable }) => usesOf(field, variable.name.value) > 0),
})

const request = (document: DocumentNode): PrimaryRequest => ({
  query: print(document),
  variables: (operationIn(document).variableDefinitions ?? []).map(({ variable }) => variable.name.value),
})
