import { fileURLToPath } from 'node:url'
import { type Logger, type OpenDatabase, openDatabase, type Transaction } from '@askchart/service'
import * as schema from './schema.js'

export type UsersDatabase = OpenDatabase<typeof schema>
export type UsersTransaction = Transaction<typeof schema>

export const openUsersDatabase = (url: string, log: Logger): Promise<UsersDatabase> =>
  openDatabase({
    url,
    name: 'users',
    schema,
    migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
    log,
  })
