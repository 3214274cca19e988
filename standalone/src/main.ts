import { join } from 'node:path'
import { type Engine, freePort, startClickHouse, startPostgres } from '@askchart/engines'
import { ConfigError, createLogger, stopOnSignal } from '@askchart/service'
import { readStandaloneConfig } from './config.js'
import { Parts } from './parts.js'
import { assertListening, assertPortFree, CannotStartError, takeDataFolder } from './preconditions.js'

const say = (text: string): void => void process.stderr.write(`askchart: ${text}\n`)
const parts = new Parts()

async function start(): Promise<void> {
  const given = readStandaloneConfig()
  const config = { ...given, port: given.port || (await freePort()) }
  await assertPortFree(config)
  const { dataDir, model } = config
  if (model) say(`questions that the reader is unsure of go to ${model.model} at ${model.baseUrl}`)
  await assertListening('DATABASE_URL', config.databaseUrl)
  await assertListening('CLICKHOUSE_URL', config.clickHouseUrl)
  const log = createLogger('askchart', config.logLevel)
  await parts.start(
    () => takeDataFolder(dataDir),
    (giveBack) => giveBack(),
  )
  stopOnSignal([parts], log)
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'a bug ends this process')
    void parts.stop().finally(() => process.exit(1))
  })
  // Loaded while the engines start: half a second of modules that no refusal above has to wait for.
  const [{ assemble }, databaseUrl, clickHouseUrl] = await Promise.all([
    import('./assemble.js'),
    config.databaseUrl ?? engineUrl(() => startPostgres({ folder: join(dataDir, 'postgres'), progress: say })),
    config.clickHouseUrl ?? engineUrl(() => startClickHouse({ folder: join(dataDir, 'clickhouse') })),
  ])
  const { gateway } = await assemble(config, { databaseUrl, clickHouseUrl }, parts, log, say)
  process.stdout.write(`Askchart is ready: ${config.publicUrl ?? gateway.url}\n`)
}

/** What a store or the system refuses has a code and is told in its words; anything else is a bug, told with its stack. */
function wordsFor(error: unknown): string {
  if (error instanceof CannotStartError || error instanceof ConfigError) return error.message
  if (!(error instanceof Error)) return `Askchart could not start: ${String(error)}`
  return `Askchart could not start: ${'code' in error ? error.message : (error.stack ?? error.message)}`
}

const engineUrl = async (startEngine: () => Promise<Engine>): Promise<string> =>
  (await parts.start(startEngine, (engine) => engine.stop())).url

await start().catch(async (error: unknown) => {
  // Stopped in the middle of its start: whoever stops it ends the process.
  if (parts.isStopping) return
  process.stderr.write(`${wordsFor(error)}\n`)
  await parts.stop().catch(() => undefined)
  process.exit(1)
})
