import type { GraphQLFormattedError } from 'graphql'

/** A result as JSON, ready to be sent: made once for all who wait for the same. */
export class SharedResult {
  /** The result and the end of the message that it stands in. */
  readonly rest: Buffer

  constructor(text: string) {
    this.rest = Buffer.from(`${text}}`, 'utf8')
  }
}

/** Where the results of one operation go, whatever carries them. Nothing may follow `error` or `complete`. */
export interface Sink {
  next(result: SharedResult): void
  error(errors: readonly GraphQLFormattedError[]): void
  complete(): void
  /** The person behind it is signed out, or may see less than when they subscribed: the connection has to be made anew. */
  expire(): void
}
