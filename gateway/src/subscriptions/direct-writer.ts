import { writeSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { TLSSocket } from 'node:tls'

/** What a TCP connection of Node has beneath it; null once it is closed. */
interface Handle {
  readonly fd: number
}

const handleOf = (connection: Writable): unknown => Reflect.get(connection, '_handle')

const isHandle = (value: unknown): value is Handle =>
  typeof value === 'object' && value !== null && 'fd' in value && typeof value.fd === 'number' && value.fd >= 0

/**
 * Gives bytes to the kernel in one call, past the connection's stream, whose way there costs about as much of our own CPU
 * again as all else that is done for a message. Node gives the descriptor without documenting it, so that whatever is
 * not as expected (TLS, a platform without descriptors, a closed connection) takes nothing, and the stream has to.
 */
export class DirectWriter {
  private readonly handle: Handle | null
  private readonly fd: number

  constructor(private readonly connection: Writable) {
    const handle = connection instanceof TLSSocket ? null : handleOf(connection)
    this.handle = isHandle(handle) ? handle : null
    this.fd = this.handle?.fd ?? -1
  }

  /**
   * How many of these bytes the kernel took: none where something still waits in the stream, where the kernel's buffer is full, and
   * where the connection has failed, which the stream is told when it writes.
   */
  write(bytes: Buffer): number {
    const { connection, handle } = this
    // A closed connection's descriptor may by now be another's.
    if (handle === null || connection.writableLength > 0 || handleOf(connection) !== handle) return 0
    try {
      return writeSync(this.fd, bytes, 0, bytes.length)
    } catch {
      return 0
    }
  }
}
