import { spawn } from 'node:child_process'
import { root } from './root.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const onWindows = process.platform === 'win32'

/**
 * Runs a program to its end, its words on stderr. It has a process group of its own: a signal that ends us first
 * ends the program and all that it has started.
 */
export async function runStep(program, args) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    detached: !onWindows,
    // npx is a batch file there.
    shell: onWindows && program.endsWith('.cmd'),
  })
  let stoppedBy = null
  const stop = (signal) => {
    stoppedBy ??= signal
    try {
      if (onWindows) child.kill()
      else process.kill(-child.pid, 'SIGTERM')
    } catch {
      // It has ended by itself.
    }
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  const ended = await new Promise((resolve) => {
    child.once('error', (error) => resolve({ status: null, error }))
    child.once('exit', (status) => resolve({ status, error: null }))
  })
  for (const signal of SIGNALS) process.off(signal, stop)
  // As if we had not caught it.
  if (stoppedBy !== null) process.kill(process.pid, stoppedBy)
  return ended
}
