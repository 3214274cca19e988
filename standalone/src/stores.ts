import { join } from 'node:path'
import { startClickHouse, startPostgres } from '@askchart/engines'
import { ConfigError, createLogger, stopOnSignal } from '@askchart/service'
import { readStandaloneConfig } from './config.js'
import { Parts } from './parts.js'
import { CannotStartError, takeDataFolder } from './preconditions.js'

const say = (text: string): void => void process.stderr.write(`askchart: ${text}\n`)
const parts = new Parts()

/** The embedded stores by themselves, on the data that `npm start` keeps; prints what the services are to be told. */
async function start(): Promise<void> {
  const { dataDir, logLevel } = readStandaloneConfig()
  await parts.start(
    () => takeDataFolder(dataDir),
    (giveBack) => giveBack(),
  )
  stopOnSignal([parts], createLogger('stores', logLevel))
  // The engines alone do not keep this process.
  setInterval(() => undefined, 2 ** 30)
  const [postgres, clickHouse] = await Promise.all([
    parts.start(
      () => startPostgres({ folder: join(dataDir, 'postgres'), progress: say }),
      (engine) => engine.stop(),
    ),
    parts.start(
      () => startClickHouse({ folder: join(dataDir, 'clickhouse'), progress: say }),
      (engine) => engine.stop(),
    ),
  ])
  process.stdout.write(`export DATABASE_URL=${postgres.url}\nexport CLICKHOUSE_URL=${clickHouse.url}\n`)
}

await start().catch(async (error: unknown) => {
  if (parts.isStopping) return
  const known = error instanceof CannotStartError || error instanceof ConfigError
  const words = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${known ? words : `The stores could not start: ${words}`}\n`)
  await parts.stop().catch(() => undefined)
  process.exit(1)
})
