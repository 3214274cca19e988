// npm run bench -- NAME …: builds what the figure is measured with, and measures it. npm run train: the same for weights.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import './check-node.mjs'
import { install } from './install.mjs'
import { root } from './root.mjs'

const programs = {
  train: 'reader/train.js',
  reader: 'reader/run.js',
  'reader-ablation': 'reader/ablation/run.js',
  'reader-cross': 'reader/cross/run.js',
  'reader-intent': 'reader/intent/run.js',
  import: 'import/run.js',
  query: 'query/run.js',
  fanout: 'fanout/run.js',
  collab: 'collab/run.js',
  'soak-edits': 'soak/edits.js',
  'soak-restarts': 'soak/restarts.js',
  'soak-sockets': 'soak/sockets.js',
}
const words = process.argv.slice(2)
const end = words.findIndex((word) => !Object.hasOwn(programs, word))
const names = end < 0 ? words : words.slice(0, end)
const given = words.slice(names.length)
if (names.length === 0 || /^[a-z]/.test(given[0] ?? '')) {
  console.error(`npm run bench -- NAME …: each NAME is one of ${Object.keys(programs).join(', ')}.`)
  process.exit(1)
}
await install()
const { build, buildFolder } = await import('./build.mjs')
await build({ web: false })
const prompts = join(root, 'subgraphs/nlp/test/reader')
await buildFolder(prompts, join(prompts, 'dist'))
for (const name of names) {
  const { status } = spawnSync(
    process.execPath,
    ['--enable-source-maps', '--max-old-space-size=8192', join(root, 'bench/dist', programs[name]), ...given],
    { stdio: 'inherit' },
  )
  if (status !== 0) process.exit(status ?? 1)
}
