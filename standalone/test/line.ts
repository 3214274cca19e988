import { connect, createServer, type Socket } from 'node:net'
import { z } from 'zod'

/** What a line does from a moment on: carries what is sent, loses it and says nothing, or has no connection left. */
export type LineState = 'whole' | 'silent' | 'broken'

/** A network line to the system, which can fail without a word to either end. */
export interface Line {
  readonly url: string
  becomes(state: LineState): void
  close(): Promise<void>
}

export async function aLine(to: string): Promise<Line> {
  const { hostname, port } = new URL(to)
  let state: LineState = 'whole'
  const open = new Set<Socket>()
  const isWhole = (): boolean => state === 'whole'
  const hold = (socket: Socket, other: Socket): void => {
    open.add(socket)
    socket
      .on('data', (bytes) => {
        if (isWhole()) other.write(bytes)
      })
      .on('error', () => undefined)
      .on('close', () => {
        open.delete(socket)
        if (isWhole()) other.destroy()
      })
  }
  const server = createServer((caller) => {
    if (state === 'broken') {
      caller.destroy()
      return
    }
    const system = connect(Number(port), hostname)
    hold(caller, system)
    hold(system, caller)
  })
  const cut = (): void => {
    for (const socket of open) socket.destroy()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = z.object({ port: z.number() }).parse(server.address())
  return {
    url: `http://127.0.0.1:${address.port}`,
    becomes(next) {
      // What was lost leaves a connection good for nothing.
      if (next === 'broken' || state === 'silent') cut()
      state = next
    },
    async close() {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
