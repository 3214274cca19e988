import { join } from 'node:path'
import { type Engine, startClickHouse, startPostgres } from '@askchart/engines'
import { ConfigError, createLogger, stopOnSignal } from '@askchart/service'
import { assemble } from './assemble.js'
import { readStandaloneConfig } from './config.js'
import { assertPortFree, CannotStartError, takeDataFolder } from './preconditions.js'

const say = (text: string): void => void process.stderr.write(`askchart: ${text}\n`)

async function start(): Promise<void> {
  const config = readStandaloneConfig()
  const log = createLogger('askchart', config.logLevel)
  await assertPortFree(config)
  const giveBack = await takeDataFolder(config.dataDir)
  const engines: Engine[] = []
  const stopEngines = async (): Promise<void> => {
    for (const engine of engines) await engine.stop()
    await giveBack()
  }
  try {
    const [databaseUrl, clickHouseUrl] = await Promise.all([
      config.databaseUrl ??
        startPostgres({ folder: join(config.dataDir, 'postgres'), progress: say }).then(
          (engine) => (engines.push(engine), engine.url),
        ),
      config.clickHouseUrl ??
        startClickHouse({ folder: join(config.dataDir, 'clickhouse') }).then(
          (engine) => (engines.unshift(engine), engine.url),
        ),
    ])
    const system = await assemble(config, { databaseUrl, clickHouseUrl }, log)
    stopOnSignal([system, { stop: stopEngines }], log)
    process.stdout.write(`Askchart is ready: ${config.publicUrl ?? system.gateway.url}\n`)
  } catch (error) {
    await stopEngines()
    throw error
  }
}

await start().catch((error: unknown) => {
  const known = error instanceof CannotStartError || error instanceof ConfigError
  process.stderr.write(
    `${known ? error.message : `Askchart could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`,
  )
  process.exit(1)
})
