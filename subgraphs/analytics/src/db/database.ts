import { fileURLToPath } from 'node:url'
import { type Logger, type OpenDatabase, openDatabase } from '@askchart/service'
import * as schema from './schema.js'

export type AnalyticsDatabase = OpenDatabase<typeof schema>

export const openAnalyticsDatabase = (url: string, log: Logger): Promise<AnalyticsDatabase> =>
  openDatabase({
    url,
    name: 'analytics',
    schema,
    migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
    log,
  })
