import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle

/** Files of a bundle that an entry may come to need: its chunks, loaded at once or later, their styles and fonts. */
export function filesOf(bundle: Bundle, entry: string): readonly string[] {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    const file = bundle[name]
    if (file?.type !== 'chunk') return
    const { importedAssets, importedCss } = file.viteMetadata ?? { importedAssets: [], importedCss: [] }
    for (const other of [...file.imports, ...file.dynamicImports, ...importedAssets, ...importedCss]) visit(other)
  }
  visit(entry)
  return [...found].sort()
}

const entryOf = (bundle: Bundle, name: string): string => {
  const found = Object.values(bundle).find((file) => file.type === 'chunk' && file.isEntry && file.name === name)
  if (!found) throw new Error(`The build has no entry called ${name}.`)
  return found.fileName
}

/** Makes sw.js of web/service-worker, told which files of this build the client at `page` consists of. */
export function serviceWorker({ entry, page }: { readonly entry: string; readonly page: string }): Plugin {
  let root = ''
  let publicFiles: readonly string[] = []
  return {
    name: 'askchart-service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root
      publicFiles = readdirSync(config.publicDir).sort()
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const script = entryOf(bundle, entry)
        const assets = filesOf(bundle, script)
        const html = bundle[page]
        if (html?.type !== 'asset') throw new Error(`The build has no page ${page}.`)
        const hash = createHash('sha256').update(html.source).update(assets.join())
        for (const file of publicFiles) hash.update(readFileSync(join(root, 'public', file)))
        const told = {
          id: hash.digest('hex').slice(0, 16),
          entry: `/${script}`,
          assets: assets.map((name) => `/${name}`),
          files: publicFiles.map((name) => `/${name}`),
        }
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: await workerSource(root, told) })
      },
    },
  }
}

async function workerSource(root: string, told: object): Promise<string> {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { BUILD: JSON.stringify(told) },
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: 'service-worker/service-worker.ts', output: { format: 'iife' } },
    },
  })
  const [output] = Array.isArray(made) ? made : 'output' in made ? [made] : []
  const [chunk] = output?.output ?? []
  if (chunk?.type !== 'chunk') throw new Error('The service worker was not built.')
  return chunk.code
}
