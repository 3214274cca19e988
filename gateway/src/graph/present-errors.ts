import { toGraphQLError } from '@askchart/service'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { GatewayContext } from '../context.js'
import type { Outcome } from './execution/operation.js'

/** More of them would say nothing new. */
const MAX_ERRORS = 20

/**
 * An answer as clients may see it. Errors with a code came from a subgraph and are passed on; anything else is a bug of
 * the gateway's, logged and hidden. Values that a subgraph left out where the schema promises one are told when
 * without them the answer would be an unexplained null, those that do not fit the schema always.
 */
export function present({ data, errors, missing, unfit }: Outcome, context: GatewayContext): ExecutionResult {
  const told = errors.map((error) => presentError(error, context))
  const [first] = unfit
  if (first) {
    const { path, message: problem } = first
    context.log.warn(
      { path, problem, requestId: context.requestId },
      'a subgraph answered what the schema does not allow',
    )
  }
  told.push(...unfit.slice(0, MAX_ERRORS).map(incomplete))
  if (data === null && told.length === 0) told.push(...missing.slice(0, MAX_ERRORS).map(incomplete))
  return { data, ...(told.length > 0 ? { errors: told } : {}) }
}

/** One error as clients may see it. */
export function presentError(
  error: unknown,
  { log, requestId }: Pick<GatewayContext, 'log' | 'requestId'>,
): GraphQLError {
  const refusal = toGraphQLError(error)
  if (refusal) return refusal
  if (error instanceof GraphQLError && typeof error.extensions['code'] === 'string')
    return new GraphQLError(error.message, { path: error.path, extensions: error.extensions })
  log.error({ err: error, requestId }, 'the gateway failed')
  return new GraphQLError(`Something broke on our side. Its request id is ${requestId}.`, {
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  })
}

const incomplete = ({ message, path }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { path: path ?? null, extensions: { code: 'INCOMPLETE' } })
