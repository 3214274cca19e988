import type { GraphClient, GraphResponse } from '@askchart/service'
import {
  type DocumentNode,
  type ExecutionResult,
  getVariableValues,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { GatewayContext } from '../context.js'
import { checkPlain } from '../limits/plain-values.js'
import { type DataSource, fetchFrom } from './data-source.js'
import { type Conditions, conditionsOf, type Variables } from './execution/conditions.js'
import { type Outcome, PlannedOperation } from './execution/operation.js'
import type { PlanRun } from './execution/run-plan.js'
import { present, presentError } from './present-errors.js'
import type { LoadedSupergraph } from './supergraph.js'

export { PlannedOperation, type Variables }

/** Plans and executes operations over the subgraphs: the same for a request, and for one event of a subscription. */
export interface Graph {
  readonly supergraph: LoadedSupergraph
  /**
   * The plan for these variables, of which it takes those of @skip and @include. Null where the document holds no such
   * operation. Throws a GraphQLError where no plan can be made.
   */
  plan(
    text: string,
    document: DocumentNode,
    operationName: string | null,
    variables: Variables,
  ): PlannedOperation | null
  /** Errors of the variables, none when they fit. */
  checkVariables(planned: PlannedOperation, variables: Variables): readonly GraphQLError[]
  execute(planned: PlannedOperation, variables: Variables, context: GatewayContext): Promise<ExecutionResult>
  /** The rest of a subscription's plan run on one event of the subgraph that owns it. */
  executeEvent(
    planned: PlannedOperation,
    variables: Variables,
    context: GatewayContext,
    event: GraphResponse,
  ): Promise<ExecutionResult>
}

export interface GraphOptions {
  readonly supergraph: LoadedSupergraph
  readonly clients: Readonly<Record<string, GraphClient>>
  readonly afterMutation: (subgraph: string, context: GatewayContext) => void
}

const REMEMBERED_OPERATIONS = 1_000
/** Of one operation, for what its @skip and @include may say. */
const REMEMBERED_PLANS = 16

interface KnownOperation {
  readonly definition: OperationDefinitionNode
  readonly document: DocumentNode
  readonly conditions: Conditions
  readonly plans: LRUCache<string, PlannedOperation>
}

export function createGraph({ supergraph, clients, afterMutation }: GraphOptions): Graph {
  const sources = new Map(
    supergraph.subgraphs.map((name): [string, DataSource] => {
      const client = clients[name]
      if (!client) throw new Error(`the supergraph needs the subgraph ${name}, and no client for it was given`)
      return [name, { client, afterMutation: (context) => afterMutation(name, context) }]
    }),
  )
  const operations = new LRUCache<string, KnownOperation>({ max: REMEMBERED_OPERATIONS })

  function operationIn(text: string, document: DocumentNode, operationName: string | null): KnownOperation | null {
    const key = JSON.stringify([operationName, text])
    const known = operations.get(key)
    if (known) return known
    const definition = definitionIn(document, operationName)
    if (!definition) return null
    const plans = new LRUCache<string, PlannedOperation>({ max: REMEMBERED_PLANS })
    const made = { definition, document, conditions: conditionsOf(definition, document), plans }
    operations.set(key, made)
    return made
  }

  function planFor(
    { definition, document, conditions, plans }: KnownOperation,
    variables: Variables,
  ): PlannedOperation {
    const values = conditions.valuesFor(variables)
    const key = [...values.values()].map((value) => (typeof value === 'boolean' ? Number(value) : '-')).join('')
    const made = plans.get(key) ?? new PlannedOperation(definition, document, supergraph, values)
    plans.set(key, made)
    return made
  }

  function checkVariables(planned: PlannedOperation, variables: Variables): readonly GraphQLError[] {
    const unfit = checkPlain(variables)
    if (unfit.length > 0) return unfit
    const { errors } = getVariableValues(
      supergraph.apiSchema,
      planned.definition.variableDefinitions ?? [],
      variables,
      { maxErrors: 20 },
    )
    if (errors)
      return errors.map(({ message, nodes }) => new GraphQLError(message, { nodes: nodes ?? null, ...BAD_USER_INPUT }))
    return planned.undecided.map(
      (name) => new GraphQLError(`$${name} decides what is asked for, and so has to be true or false.`, BAD_USER_INPUT),
    )
  }

  const fetchesFor =
    (context: GatewayContext): PlanRun['fetch'] =>
    async ({ serviceName, operation, operationName }, variables) => {
      const source = sources.get(serviceName)
      if (!source) throw new Error(`no subgraph ${serviceName}`)
      return fetchFrom(source, { query: operation, operationName, variables }, context)
    }

  async function answered(context: GatewayContext, outcome: Promise<Outcome>): Promise<ExecutionResult> {
    try {
      return present(await outcome, context)
    } catch (error) {
      return { errors: [presentError(error, context)] }
    }
  }

  return {
    supergraph,
    plan(text, document, operationName, variables) {
      const operation = operationIn(text, document, operationName)
      return operation && planFor(operation, variables)
    },
    checkVariables,
    async execute(planned, variables, context) {
      const errors = checkVariables(planned, variables)
      if (errors.length > 0) return { errors }
      if (planned.plan.node?.kind === 'Subscription')
        return {
          errors: [
            new GraphQLError('Subscriptions travel over WebSocket: connect to /graphql with graphql-transport-ws.', {
              extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
            }),
          ],
        }
      return answered(context, planned.execute(variables, fetchesFor(context)))
    },
    executeEvent: (planned, variables, context, event) =>
      answered(context, planned.executeEvent(variables, fetchesFor(context), event)),
  }
}

const BAD_USER_INPUT = { extensions: { code: 'BAD_USER_INPUT' } } as const

function definitionIn(document: DocumentNode, operationName: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (operationName !== null) return operations.find(({ name }) => name?.value === operationName) ?? null
  return operations.length === 1 ? (operations[0] ?? null) : null
}
