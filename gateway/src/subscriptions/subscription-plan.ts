import type { FetchNode } from '@apollo/query-planner'
import { type DocumentNode, type FieldNode, Kind, parse, type ValueNode } from 'graphql'
import type { PlannedOperation, Variables } from '../graph/graph.js'
import type { LoadedSupergraph } from '../graph/supergraph.js'
import { selectsPerViewer } from './per-viewer.js'
import { asAudienceQuery, type PrimaryRequest, usesOf, withPosition } from './primary-request.js'

/** How somebody may join a group that has already told something. */
export type LateJoiners =
  /** Not at all: what is told first may depend on when it was asked. */
  | 'never'
  /** As nothing is told of what was before. */
  | 'any-time'
  /** And is told the last event, as each tells all there is to know. */
  | 'told-last'
  /** Where the group has told no more than they know already: the events are numbered. */
  | 'by-position'

/** What the gateway has to know of a subscription; made once for an operation. */
export interface SubscriptionPlan {
  readonly subgraph: string
  /** Its name in the answer. */
  readonly responseName: string
  /** Asks the subgraph who may share the events; null where it does not say. */
  readonly audience: PrimaryRequest | null
  /** With `by-position` it takes the position as the variable POSITION. */
  readonly upstream: PrimaryRequest
  readonly late: LateJoiners
  /** It selects a field that depends on who looks. */
  readonly perViewer: boolean
  /** The variables that tell operations of one text apart: all but one that only says after which event to begin. */
  distinctive(variables: Variables): Variables
  /** After which event to begin, where the client said so. */
  positionAsked(variables: Variables): number | null
}

export function planSubscription(
  planned: PlannedOperation,
  document: DocumentNode,
  { tags, apiSchema }: LoadedSupergraph,
): SubscriptionPlan {
  const { node } = planned.plan
  if (node?.kind !== 'Subscription') throw new TypeError('not a subscription')
  const primary = parse(node.primary.operation, { noLocation: true })
  const root = rootOf(primary)
  const name = root?.name.value ?? ''
  const audienceField = root ? tags.audienceOf.get(name) : undefined
  const argument = root && audienceField !== undefined ? tags.resumesAfter.get(name) : undefined
  const said = root?.arguments?.find((candidate) => candidate.name.value === argument)?.value
  const only = said?.kind === Kind.VARIABLE && usesOf(document, said.name.value) === 1 ? said.name.value : null
  return {
    subgraph: node.primary.serviceName,
    responseName: planned.keyOf(root?.alias?.value ?? name),
    audience: root && audienceField !== undefined ? asAudienceQuery(primary, root, audienceField) : null,
    upstream: root && argument !== undefined ? withPosition(primary, root, argument) : asItIs(node.primary),
    late: lateJoiners(audienceField !== undefined, argument !== undefined, tags.tellsAll.has(name)),
    perViewer: selectsPerViewer(planned.definition, document, apiSchema, tags.perViewer),
    distinctive: (variables) =>
      only === null ? variables : Object.fromEntries(Object.entries(variables).filter(([key]) => key !== only)),
    positionAsked: (variables) => positionIn(said, variables, planned),
  }
}

function lateJoiners(hasAudience: boolean, isNumbered: boolean, tellsAll: boolean): LateJoiners {
  if (!hasAudience) return 'never'
  if (isNumbered) return 'by-position'
  return tellsAll ? 'told-last' : 'any-time'
}

function rootOf(primary: DocumentNode): FieldNode | null {
  const operation = primary.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const [root, ...others] = operation?.selectionSet.selections ?? []
  return root?.kind === Kind.FIELD && others.length === 0 ? root : null
}

const asItIs = ({ operation, variableUsages }: FetchNode): PrimaryRequest => ({
  query: operation,
  variables: variableUsages ?? [],
})

function positionIn(value: ValueNode | undefined, variables: Variables, planned: PlannedOperation): number | null {
  if (value?.kind === Kind.INT) return Number(value.value)
  if (value?.kind !== Kind.VARIABLE) return null
  const given = variables[value.name.value]
  if (given !== undefined) return typeof given === 'number' ? given : null
  const definition = planned.definition.variableDefinitions?.find(
    ({ variable }) => variable.name.value === value.name.value,
  )
  return positionIn(definition?.defaultValue, variables, planned)
}
