// A process of its own that holds chDB, so that a query that takes all of a core, or all memory, does so here. It is
// started with an IPC channel, gets one message with its folder and password, and ends when its parent does.
import { join } from 'node:path'
import { z } from 'zod'
import { createClickHouseHttp } from './clickhouse-http.js'
import { Sessions } from './clickhouse-sessions.js'

const firstMessage = z.object({ folder: z.string(), password: z.string(), port: z.number() })

async function serve(message: unknown): Promise<void> {
  const { folder, password, port } = firstMessage.parse(message)
  const sessions = new Sessions(join(folder, 'data'))
  const server = await createClickHouseHttp(sessions, {
    password,
    bodiesFolder: join(folder, 'bodies'),
  })
  const end = (): void => {
    server.closeIdleConnections()
    server.close(() => {
      sessions.close()
      process.exit(0)
    })
  }
  process.on('SIGTERM', end)
  process.on('disconnect', () => {
    // Nobody is left to read an answer; what was acknowledged is on the disk.
    process.exit(0)
  })
  server.listen(port, '127.0.0.1', () => process.send?.('ready'))
}

process.on('SIGINT', () => undefined)
process.once('message', (message) => void serve(message))
