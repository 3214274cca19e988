import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { progress, root } from './root.mjs'
import { runStep } from './run-step.mjs'

const PNPM = 'pnpm@12.21.0'

/** Installs the locked dependencies with pnpm (through npx, nothing global), where the lock has changed since the last time. */
export async function install() {
  const stamp = join(root, 'node_modules/.askchart-installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'pnpm-lock.yaml')))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  progress('installing dependencies (about 250 MB the first time; "Unsupported engine" may be ignored)')
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx'
  const { status, error } = await runStep(npx, ['-y', PNPM, 'install', '--frozen-lockfile', '--prefer-offline'])
  if (status !== 0) {
    process.stderr.write(
      `The dependencies could not be installed${error ? `: ${error.message}` : ''}. The lines above say why; check the network and that ${root} is writable, then run the command again.\n`,
    )
    process.exit(1)
  }
  writeFileSync(stamp, wanted)
}
