import { connect, createServer, type Server, type Socket } from 'node:net'
import { z } from 'zod'

/** The way to a server of this machine, which can be cut and mended. */
export interface Wire {
  readonly port: number
  cut(): Promise<void>
  /** Where it does not `carry`, calls are taken and nothing ever comes back. */
  mend(carry: boolean): Promise<void>
}

export async function startWire(to: number): Promise<Wire> {
  const sockets = new Set<Socket>()
  let port = 0
  let server: Server | null = null
  const keep = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
  }
  async function mend(carry: boolean): Promise<void> {
    const made = createServer((near) => {
      keep(near)
      if (!carry) return
      const far = keep(connect(to, '127.0.0.1'))
      near.pipe(far).pipe(near)
      near.on('close', () => far.destroy())
      far.on('close', () => near.destroy())
    })
    await new Promise<void>((resolve) => made.listen({ port, host: '127.0.0.1' }, resolve))
    port = z.object({ port: z.number() }).parse(made.address()).port
    server = made
  }
  await mend(true)
  return {
    port,
    mend,
    async cut() {
      for (const socket of sockets) socket.destroy()
      const closing = server
      if (closing !== null)
        await new Promise<void>((resolve) => {
          closing.close(() => resolve())
        })
      server = null
    },
  }
}
