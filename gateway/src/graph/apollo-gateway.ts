import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { GatewayContext } from '../context.js'
import type { Graph } from './graph.js'

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
          const planned = graph.plan(source, document, request.operationName ?? null)
          if (!planned)
            return {
              errors: [
                new GraphQLError('Say with operationName which operation of the document to run.', {
                  extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
                }),
              ],
            }
          return graph.execute(planned, request.variables ?? {}, contextOf(context))
        },
      }),
    stop: () => Promise.resolve(),
  }
}

/** Apollo Server types a gateway's context as any record; it is the one given to it with the request. */
const contextOf = (context: Record<string, unknown>): GatewayContext => context as unknown as GatewayContext // eslint-disable-line @typescript-eslint/consistent-type-assertions -- see above
