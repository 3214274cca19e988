import { clearInterval, setInterval } from 'node:timers'
import { join } from 'node:path'
import { install } from './install.mjs'
import { root } from './root.mjs'
import { runStep } from './run-step.mjs'

// Killed, npm cannot tell us: we see that we have another parent, and stop as it would have us do.
const parent = process.ppid
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}

await install()
// In a process of its own, so that compiler and bundler are gone from memory when the server runs.
const { status } = await runStep(process.execPath, [join(root, 'scripts/build.mjs')])
if (status !== 0) {
  process.stderr.write('Askchart could not be built; the lines above say why.\n')
  process.exit(1)
}
process.setSourceMapsEnabled(true)
await import('../standalone/dist/main.js')
