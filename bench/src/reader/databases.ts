import { mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { PromptFolder } from './data.js'

/** A folder with one folder of CSV files for each database of the prompts, all of them links; the caller removes it. */
export async function databasesFolder({ nl2vis, business }: PromptFolder): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'askchart-databases-'))
  for (const part of [nl2vis, business]) {
    const databases = join(part, 'databases')
    for (const name of await readdir(databases)) await symlink(join(databases, name), join(folder, name))
  }
  // These tables stand beside their prompts.
  for (const file of (await readdir(join(nl2vis, 'nlv'))).filter((name) => name.endsWith('.csv'))) {
    const own = join(folder, basename(file, '.csv'))
    await mkdir(own)
    await symlink(join(nl2vis, 'nlv', file), join(own, file))
  }
  return folder
}
