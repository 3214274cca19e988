import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

const run = promisify(execFile)

export const projectFolder = fileURLToPath(new URL('../../', import.meta.url))

const START_LIMIT_MS = 180_000

/** A program of ours under test, as the shell would start it. */
export class Program {
  stdout = ''
  stderr = ''
  /** Exit status, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>
  private end: number | string | null = null
  private readonly child: ChildProcess

  constructor(script: string, environment: Readonly<Record<string, string>>, nodeArguments: readonly string[] = []) {
    // No variable of the machine that runs the tests decides anything but where programs are found.
    const { PATH = '', HOME = '' } = process.env
    this.child = spawn(process.execPath, [...nodeArguments, join(projectFolder, script)], {
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()))
    this.child.stderr?.on('data', (text: Buffer) => (this.stderr += text.toString()))
    this.ended = new Promise((resolve) =>
      this.child.once('close', (status, signal) => {
        this.end = status ?? signal ?? 1
        resolve(this.end)
      }),
    )
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  /** Resolves when it holds; throws with the program's own words when it ends before, or takes too long. */
  async until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + START_LIMIT_MS
    while (!(await holds())) {
      const words = () => `\n${this.stdout}${this.stderr}`.slice(-3_000)
      if (this.end !== null) throw new Error(`it ended (${this.end}) before ${what}:${words()}`)
      if (Date.now() > deadline) throw new Error(`no ${what} within ${START_LIMIT_MS / 1000} s:${words()}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

/**
 * How long the main thread of a process has stood in line for a core so far, in milliseconds: what is then not its own
 * slowness, but that of a machine that does other work. 0 where the system does not tell, and once the process is gone.
 */
export async function queuedMs(pid: number): Promise<number> {
  const [, queued] = (await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => '0 0')).split(' ')
  return Number(queued) / 1e6
}

export interface Folder {
  readonly path: string
  remove(): Promise<void>
}

/** An empty folder, gone when the tests are. */
export async function aFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'askchart-graph-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** A folder with the data that a first start has left: stores in `postgres` and `clickhouse`, and `keys`. */
export async function aDataFolder(): Promise<Folder> {
  const folder = await aFolder()
  // What is in it and not the folder itself, with its owners and rights, which Postgres looks at.
  await run('cp', ['-a', `${z.string().parse(process.env['TEST_DATA_TEMPLATE'])}/.`, folder.path])
  return folder
}

/** Whether a `ready` route answers 200. */
export const isReady = async (url: string): Promise<boolean> =>
  fetch(`${url}/ready`).then(
    (response) => response.ok,
    () => false,
  )

/** Living processes that were started with this text in their command line or that work in this folder. */
export async function processesOf(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')
    if (Number(pid) !== process.pid && (command.includes(folder) || environment.includes(folder)))
      found.push(`${pid} ${command.replaceAll('\0', ' ')}`)
  }
  return found
}

/** Kills a program and all that it has started, as the end of its machine would: none of them learns of another's end first. */
export async function killAll(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP')
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ')
  for (const child of children.filter(Boolean)) process.kill(Number(child), 'SIGKILL')
  process.kill(pid, 'SIGKILL')
}
