import { fileURLToPath } from 'node:url'
import { type Logger, type OpenDatabase, openDatabase } from '@askchart/service'

export type ChartsDatabase = OpenDatabase

export const openChartsDatabase = (url: string, log: Logger): Promise<ChartsDatabase> =>
  openDatabase({
    url,
    name: 'charts',
    migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
    log,
  })
