import type { AddressCheck } from './address-check.js'
import { openClickHouseConnection } from './clickhouse-connection.js'
import type { DatabaseAddress } from './database-url.js'
import type { LiveConnection } from './live-connection.js'
import { openPostgres } from './postgres-connection.js'

export interface OpenedDatabase {
  readonly connection: LiveConnection
  readonly foldsCase: boolean
}

/**
 * Opens a database at an address that somebody gave. Its host is looked up once and what it leads to is checked; it is
 * these addresses that are connected to, so that a name cannot lead elsewhere afterwards.
 */
export async function openDatabaseAt(address: DatabaseAddress, check: AddressCheck): Promise<OpenedDatabase> {
  const hosts = await check(address.host)
  if (address.kind === 'CLICKHOUSE') return { connection: openClickHouseConnection(address, hosts), foldsCase: true }
  const connection = await openPostgres(address, hosts)
  return { connection, foldsCase: connection.foldsCase }
}
