import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startClickHouse, startPostgres } from '@askchart/engines'

const READY = /^Askchart is ready: (\S+)$/m
const START_LIMIT_MS = 90_000

/** Everything in one process of its own, on stores that the caller can reach too. */
export interface System {
  readonly url: string
  readonly clickHouseUrl: string
  readonly databaseUrl: string
  /** Where it keeps its keys and files. */
  readonly dataDir: string
  stop(): Promise<void>
}

export async function startSystem(): Promise<System> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-bench-'))
  const [postgres, clickHouse] = await Promise.all([
    startPostgres({ folder: join(folder, 'postgres') }),
    startClickHouse({ folder: join(folder, 'clickhouse') }),
  ])
  const dataDir = join(folder, 'data')
  const { PATH = '', HOME = '' } = process.env
  const main = fileURLToPath(new URL('../../../standalone/dist/main.js', import.meta.url))
  const program = spawn(process.execPath, [main], {
    env: {
      PATH,
      HOME,
      PORT: '0',
      LOG_LEVEL: 'fatal',
      DATA_DIR: dataDir,
      DATABASE_URL: postgres.url,
      CLICKHOUSE_URL: clickHouse.url,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  process.once('exit', () => program.kill())
  // A bench that is interrupted leaves no system behind: a signal alone ends a process without its 'exit'.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  const ended = new Promise<void>((resolve) => program.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    const limit = setTimeout(() => reject(new Error(`not ready in time: ${said}`)), START_LIMIT_MS)
    program.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const address = READY.exec(said)?.[1]
      if (address === undefined) return
      clearTimeout(limit)
      resolve(address)
    })
    void ended.then(() => reject(new Error(`it ended before it was ready: ${said}`)))
  })
  return {
    url,
    clickHouseUrl: clickHouse.url,
    databaseUrl: postgres.url,
    dataDir,
    async stop() {
      program.kill('SIGTERM')
      await ended
      await clickHouse.stop()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
