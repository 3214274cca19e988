// npm run build: installs what is missing, then makes dist/ of every server package (swc, one file to one file) and the
// web client (vite). What has not changed since the last build is left alone.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install } from './install.mjs'
import { progress, root } from './root.mjs'

const SWC = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
  inlineSourcesContent: false,
}

const isTest = (file) => /\.test\.tsx?$/.test(file)

async function filesUnder(folder) {
  if (!existsSync(folder)) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !/(^|\/)(node_modules|dist)(\/|$)/.test(relative(folder, entry.parentPath)))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

async function hashOf(files) {
  const hash = createHash('sha256').update(JSON.stringify(SWC))
  for (const file of files)
    hash
      .update(relative(root, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex')
}

async function unlessBuilt(dist, files, make) {
  const stamp = join(dist, '.built-from')
  const wanted = await hashOf(files)
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted) return false
  // Made beside and then moved into place: who runs the old files meanwhile never meets half of the new.
  const half = join(root, '.cache/build', `${relative(root, dist).replaceAll('/', '-')}-${process.pid}`)
  const old = `${half}-old`
  await rm(half, { recursive: true, force: true })
  await mkdir(half, { recursive: true })
  try {
    await make(half)
    await writeFile(join(half, '.built-from'), wanted)
    if (existsSync(dist)) await rename(dist, old)
    // Where another build was quicker, its result is as good.
    await rename(half, dist).catch((error) => {
      if (!existsSync(stamp)) throw error
    })
  } finally {
    await rm(half, { recursive: true, force: true })
    await rm(old, { recursive: true, force: true })
  }
  return true
}

/** One file to one file, where something changed. */
export async function buildFolder(src, dist) {
  const files = (await filesUnder(src)).filter((file) => !isTest(file))
  if (files.length === 0) return false
  return unlessBuilt(dist, files, async (half) => {
    const { transformFile } = await import('@swc/core')
    await Promise.all(
      files.map(async (file) => {
        const out = join(half, relative(src, file))
        await mkdir(dirname(out), { recursive: true })
        if (extname(file) !== '.ts') return writeFile(out, await readFile(file))
        const { code } = await transformFile(file, SWC)
        await writeFile(out.replace(/\.ts$/, '.js'), code)
      }),
    )
  })
}

async function buildWeb() {
  const web = join(root, 'web')
  const files = (await filesUnder(web)).filter((file) => !isTest(file) && !relative(web, file).startsWith('e2e/'))
  const shared = await Promise.all(
    ['vocabulary', 'document'].map((name) => filesUnder(join(root, 'packages', name, 'src'))),
  )
  const inputs = [...files, ...shared.flat(), join(root, 'pnpm-lock.yaml'), fileURLToPath(import.meta.url)]
  return unlessBuilt(join(web, 'dist'), inputs, async (half) => {
    progress('building the web client')
    const { build: viteBuild } = await import(join(web, 'node_modules/vite/dist/node/index.js'))
    // Jest says "test" here, of which vite would make a client for developers, without what works offline.
    const { NODE_ENV } = process.env
    process.env.NODE_ENV = 'production'
    try {
      await viteBuild({
        root: web,
        configFile: join(web, 'vite.config.ts'),
        logLevel: 'warn',
        build: { outDir: half, emptyOutDir: true },
      })
    } finally {
      if (NODE_ENV === undefined) delete process.env.NODE_ENV
      else process.env.NODE_ENV = NODE_ENV
    }
  })
}

const packagesIn = async (folder) =>
  (await readdir(join(root, folder), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, folder, entry.name))

/** Builds what has changed: all, or the `only` folders. Throws where a file does not compile. */
export async function build({ web = true, only } = {}) {
  const folders = only?.map((folder) => join(root, folder)) ?? [
    ...(await packagesIn('packages')),
    ...(await packagesIn('subgraphs')),
    join(root, 'gateway'),
    join(root, 'standalone'),
    join(root, 'bench'),
  ]
  const built = await Promise.all(folders.map((folder) => buildFolder(join(folder, 'src'), join(folder, 'dist'))))
  if (built.some(Boolean)) progress(`built ${built.filter(Boolean).length} packages`)
  if (web) await buildWeb()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await install()
  await build({ web: !process.argv.includes('--no-web') })
}
