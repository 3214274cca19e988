import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { install, root } from './install.mjs'

await install()
// In a process of its own, so that compiler and bundler are gone from memory when the server runs.
const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: ['ignore', 2, 2] })
if (status !== 0) {
  process.stderr.write('Askchart could not be built; the lines above say why.\n')
  process.exit(1)
}
process.setSourceMapsEnabled(true)
await import('../standalone/dist/main.js')
