import type { Relationship, TableProfile } from '@askchart/vocabulary'
import { z } from 'zod'
import { type ClickHouse, quoted, tableIn } from '../db/clickhouse.js'
import { ProfileDataSource, type StoredTable } from '../datasets/profile/profile.data-source.js'
import { RelationshipDataSource } from '../datasets/profile/relationship.data-source.js'
import { importFiles, type ImportOptions } from './import-files.js'
import { keptNames } from './kept.js'

const name = z.tuple([z.string()])

export interface Filled {
  readonly tables: readonly TableProfile[]
  readonly relationships: readonly Relationship[]
}

export type FillOptions = Omit<ImportOptions, 'clickhouse'> & {
  /** The tables of the dataset whose rows are replaced. */
  readonly before?: readonly TableProfile[]
  /** All rows of all files are stored; what they hold is still to be learned. */
  readonly onStored?: () => Promise<void>
}

/** ClickHouse databases that hold one dataset each: making, filling and dropping them. */
export class StoreDataSource {
  private readonly profiles: ProfileDataSource
  private readonly relationships: RelationshipDataSource

  constructor(private readonly clickhouse: ClickHouse) {
    this.profiles = new ProfileDataSource(clickhouse)
    this.relationships = new RelationshipDataSource(clickhouse)
  }

  /**
   * Makes the database, stores the files and learns what they hold; tables that go on as one of those before take its
   * name. Throws ImportProblemError, or what the signal aborts with.
   */
  async fill({ before = [], onStored, ...options }: FillOptions): Promise<Filled> {
    const { database, signal } = options
    await this.clickhouse.command(`CREATE DATABASE ${quoted(database)}`)
    const stored = await importFiles({ ...options, clickhouse: this.clickhouse })
    await onStored?.()
    return this.describe(database, await this.keepNames(database, stored, before), signal)
  }

  async describe(database: string, stored: readonly StoredTable[], signal?: AbortSignal): Promise<Filled> {
    const tables: TableProfile[] = []
    for (const table of stored) {
      signal?.throwIfAborted()
      tables.push(await this.profiles.table(database, table))
    }
    signal?.throwIfAborted()
    return { tables, relationships: await this.relationships.find(database, tables) }
  }

  private async keepNames(
    database: string,
    stored: readonly StoredTable[],
    before: readonly TableProfile[],
  ): Promise<readonly StoredTable[]> {
    const kept = keptNames(stored, before)
    for (const [name, old] of kept)
      await this.clickhouse.command(`RENAME TABLE ${tableIn(database, name)} TO ${tableIn(database, old)}`)
    return stored.map((table) => ({ ...table, name: kept.get(table.name) ?? table.name }))
  }

  async drop(database: string): Promise<void> {
    await this.clickhouse.command(`DROP DATABASE IF EXISTS ${quoted(database)} SYNC`)
  }

  async databases(prefix: string): Promise<readonly string[]> {
    const rows = await this.clickhouse.rows(
      name,
      'SELECT name FROM system.databases WHERE startsWith(name, {prefix:String}) ORDER BY name',
      { prefix },
    )
    return rows.map(([database]) => database)
  }
}
