import { fileURLToPath } from 'node:url'
import { type Logger, type OpenDatabase, openDatabase } from '@askchart/service'

export type UsersDatabase = OpenDatabase

export const openUsersDatabase = (url: string, log: Logger): Promise<UsersDatabase> =>
  openDatabase({
    url,
    name: 'users',
    migrationsFolder: fileURLToPath(new URL('../../migrations', import.meta.url)),
    log,
  })
