import type { Writable } from 'node:stream'
import type { WebSocket } from 'ws'
import type { SharedResult } from './sink.js'

/** Above this each reader gets a head of its own and the shared part, as a frame may wait long and would be held for each. */
const ONE_FRAME_BELOW = 4_096

/**
 * Sends text messages that differ only in how they begin straight to the connection under a WebSocket, as frames that a
 * server may send without a mask (RFC 6455, 5.2). Its owner sees to it that the socket neither compresses nor sends in parts.
 */
export class Outbox {
  /** Messages that wait for the reader, the one under way left out. */
  waiting = 0
  private readonly sent = (): void => {
    this.waiting -= 1
  }

  /** `full` is called where more than `most` messages wait, and has to close the socket. */
  constructor(
    private readonly socket: WebSocket,
    private readonly connection: Writable,
    private readonly most: number,
    private readonly full: () => void,
  ) {}

  /** Whether there is a connection to write to; asked ahead of `mayReceive`, which decides. */
  isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN && this.connection.writable
  }

  /** False once the socket closes, as it does where its reader lets too much wait. To be asked before each message. */
  mayReceive(): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return false
    if (this.waiting < this.most) return true
    this.full()
    return false
  }

  /** A message of its own. */
  write(text: string): void {
    if (!this.mayReceive()) return
    this.waiting += 1
    this.socket.send(text, this.sent)
  }

  /** The message that begins with `start` and goes on with what is shared; only where the socket `mayReceive`. */
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
