import { fileURLToPath } from 'node:url'
import { type Logger, type OpenDatabase, openDatabase } from '@askchart/service'
import * as schema from './schema.js'

export type NlpDatabase = OpenDatabase<typeof schema>

export const openNlpDatabase = (url: string, log: Logger): Promise<NlpDatabase> =>
  openDatabase({
    url,
    name: 'nlp',
    schema,
    migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
    log,
  })
