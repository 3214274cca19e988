import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const PNPM = 'pnpm@12.21.0'

/** Says what a step that takes a while is doing. */
export const progress = (text) => process.stderr.write(`askchart: ${text}\n`)

/** Installs the locked dependencies with pnpm (through npx, nothing global), where the lock has changed since the last time. */
export async function install() {
  const stamp = join(root, 'node_modules/.askchart-installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  progress('installing dependencies (about 250 MB the first time)')
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  const { status, error } = spawnSync(npx, ['-y', PNPM, 'install', '--frozen-lockfile', '--prefer-offline'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    process.stderr.write(
      `The dependencies could not be installed${error ? `: ${error.message}` : ''}. The lines above say why; check the network and that ${root} is writable, then run the command again.\n`,
    )
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
