import type { GraphQLFormattedError } from 'graphql'

/** Where the results of one operation go, whatever carries them. Nothing may follow `error` or `complete`. */
export interface Sink {
  /** A result as JSON; made once and shared by all who wait for the same. */
  next(result: string): void
  error(errors: readonly GraphQLFormattedError[]): void
  complete(): void
  /** The person behind it is signed out, or may see less than when they subscribed: the connection has to be made anew. */
  expire(): void
}
