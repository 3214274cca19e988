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
  /** Ends its process with SIGKILL and starts it again at the same address; resolves to how long that took, in milliseconds. */
  killAndRestart(): Promise<number>
  stop(): Promise<void>
}

/** The stores of a system as the environment of its process. */
type Stores = Readonly<Record<'DATABASE_URL' | 'CLICKHOUSE_URL' | 'DATA_DIR', string>>

interface Running {
  readonly url: string
  readonly end: (signal: NodeJS.Signals) => Promise<void>
}

async function run(stores: Stores, port: string): Promise<Running> {
  const { PATH = '', HOME = '' } = process.env
  const main = fileURLToPath(new URL('../../../standalone/dist/main.js', import.meta.url))
  const program = spawn(process.execPath, [main], {
    env: { PATH, HOME, PORT: port, LOG_LEVEL: 'error', ...stores },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const kill = (): void => void program.kill()
  process.once('exit', kill)
  const ended = new Promise<void>((resolve) => program.once('close', () => resolve()))
  void ended.then(() => process.off('exit', kill))
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
    end: async (signal) => {
      program.kill(signal)
      await ended
    },
  }
}

export async function startSystem(): Promise<System> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-bench-'))
  const [postgres, clickHouse] = await Promise.all([
    startPostgres({ folder: join(folder, 'postgres') }),
    startClickHouse({ folder: join(folder, 'clickhouse') }),
  ])
  const dataDir = join(folder, 'data')
  const stores = { DATABASE_URL: postgres.url, CLICKHOUSE_URL: clickHouse.url, DATA_DIR: dataDir }
  // A bench that is interrupted leaves no system behind: a signal alone ends a process without its 'exit'.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  let running = await run(stores, '0')
  const { url } = running
  return {
    url,
    clickHouseUrl: clickHouse.url,
    databaseUrl: postgres.url,
    dataDir,
    async killAndRestart() {
      await running.end('SIGKILL')
      const began = performance.now()
      running = await run(stores, new URL(url).port)
      return performance.now() - began
    },
    async stop() {
      await running.end('SIGTERM')
      await clickHouse.stop()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
