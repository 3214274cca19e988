import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { z } from 'zod'

/** The way to a server, which can go dead without a word. */
export interface Wire {
  readonly port: number
  /** Swallows all bytes from here on, both ways, and closes nothing. A connection that has lost some stays as dead as it was. */
  readonly falls: (silent: boolean) => void
  readonly close: () => Promise<void>
}

/** Opens a wire to a port of this machine, on a port of its own. */
export async function openWire(to: number): Promise<Wire> {
  let isSilent = false
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    let isDead = false
    const pass = (from: Socket, other: Socket): void => {
      open.add(from)
      from
        .on('data', (bytes: Buffer) => {
          isDead ||= isSilent
          if (!isDead && !other.write(bytes)) from.pause()
        })
        .on('drain', () => other.resume())
        .on('error', () => undefined)
        .on('close', (broken: boolean) => {
          open.delete(from)
          isDead ||= isSilent
          if (!isDead && broken) other.destroy()
          else if (!isDead) other.end()
        })
    }
    pass(near, far)
    pass(far, near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return {
    port,
    falls: (silent) => {
      isSilent = silent
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
