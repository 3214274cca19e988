import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { type Conditions, conditionsOf, type Variables } from './execution/conditions.js'
import { PlannedOperation } from './execution/operation.js'
import type { LoadedSupergraph } from './supergraph.js'

/**
 * The plan of an operation for these variables, of which it takes those of @skip and @include. Null where the document
 * holds no such operation. Throws a GraphQLError where no plan can be made.
 */
export type Plan = (
  text: string,
  document: DocumentNode,
  operationName: string | null,
  variables: Variables,
) => PlannedOperation | null

interface Operation {
  readonly definition: OperationDefinitionNode
  readonly conditions: Conditions
}

const REMEMBERED = 1_000

/** Plans each operation once for what its conditions say. */
export function createPlans(supergraph: LoadedSupergraph): Plan {
  const operations = new LRUCache<string, Operation>({ max: REMEMBERED })
  const plans = new LRUCache<string, PlannedOperation>({ max: REMEMBERED })

  function operationIn(key: string, document: DocumentNode, operationName: string | null): Operation | null {
    const known = operations.get(key)
    if (known) return known
    const definition = definitionIn(document, operationName)
    if (!definition) return null
    const made = { definition, conditions: conditionsOf(definition, document) }
    operations.set(key, made)
    return made
  }

  return (text, document, operationName, variables) => {
    const key = JSON.stringify([operationName, text])
    const operation = operationIn(key, document, operationName)
    if (!operation) return null
    const values = operation.conditions.valuesFor(variables)
    const combination = [...values.values()].map((value) => (typeof value === 'boolean' ? Number(value) : '-')).join('')
    const keyOfPlan = combination + key
    const known = plans.get(keyOfPlan)
    if (known) return known
    const made = new PlannedOperation(operation.definition, document, supergraph, values)
    plans.set(keyOfPlan, made)
    return made
  }
}

function definitionIn(document: DocumentNode, operationName: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (operationName !== null) return operations.find(({ name }) => name?.value === operationName) ?? null
  return operations.length === 1 ? (operations[0] ?? null) : null
}
