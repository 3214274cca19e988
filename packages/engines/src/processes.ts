import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { until } from './until.js'

/** Whether a process of this id runs; one that has ended and that nobody has collected does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM'
  }
  if (process.platform !== 'linux') return true
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat[stat.lastIndexOf(')') + 2] !== 'Z'
  } catch {
    return false
  }
}

/**
 * Whether a process id from an old file still names such a program: ids are used again. Where /proc is missing, any
 * living process counts.
 */
export async function runs(pid: number, program: string): Promise<boolean> {
  if (!(pid > 0) || !isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(program)
}

/** Sends the gentle signal, past the limit the hard one, and waits until the process is gone. */
export async function endProcess(
  pid: number,
  program: string,
  gentle: NodeJS.Signals,
  hard: NodeJS.Signals,
  limitMs: number,
): Promise<void> {
  if (!(await runs(pid, program))) return
  process.kill(pid, gentle)
  try {
    await until(async () => !(await runs(pid, program)), limitMs, `${program} (process ${pid}) did not end`)
  } catch {
    if (await runs(pid, program)) process.kill(pid, hard)
    await until(async () => !(await runs(pid, program)), limitMs, `${program} (process ${pid}) did not end`)
  }
}

/** Resolves when our child is gone; past the limit it gets the hard signal. */
export async function untilGone(child: ChildProcess, hard: NodeJS.Signals, limitMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.ref()
  const limit = setTimeout(() => child.kill(hard), limitMs)
  await gone
  clearTimeout(limit)
}
