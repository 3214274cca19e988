import { fileURLToPath } from 'node:url'
import { type Logger, type OpenDatabase, openDatabase } from '@askchart/service'

export type NlpDatabase = OpenDatabase

export const openNlpDatabase = (url: string, log: Logger): Promise<NlpDatabase> =>
  openDatabase({
    url,
    name: 'nlp',
    migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
    log,
  })
