import type { Writable } from 'node:stream'
import type { WebSocket } from 'ws'
import { DirectWriter } from './direct-writer.js'
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
  private readonly direct: DirectWriter
  private readonly sent = (): void => {
    this.waiting -= 1
  }

  /** `full` is called where more than `most` messages wait, and has to close the socket. */
  constructor(
    private readonly socket: WebSocket,
    private readonly connection: Writable,
    private readonly most: number,
    private readonly full: () => void,
  ) {
    this.direct = new DirectWriter(connection)
  }

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
    if (result.rest.length >= ONE_FRAME_BELOW) {
      const done = this.doneOnceTaken()
      connection.cork()
      connection.write(result.head(start))
      connection.write(result.rest, done)
      connection.uncork()
      return
    }
    const frame = result.frame(start)
    const taken = this.direct.write(frame)
    if (taken === frame.length) return
    connection.write(frame.subarray(taken), this.doneOnceTaken())
    // What the kernel has not taken yet stays as it is until it has.
    if (connection.writableLength > 0) result.leave(start)
  }

  /** What a write has to call where others wait before it, so that it waits as well. */
  private doneOnceTaken(): (() => void) | undefined {
    if (this.connection.writableLength === 0) return undefined
    this.waiting += 1
    return this.sent
  }
}
