import { fileURLToPath } from 'node:url'
import { type Logger, type OpenDatabase, openDatabase } from '@askchart/service'
import * as schema from './schema.js'

export type ChartsDatabase = OpenDatabase<typeof schema>

export const openChartsDatabase = (url: string, log: Logger): Promise<ChartsDatabase> =>
  openDatabase({
    url,
    name: 'charts',
    schema,
    migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
    log,
  })
