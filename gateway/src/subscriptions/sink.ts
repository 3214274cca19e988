import type { GraphQLFormattedError } from 'graphql'
import type { Delivery } from './delivery.js'

const FINAL_TEXT = 0x81
const SMALL = 126
const MEDIUM = 65_536

/**
 * A result as JSON, ready to be sent: encoded once for all who wait for the same. Readers whose messages begin equally long
 * are sent one and the same frame, in which only the beginning is written anew.
 */
export class SharedResult {
  /** The result and the end of the message that it stands in. */
  readonly rest: Buffer
  private readonly frames = new Map<number, Buffer>()

  constructor(text: string) {
    this.rest = Buffer.from(`${text}}`, 'utf8')
  }

  /** The frame of the message that begins with `start`. It holds until the next call, or for good once left. */
  frame(start: Buffer): Buffer {
    const known = this.frames.get(start.length)
    if (known) {
      known.set(start, known.length - this.rest.length - start.length)
      return known
    }
    const made = Buffer.concat([this.head(start), this.rest])
    this.frames.set(start.length, made)
    return made
  }

  /** Leaves the frame that `start` got last to whoever still holds it. */
  leave(start: Buffer): void {
    this.frames.delete(start.length)
  }

  /** The beginning of that frame, up to the part that is shared. */
  head(start: Buffer): Buffer {
    const length = start.length + this.rest.length
    const header = headerLength(length)
    const head = Buffer.allocUnsafe(header + start.length)
    writeHeader(head, length)
    head.set(start, header)
    return head
  }
}

const headerLength = (length: number): number => (length < SMALL ? 2 : length < MEDIUM ? 4 : 10)

function writeHeader(frame: Buffer, length: number): void {
  frame[0] = FINAL_TEXT
  if (length < SMALL) frame[1] = length
  else if (length < MEDIUM) {
    frame[1] = SMALL
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = SMALL + 1
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
}

/** Where one operation's answers go. Nothing may follow `error` or `complete`. */
export interface Sink {
  /** Takes the results. */
  readonly delivery: Delivery
  error(errors: readonly GraphQLFormattedError[]): void
  complete(): void
  /** The person behind it is signed out, or may see less than when they subscribed: the connection has to be made anew. */
  expire(): void
}
