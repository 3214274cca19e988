import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The whole system, running. */
export interface RunningServer {
  readonly url: string
  readonly stop: () => Promise<void>
}

const MAIN = fileURLToPath(new URL('../../standalone/dist/main.js', import.meta.url))
const START_LIMIT_MS = 120_000

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

async function untilUp(url: string, process: ChildProcess, said: () => string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS
  while (!(await answers(url))) {
    if (process.exitCode !== null) throw new Error(`The server ended with ${process.exitCode}:\n${said()}`)
    if (Date.now() > deadline) throw new Error(`The server was not up within ${START_LIMIT_MS / 1000} s:\n${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/**
 * Starts the built system on a folder and a port of its own, as `npm start` would, `settings` being more of its
 * environment; with ASKCHART_URL set, the one
 * already running there is used and left running.
 */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const running = process.env['ASKCHART_URL']
  if (running !== undefined) return { url: running, stop: () => Promise.resolve() }
  const folder = await mkdtemp(join(tmpdir(), 'askchart-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, ['--enable-source-maps', MAIN], {
    env: { ...process.env, PORT: String(port), DATA_DIR: join(folder, 'data'), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await untilUp(url, child, () => output.slice(-4000))
  } catch (error) {
    await stop()
    throw error
  }
  return { url, stop }
}
