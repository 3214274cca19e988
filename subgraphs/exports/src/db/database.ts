import { fileURLToPath } from 'node:url'
import { type Logger, type OpenDatabase, openDatabase } from '@askchart/service'
import * as schema from './schema.js'

export type ExportsDatabase = OpenDatabase<typeof schema>

export const openExportsDatabase = (url: string, log: Logger): Promise<ExportsDatabase> =>
  openDatabase({
    url,
    name: 'exports',
    schema,
    migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
    log,
  })
