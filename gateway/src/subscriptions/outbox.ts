import type { Writable } from 'node:stream'

const FINAL_TEXT = 0x81
const SMALL = 126
const MEDIUM = 65_536
/** Below this it costs less to copy the shared part than to hand two buffers to the kernel. */
const COPIED_BELOW = 4_096

/**
 * Sends text messages that differ only in how they begin straight to the connection under a WebSocket, as frames that a
 * server may send without a mask (RFC 6455, 5.2): the shared part is not encoded again for each reader. Its caller sees to it
 * that the socket is open, and that it neither compresses nor sends in parts.
 */
export class Outbox {
  /** Messages that wait for the reader, the one under way left out. */
  waiting = 0
  private readonly sent = (): void => {
    this.waiting -= 1
  }

  constructor(private readonly connection: Writable) {}

  /** The message `start` + `rest`. */
  send(start: Buffer, rest: Buffer): void {
    const { connection } = this
    const done = connection.writableLength > 0 ? this.sent : undefined
    if (done) this.waiting += 1
    const length = start.length + rest.length
    const header = headerLength(length)
    if (rest.length < COPIED_BELOW) {
      const frame = Buffer.allocUnsafe(header + length)
      writeHeader(frame, length)
      frame.set(start, header)
      frame.set(rest, header + start.length)
      connection.write(frame, done)
      return
    }
    const head = Buffer.allocUnsafe(header + start.length)
    writeHeader(head, length)
    head.set(start, header)
    connection.cork()
    connection.write(head)
    connection.write(rest, done)
    connection.uncork()
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
