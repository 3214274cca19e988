import { type Logger, toGraphQLError } from '@askchart/service'
import type { GraphQLFormattedError } from 'graphql'

/** What a subscriber is told when the gateway itself could not go on. */
export function presentFailure(error: unknown, requestId: string, log: Logger): GraphQLFormattedError {
  const known = toGraphQLError(error)
  if (known) return known.toJSON()
  log.error({ err: error, requestId }, 'a subscription failed')
  return {
    message: `Something broke on our side. Its request id is ${requestId}.`,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  }
}
