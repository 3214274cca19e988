import type { Writable } from 'node:stream'
import type { SharedResult } from './sink.js'

/** Above this each reader gets a head of its own and the shared part, as a frame may wait long and would be held for each. */
const ONE_FRAME_BELOW = 4_096

/**
 * Sends text messages that differ only in how they begin straight to the connection under a WebSocket, as frames that a
 * server may send without a mask (RFC 6455, 5.2). Its caller sees to it that the socket is open, and that it neither
 * compresses nor sends in parts.
 */
export class Outbox {
  /** Messages that wait for the reader, the one under way left out. */
  waiting = 0
  private readonly sent = (): void => {
    this.waiting -= 1
  }

  constructor(private readonly connection: Writable) {}

  /** The message that begins with `start` and goes on with what is shared. */
  send(start: Buffer, result: SharedResult): void {
    const { connection } = this
    const done = connection.writableLength > 0 ? this.sent : undefined
    if (done) this.waiting += 1
    if (result.rest.length >= ONE_FRAME_BELOW) {
      connection.cork()
      connection.write(result.head(start))
      connection.write(result.rest, done)
      connection.uncork()
      return
    }
    connection.write(result.frame(start), done)
    // What the kernel has not taken yet stays as it is until it has.
    if (connection.writableLength > 0) result.leave(start)
  }
}
