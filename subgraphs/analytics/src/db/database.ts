import { fileURLToPath } from 'node:url'
import { type Logger, type OpenDatabase, openDatabase } from '@askchart/service'

export type AnalyticsDatabase = OpenDatabase

export const openAnalyticsDatabase = (url: string, log: Logger): Promise<AnalyticsDatabase> =>
  openDatabase({
    url,
    name: 'analytics',
    migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
    log,
  })
