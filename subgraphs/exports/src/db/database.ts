import { fileURLToPath } from 'node:url'
import { type Logger, type OpenDatabase, openDatabase } from '@askchart/service'

export type ExportsDatabase = OpenDatabase

export const openExportsDatabase = (url: string, log: Logger): Promise<ExportsDatabase> =>
  openDatabase({
    url,
    name: 'exports',
    migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
    log,
  })
