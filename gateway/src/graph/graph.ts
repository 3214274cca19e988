import { buildOperationContext, executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway'
import { operationFromDocument } from '@apollo/federation-internals'
import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
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
import { dataSource, type DataSourceOptions } from './data-source.js'
import { presentErrors } from './present-errors.js'
import type { LoadedSupergraph } from './supergraph.js'

export type Variables = Readonly<Record<string, unknown>>
type OperationContext = ReturnType<typeof buildOperationContext>
type RequestContext = Parameters<typeof executeQueryPlan>[2]

/** An operation with its plan; made once for a text and an operation name. */
export interface PlannedOperation {
  readonly definition: OperationDefinitionNode
  readonly context: OperationContext
  readonly plan: QueryPlan
}

/** Plans and executes operations over the subgraphs: the same for a request, and for one event of a subscription. */
export interface Graph {
  readonly supergraph: LoadedSupergraph
  /** Null where the document holds no such operation. Throws a GraphQLError where no plan can be made. */
  plan(text: string, document: DocumentNode, operationName: string | null): PlannedOperation | null
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

const REMEMBERED_PLANS = 1_000

export function createGraph({ supergraph, clients, afterMutation }: GraphOptions): Graph {
  const sources: DataSourceOptions[] = supergraph.subgraphs.map((name) => {
    const client = clients[name]
    if (!client) throw new Error(`the supergraph needs the subgraph ${name}, and no client for it was given`)
    return { client, afterMutation: (context) => afterMutation(name, context) }
  })
  const names = supergraph.subgraphs
  const plans = new LRUCache<string, PlannedOperation>({ max: REMEMBERED_PLANS })

  const sourcesFor = (context: GatewayContext): Record<string, GraphQLDataSource> =>
    Object.fromEntries(sources.map((source, index) => [names[index] ?? '', dataSource(source, context)]))

  function plan(text: string, document: DocumentNode, operationName: string | null): PlannedOperation | null {
    const key = JSON.stringify([operationName, text])
    const known = plans.get(key)
    if (known) return known
    const definition = operationOf(document, operationName)
    if (!definition) return null
    const named = operationName === null ? {} : { operationName }
    const made: PlannedOperation = {
      definition,
      context: buildOperationContext({ schema: supergraph.apiSchema, operationDocument: document, ...named }),
      plan: supergraph.planner.buildQueryPlan(
        operationFromDocument(supergraph.internalApiSchema, document, { ...named, validate: false }),
      ),
    }
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
      {
        maxErrors: 20,
      },
    )
    return (errors ?? []).map(
      (error) =>
        new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code: 'BAD_USER_INPUT' } }),
    )
  }

  async function run(
    planned: PlannedOperation,
    node: PlanNode | undefined,
    services: Record<string, GraphQLDataSource>,
    variables: Variables,
    context: GatewayContext,
  ): Promise<ExecutionResult> {
    const result = await executeQueryPlan(
      node ? { kind: 'QueryPlan', node } : { kind: 'QueryPlan' },
      services,
      requestContext(variables, context),
      planned.context,
      supergraph.supergraphSchema,
      supergraph.internalApiSchema,
    )
    return presentErrors(result, context)
  }

  return {
    supergraph,
    plan,
    checkVariables,
    async execute(planned, variables, context) {
      const errors = checkVariables(planned, variables)
      if (errors.length > 0) return { errors }
      const { node } = planned.plan
      if (node?.kind === 'Subscription')
        return {
          errors: [
            new GraphQLError('Subscriptions travel over WebSocket: connect to /graphql with graphql-transport-ws.', {
              extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
            }),
          ],
        }
      return run(planned, node, sourcesFor(context), variables, context)
    },
    async executeEvent(planned, variables, context, event) {
      const { node } = planned.plan
      if (node?.kind !== 'Subscription') throw new TypeError('only a subscription has events')
      const { primary, rest } = node
      const services = sourcesFor(context)
      const owner = services[primary.serviceName]
      if (!owner) throw new Error(`no subgraph ${primary.serviceName}`)
      services[primary.serviceName] = eventOr(owner, primary, event)
      return run(planned, rest ? { kind: 'Sequence', nodes: [primary, rest] } : primary, services, variables, context)
    },
  }
}

/** Answers the subscription's own fetch with the event, and passes the others (entity fetches) on. */
const eventOr = (owner: GraphQLDataSource, primary: FetchNode, event: GraphResponse): GraphQLDataSource => ({
  process: (options) => {
    if (options.request.query !== primary.operation) return owner.process(options)
    const { data, errors } = event
    return Promise.resolve({ ...(data === undefined ? {} : { data }), ...(errors ? { errors } : {}) })
  },
})

function operationOf(document: DocumentNode, operationName: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (operationName !== null) return operations.find(({ name }) => name?.value === operationName) ?? null
  return operations.length === 1 ? (operations[0] ?? null) : null
}

/** executeQueryPlan asks for Apollo Server's whole context and reads these fields of it. */
const requestContext = (variables: Variables, context: GatewayContext): RequestContext =>
  ({
    request: { variables: { ...variables } },
    logger: context.log,
    metrics: {},
    context: {},
  }) as unknown as RequestContext
