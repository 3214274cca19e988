import { type GraphResponse, ServiceError, UnavailableError } from '@askchart/service'

/** Refusals of another subgraph that are this one's too. */
const PASSED_ON = new Set(['NOT_FOUND', 'FORBIDDEN', 'UNAUTHENTICATED', 'BAD_USER_INPUT'])

/** The data of an answer without errors; a refusal is thrown as it was told, anything else as UNAVAILABLE. */
export function dataOf(response: GraphResponse, part: string): unknown {
  const [error] = response.errors ?? []
  if (!error) return response.data
  const { code, ...details } = error.extensions ?? {}
  if (typeof code === 'string' && PASSED_ON.has(code)) throw new ServiceError(code, error.message, details)
  throw new UnavailableError(part, `The ${part} service could not answer. Try again in a moment.`, error)
}
