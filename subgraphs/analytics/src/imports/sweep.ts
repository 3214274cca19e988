import type { ImportDataSource } from './import.data-source.js'
import type { StoreDataSource } from './store.data-source.js'

/** Drops databases of tries whose end nobody saw: neither a dataset nor a living import knows them. */
export async function sweepDatabases(
  stores: StoreDataSource,
  imports: ImportDataSource,
  databasePrefix: string,
): Promise<readonly string[]> {
  // Read before asking which are in use: a try writes its database's name down before it makes it.
  const found = await stores.databases(databasePrefix)
  const used = await imports.databasesInUse()
  const orphans = found.filter((database) => !used.has(database))
  for (const database of orphans) await stores.drop(database)
  return orphans
}
