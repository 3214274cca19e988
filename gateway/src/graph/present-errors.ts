import { toGraphQLError } from '@askchart/service'
import { type ExecutionResult, GraphQLError } from 'graphql'
import type { GatewayContext } from '../context.js'

interface Executed {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly GraphQLError[]
  readonly extensions?: Readonly<Record<string, unknown>>
}

/**
 * Errors as clients may see them: those with a code came from a subgraph and are passed on; anything else is a bug of
 * the gateway's, logged and hidden. Extensions stay here, but for values a subgraph left out where the schema promises
 * one, when without them the answer would be an unexplained null.
 */
export function presentErrors(result: Executed, context: GatewayContext): ExecutionResult {
  const errors = result.errors?.map((error) => presentError(error, context)) ?? []
  const data = result.data ?? null
  if (data === null && errors.length === 0) errors.push(...incomplete(result.extensions))
  return { ...(result.data === undefined ? {} : { data }), ...(errors.length > 0 ? { errors } : {}) }
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

function incomplete(extensions: Executed['extensions']): GraphQLError[] {
  const missing = extensions?.['valueCompletion']
  if (!Array.isArray(missing)) return []
  return missing.map((error: unknown) => {
    const known = error instanceof GraphQLError ? error : null
    return new GraphQLError(known?.message ?? 'A value is missing from the answer.', {
      path: known?.path,
      extensions: { code: 'INCOMPLETE' },
    })
  })
}
