import { GraphQLError } from 'graphql'

/**
 * A refusal that a caller may see: a stable code, what happened and what to do. Anything else that is thrown is a bug:
 * logged and hidden. What a person can fix by another input is a member of the operation's union instead.
 */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
    this.name = 'ServiceError'
  }
}

export class UnauthenticatedError extends ServiceError {
  constructor(message = 'Sign in first: send a valid access token as "authorization: Bearer …".') {
    super('UNAUTHENTICATED', message)
  }
}

export class ForbiddenError extends ServiceError {
  constructor(message: string) {
    super('FORBIDDEN', message)
  }
}

const SHOWN_CHARACTERS = 80

/** What a caller sent, short enough to be said back in a message. */
export const shown = (text: string): string =>
  text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}…`

/** Said of what is not there and of what the viewer may not see, in the same words. */
export class NotFoundError extends ServiceError {
  constructor(noun: string, id: string) {
    super('NOT_FOUND', `There is no ${noun} ${shown(id)}, or you may not see it.`, { noun, id: shown(id) })
  }
}

/** `field` names the input at fault, such as `input.first`. */
export class BadInputError extends ServiceError {
  constructor(field: string, message: string) {
    super('BAD_USER_INPUT', message, { field })
  }
}

/** A part of the system cannot answer now; asking again later may work. */
export class UnavailableError extends ServiceError {
  constructor(part: string, message: string, cause?: unknown) {
    super('UNAVAILABLE', message, { part }, { cause })
  }
}

/** The GraphQL face of a ServiceError; null for a bug. */
export function toGraphQLError(error: unknown): GraphQLError | null {
  if (!(error instanceof ServiceError)) return null
  return new GraphQLError(error.message, { extensions: { ...error.details, code: error.code } })
}
