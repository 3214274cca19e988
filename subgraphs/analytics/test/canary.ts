import { createServer } from 'node:net'
import { z } from 'zod'

/** A server that nobody may reach: it counts who does, says what it is told to, and hangs up. */
export interface Canary {
  readonly port: number
  reached(): number
  close(): Promise<void>
}

export async function startCanary(answer = ''): Promise<Canary> {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(answer))
  })
  await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1' }, resolve))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return {
    port,
    reached: () => connections,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  }
}
