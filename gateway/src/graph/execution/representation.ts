import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { type Data, isData, merge, own } from './data.js'
import { isOf } from './rewrites.js'

/**
 * What a subgraph has to know of an entity to answer for it: its key, and fields that others require. Null where
 * something of it is not known.
 */
export function represent(
  schema: GraphQLSchema,
  entity: Data,
  selections: readonly QueryPlanSelectionNode[],
): Data | null {
  const made: Data = {}
  for (const selection of selections)
    if (selection.kind === 'Field') {
      const name = selection.alias ?? selection.name
      const value = own(entity, name)
      if (value === undefined) return null
      made[name] = selection.selections ? within(schema, value, selection.selections) : value
    } else if (selection.typeCondition !== undefined && isOf(schema, entity, selection.typeCondition) === true) {
      const part = represent(schema, entity, selection.selections)
      if (part) merge(made, part)
    }
  return made
}

function within(schema: GraphQLSchema, value: unknown, selections: readonly QueryPlanSelectionNode[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => within(schema, item, selections))
  return isData(value) ? represent(schema, value, selections) : null
}
