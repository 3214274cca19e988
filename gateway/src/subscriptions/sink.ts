import type { GraphQLFormattedError } from 'graphql'

/** A result as JSON; made once, and its bytes once, for all who wait for the same. */
export class SharedResult {
  private encoded: Buffer | null = null

  constructor(readonly text: string) {}

  get bytes(): Buffer {
    return (this.encoded ??= Buffer.from(this.text, 'utf8'))
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
