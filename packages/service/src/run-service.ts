import { ConfigError } from './config.js'
import { startGraphServer } from './graph-server.js'
import { createLogger } from './logger.js'
import { type Stoppable, stopOnSignal } from './shutdown.js'
import type { Subgraph } from './subgraph.js'

export interface ServiceAddress {
  readonly host: string
  readonly port: number
  readonly logLevel: string
}

/**
 * The body of a subgraph's main.ts: parses the configuration (every problem reported, exit 1), creates the subgraph,
 * serves it, starts its consumers, after which it is ready, and stops all of it in order on a signal: the server, then `jobs` while what running
 * ones need is still there, then the subgraph, then `alsoStop` in order.
 */
export async function runService<Config extends ServiceAddress>(
  name: string,
  readConfig: () => Config,
  create: (
    config: Config,
    log: ReturnType<typeof createLogger>,
  ) => Promise<{ readonly subgraph: Subgraph; readonly jobs?: Stoppable; readonly alsoStop?: readonly Stoppable[] }>,
): Promise<void> {
  try {
    const config = readConfig()
    const log = createLogger(name, config.logLevel)
    const { subgraph, jobs, alsoStop = [] } = await create(config, log)
    const progress = { hasStarted: false }
    const server = await startGraphServer({
      client: subgraph.client,
      host: config.host,
      port: config.port,
      log,
      ready: async () => {
        if (!progress.hasStarted) throw new Error(`${name} is still starting.`)
        await subgraph.ready()
      },
      ...(subgraph.keySet ? { keySet: subgraph.keySet } : {}),
    })
    stopOnSignal([server, ...(jobs ? [jobs] : []), subgraph, ...alsoStop], log)
    await subgraph.start()
    progress.hasStarted = true
    log.info({ url: server.url }, 'ready')
  } catch (error) {
    const message =
      error instanceof ConfigError
        ? error.message
        : `${name} could not start: ${error instanceof Error ? error.message : String(error)}`
    process.stderr.write(`${message}\n`)
    process.exit(1)
  }
}
