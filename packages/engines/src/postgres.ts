import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Engine, EngineOptions } from './engine.js'
import { freePort } from './free-port.js'
import { postgresBinaries } from './postgres-binaries.js'
import { endProcess, untilGone } from './processes.js'
import { asUnprivileged, unprivilegedUser } from './unprivileged.js'
import { until } from './until.js'

const START_LIMIT_MS = 120_000
const STOP_LIMIT_MS = 15_000
const RELAUNCH_EVERY_MS = 500

/**
 * Starts a real Postgres of our own on a free loopback port, with a password only the data folder knows. A server that
 * an earlier run left behind in the same folder (its parent was killed) is stopped first. When it dies it is started
 * again at the same address.
 */
export async function startPostgres(options: EngineOptions & { readonly maxConnections?: number }): Promise<Engine> {
  const { folder, progress, maxConnections = 100 } = options
  const binaries = postgresBinaries()
  const cluster = join(folder, 'cluster')
  const secret = join(folder, 'password')
  await makeFolder(folder)
  if (existsSync(join(cluster, 'PG_VERSION'))) await stopOrphan(cluster)
  else {
    progress?.('making the Postgres data folder')
    await initialise(binaries.initdb, folder, cluster, secret)
  }
  const password = (await readFile(secret, 'utf8')).trim()
  const port = await freePort()
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: maxConnections,
    shared_buffers: '64MB',
    logging_collector: 'off',
    log_min_messages: 'fatal',
  }
  const { program, args } = asUnprivileged(
    {
      program: binaries.postgres,
      args: ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    },
    folder,
  )
  const url = `postgres://askchart:${password}@127.0.0.1:${port}/postgres`
  const logFile = join(folder, 'postgres.log')
  let stopping = false
  let server: ChildProcess
  let dismissGuard: () => void

  async function launch(): Promise<void> {
    // Detached: a Ctrl-C of the terminal reaches us alone, and we stop Postgres last. Its words go to a file, which
    // outlives us, so that it never writes into a broken pipe.
    const log = openSync(logFile, 'w', 0o600)
    const launched = spawn(program, [...args], { cwd: folder, detached: true, stdio: ['ignore', log, log] })
    closeSync(log)
    server = launched
    dismissGuard = guard(launched)
    launched.once('exit', dismissGuard)
    await untilAnswering(launched, url, logFile)
    // Dead again right after its first answer: the listener below would come too late for it.
    if (launched.exitCode !== null || launched.signalCode !== null) throw new Error('Postgres ended')
    launched.unref()
    launched.once('exit', () => {
      if (!stopping) relaunched = relaunch()
    })
  }

  /** Backends of a server that was killed need a moment to notice; a full disk may need an hour. */
  async function relaunch(): Promise<void> {
    while (!stopping) {
      try {
        await stopOrphan(cluster)
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
    url,
    get pid() {
      return server.pid ?? 0
    },
    async stop() {
      stopping = true
      await relaunched
      dismissGuard()
      // Fast shutdown: connections are ended, everything is written.
      server.kill('SIGINT')
      await untilGone(server, 'SIGQUIT', STOP_LIMIT_MS)
    },
  }
}

/**
 * Ends the server when this process dies in whatever way: a shell that waits for the end of a pipe that only we hold.
 * Returns what sends it away.
 */
function guard(server: ChildProcess): () => void {
  if (process.platform === 'win32' || server.pid === undefined) return () => undefined
  const shell = spawn('sh', ['-c', `read -r _; kill -INT ${server.pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  shell.unref()
  return () => shell.kill('SIGKILL')
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const user = unprivilegedUser()
  if (user) await chown(folder, user.uid, user.gid)
  await chmod(folder, 0o700)
}

async function initialise(initdb: string, folder: string, cluster: string, secret: string): Promise<void> {
  await rm(cluster, { recursive: true, force: true })
  await writeFile(secret, randomBytes(24).toString('base64url'), { mode: 0o600 })
  const user = unprivilegedUser()
  if (user) await chown(secret, user.uid, user.gid)
  const half = `${cluster}.new`
  await rm(half, { recursive: true, force: true })
  const options = ['-U', 'askchart', '--pwfile', secret, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C']
  const command = { program: initdb, args: ['-D', half, ...options, '--no-instructions'] }
  const { program, args } = asUnprivileged(command, folder)
  await run(program, args, folder)
  // Whole or not there: a first start that was killed begins anew.
  await rename(half, cluster)
}

function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args], { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
    let complaint = ''
    child.stderr.on('data', (text: Buffer) => (complaint += text.toString()))
    child.on('error', reject)
    child.on('exit', (status) => {
      if (status === 0) resolve()
      else reject(new Error(`${program} failed: ${complaint.trim().slice(-500)}`))
    })
  })
}

/** Stops a server whose parent was killed: it still holds the folder, on a port that nobody knows any more. */
async function stopOrphan(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid')
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0])
  await endProcess(pid, 'postgres', 'SIGINT', 'SIGQUIT', STOP_LIMIT_MS)
  await rm(pidFile, { force: true })
}

async function untilAnswering(server: ChildProcess, url: string, logFile: string): Promise<void> {
  let end: string | null = null
  server.on('error', (error) => (end = error.message))
  server.on('exit', () => (end ??= ''))
  const answers = async (): Promise<boolean> => {
    if (end !== null) {
      const words = (await readFile(logFile, 'utf8').catch(() => '')).trim().slice(-1_000)
      throw new Error(`Postgres did not start: ${end || words}`)
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      return true
    } catch {
      return false
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  await until(answers, START_LIMIT_MS, 'Postgres did not answer')
}
