import type { Storage } from '@askchart/storage'
import type { ImportDataSource } from './import.data-source.js'
import type { ImportEndingDataSource } from './import-ending.data-source.js'
import { skippedKey, storageKey } from './import.js'
import type { LeftoverDataSource } from './leftover.data-source.js'
import type { StoreDataSource } from './store.data-source.js'

export interface LeftoversParts {
  readonly leftovers: LeftoverDataSource
  readonly imports: ImportDataSource
  readonly endings: ImportEndingDataSource
  readonly stores: StoreDataSource
  readonly storage: Storage
  readonly clock: () => Date
}

/**
 * Throws away what imports have left: rows that were replaced, what a cancelled try had made whose process died, files
 * of uploads that nobody needs, skipped lines of a week ago. All of it may be done twice, and by several processes at once.
 */
export async function clearLeftovers(parts: LeftoversParts): Promise<void> {
  const { leftovers, imports, endings, stores, storage, clock } = parts
  const now = clock()
  for (const database of await leftovers.retired(now)) {
    await stores.drop(database)
    await leftovers.forgetStore(database)
  }
  for (const attempt of await leftovers.abandoned(now)) {
    await stores.drop(attempt.database)
    await storage.delete(skippedKey(attempt.importId))
    await endings.letGo(attempt)
  }
  const uploadIds = await leftovers.unusedUploads(now)
  for (const id of uploadIds) await storage.delete(storageKey(id))
  if (uploadIds.length > 0) await imports.forgetUploads(uploadIds)
  for (const id of await leftovers.oldSkippedFiles(now)) {
    await storage.delete(skippedKey(id))
    await leftovers.forgetSkippedFile(id)
  }
}
