import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { install, root } from './install.mjs'

await install()
const { build } = await import('./build.mjs')
await build()

// A process of its own, so that what was loaded to build is gone; signals reach it, and its end is ours.
const server = spawn(process.execPath, ['--enable-source-maps', join(root, 'standalone/dist/main.js')], {
  stdio: 'inherit',
  cwd: process.cwd(),
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => server.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
server.on('exit', (status, signal) => process.exit(status ?? (signal ? 1 : 0)))
