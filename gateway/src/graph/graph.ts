import type { GraphClient, GraphResponse } from '@askchart/service'
import { type ExecutionResult, getVariableValues, GraphQLError } from 'graphql'
import type { GatewayContext } from '../context.js'
import { checkPlain } from '../limits/plain-values.js'
import { type DataSource, fetchFrom } from './data-source.js'
import type { Variables } from './execution/conditions.js'
import { type Outcome, PlannedOperation } from './execution/operation.js'
import type { PlanRun } from './execution/run-plan.js'
import { createPlans, type Plan } from './plans.js'
import { present, presentError } from './present-errors.js'
import type { LoadedSupergraph } from './supergraph.js'

export { PlannedOperation, type Variables }

/** Plans and executes operations over the subgraphs: the same for a request, and for one event of a subscription. */
export interface Graph {
  readonly supergraph: LoadedSupergraph
  readonly plan: Plan
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

export function createGraph({ supergraph, clients, afterMutation }: GraphOptions): Graph {
  const sources = new Map(
    supergraph.subgraphs.map((name): [string, DataSource] => {
      const client = clients[name]
      if (!client) throw new Error(`the supergraph needs the subgraph ${name}, and no client for it was given`)
      return [name, { client, afterMutation: (context) => afterMutation(name, context) }]
    }),
  )
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
    plan: createPlans(supergraph),
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
