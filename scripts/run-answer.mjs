import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { install, root } from './install.mjs'

await install()
const { build } = await import('./build.mjs')
await build({ web: false })
const { status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', join(root, 'standalone/dist/answer/main.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
)
process.exit(status ?? 1)
