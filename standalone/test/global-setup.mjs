import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../../scripts/build.mjs'

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const START_LIMIT_MS = 180_000

/**
 * The processes under test run what is built. Those that need not make their stores themselves begin with a copy of what
 * a first start has left in a data folder: it is made here, once.
 */
export default async function setup() {
  await build({ web: false })
  const folder = await mkdtemp(join(tmpdir(), 'askchart-template-'))
  process.env.TEST_DATA_TEMPLATE = folder
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH, HOME, DATA_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let isReady = false
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
      isReady ||= /^Askchart is ready: /m.test(said)
      if (isReady) child.kill('SIGTERM')
    })
  const limit = setTimeout(() => child.kill('SIGTERM'), START_LIMIT_MS)
  const [status] = await once(child, 'close')
  clearTimeout(limit)
  if (!isReady || status !== 0) throw new Error(`The first start ended with ${status}:\n${said.slice(-4_000)}`)
}
