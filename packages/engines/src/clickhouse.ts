import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environmentWith } from './config.js'
import type { Engine, EngineOptions } from './engine.js'
import { freePort } from './free-port.js'
import { endProcess, untilGone } from './processes.js'

const START_LIMIT_MS = 120_000
const STOP_LIMIT_MS = 15_000
const RELAUNCH_EVERY_MS = 500
const SERVER = 'clickhouse-server.js'

export interface ClickHouseOptions extends EngineOptions {
  /** The address of an earlier one that is gone, with its password: without it a free port and a password made for this start. */
  readonly at?: string
}

/**
 * Starts ClickHouse (chDB) in a process of its own behind ClickHouse's HTTP interface, on a loopback port. The process
 * ends by itself when its parent does. When it dies it is started again at the same address, until that succeeds.
 */
export async function startClickHouse({ folder, progress, at }: ClickHouseOptions): Promise<Engine> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pidFile = join(folder, 'pid')
  // One whose parent was killed a moment ago may still be on its way out.
  await endProcess(Number(await readFile(pidFile, 'utf8').catch(() => '')), SERVER, 'SIGTERM', 'SIGKILL', STOP_LIMIT_MS)
  progress?.('starting ClickHouse')
  const earlier = at === undefined ? null : new URL(at)
  const password = earlier?.password ?? randomBytes(24).toString('base64url')
  const port = earlier ? Number(earlier.port) : await freePort()
  let stopping = false
  let server: ChildProcess

  async function launch(): Promise<void> {
    server = await startServer({ folder, password, port })
    server.once('exit', () => {
      if (!stopping) relaunched = relaunch()
    })
    // Only for whoever starts after we were killed, and a disk that is full keeps nobody from working.
    await writeFile(pidFile, String(server.pid), { mode: 0o600 }).catch(() => undefined)
  }

  async function relaunch(): Promise<void> {
    while (!stopping) {
      try {
        await launch()
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RELAUNCH_EVERY_MS))
      }
    }
  }

  let relaunched = Promise.resolve()
  await launch()
  return {
    url: `http://default:${password}@127.0.0.1:${port}`,
    get pid() {
      return server.pid ?? 0
    },
    async stop() {
      stopping = true
      await relaunched
      server.kill('SIGTERM')
      await untilGone(server, 'SIGKILL', STOP_LIMIT_MS)
      await rm(pidFile, { force: true })
    },
  }
}

function startServer(message: {
  readonly folder: string
  readonly password: string
  readonly port: number
}): Promise<ChildProcess> {
  const logFile = join(message.folder, 'clickhouse.log')
  const log = openSync(logFile, 'w', 0o600)
  // The built file, from src/ and dist/ alike: a process of its own has no transpiler.
  const server = fork(fileURLToPath(new URL(`../dist/${SERVER}`, import.meta.url)), {
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
    execArgv: [],
    env: environmentWith({ TZ: 'UTC', UV_THREADPOOL_SIZE: '12', NODE_OPTIONS: '' }),
  })
  closeSync(log)
  return new Promise((resolve, reject) => {
    const fail = async (reason: string): Promise<void> => {
      server.kill('SIGKILL')
      const words = (await readFile(logFile, 'utf8').catch(() => '')).trim().slice(-1_000)
      reject(new Error(`ClickHouse did not start: ${reason} ${words}`))
    }
    const limit = setTimeout(() => void fail(`no answer within ${START_LIMIT_MS / 1000} s.`), START_LIMIT_MS)
    const onExit = (): void => void fail('its process ended.')
    server.once('error', onExit)
    server.once('exit', onExit)
    server.once('message', () => {
      clearTimeout(limit)
      server.off('exit', onExit)
      server.unref()
      server.channel?.unref()
      resolve(server)
    })
    server.send(message)
  })
}
