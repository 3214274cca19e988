import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { GatewayContext } from '../context.js'
import type { Graph } from './graph.js'
import { presentError } from './present-errors.js'

const WHICH_OPERATION = 'Say with operationName which operation of the document to run.'
const UNRESOLVED = 'OPERATION_RESOLUTION_FAILURE'

type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway']

/**
 * The graph as Apollo Server knows a gateway. It stands in for the class ApolloGateway, which would plan and execute
 * in the same way but also collects telemetry and keeps the planner, which subscriptions need, to itself.
 */
export function asApolloGateway(graph: Graph): GatewayInterface {
  const { apiSchema, sdl } = graph.supergraph
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema, coreSupergraphSdl: sdl })
      return () => undefined
    },
    load: () =>
      Promise.resolve({
        async executor({ source, document, request, context }): Promise<ExecutionResult> {
          const own = contextOf(context)
          try {
            const { operationName = null, variables = {} } = request
            const planned = graph.plan(source, document, operationName, variables)
            if (!planned) return { errors: [new GraphQLError(WHICH_OPERATION, { extensions: { code: UNRESOLVED } })] }
            return await graph.execute(planned, variables, own)
          } catch (error) {
            return { errors: [presentError(error, own)] }
          }
        },
      }),
    stop: () => Promise.resolve(),
  }
}

/** Apollo Server types a gateway's context as any record; it is the one given to it with the request. */
const contextOf = (context: Record<string, unknown>): GatewayContext => context as unknown as GatewayContext
