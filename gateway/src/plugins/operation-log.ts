import type { ApolloServerPlugin } from '@apollo/server'
import type { Logger } from '@askchart/service'
import type { GraphQLFormattedError } from 'graphql'
import type { GatewayContext } from '../context.js'

/** What is written down of one operation: never its variables, its text or who proved what with which token. */
export interface OperationRecord {
  readonly requestId: string
  readonly operation: string | null
  readonly kind: string
  readonly door: 'http' | 'ws'
  readonly milliseconds: number
  readonly errors: readonly string[]
  /** Events delivered, for a subscription that has ended. */
  readonly events?: number
}

export const logOperation = (log: Logger, record: OperationRecord): void => log.info(record, 'operation')

/** The codes of errors, each once. */
export const codesOf = (
  errors: readonly Pick<GraphQLFormattedError, 'extensions'>[] | undefined,
): readonly string[] => [
  ...new Set(
    (errors ?? []).map((error) => {
      const code = error.extensions?.['code']
      return typeof code === 'string' ? code : 'UNKNOWN'
    }),
  ),
]

/** One line for each operation that came over HTTP, and each query or mutation over a socket. */
export function operationLogPlugin(log: Logger): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: () => {
      const started = performance.now()
      return Promise.resolve({
        willSendResponse({ operationName, operation, request, response, contextValue }) {
          logOperation(log, {
            requestId: contextValue.requestId,
            operation: operationName ?? null,
            kind: operation?.operation ?? 'unknown',
            door: request.http ? 'http' : 'ws',
            milliseconds: Math.round(performance.now() - started),
            errors: response.body.kind === 'single' ? codesOf(response.body.singleResult.errors) : [],
          })
          return Promise.resolve()
        },
      })
    },
  }
}
