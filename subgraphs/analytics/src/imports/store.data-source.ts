import type { Relationship, TableProfile } from '@askchart/vocabulary'
import { z } from 'zod'
import { type ClickHouse, quoted } from '../db/clickhouse.js'
import { ProfileDataSource, type StoredTable } from '../datasets/profile/profile.data-source.js'
import { RelationshipDataSource } from '../datasets/profile/relationship.data-source.js'
import { importFiles, type ImportOptions } from './import-files.js'

const name = z.tuple([z.string()])

export interface Filled {
  readonly tables: readonly TableProfile[]
  readonly relationships: readonly Relationship[]
}

/** ClickHouse databases that hold one dataset each: making, filling and dropping them. */
export class StoreDataSource {
  private readonly profiles: ProfileDataSource
  private readonly relationships: RelationshipDataSource

  constructor(private readonly clickhouse: ClickHouse) {
    this.profiles = new ProfileDataSource(clickhouse)
    this.relationships = new RelationshipDataSource(clickhouse)
  }

  /** Makes the database, stores the files and learns what they hold. Throws ImportProblemError. */
  async fill(options: Omit<ImportOptions, 'clickhouse'>): Promise<Filled> {
    await this.clickhouse.command(`CREATE DATABASE ${quoted(options.database)}`)
    const stored = await importFiles({ ...options, clickhouse: this.clickhouse })
    return this.describe(options.database, stored)
  }

  async describe(database: string, stored: readonly StoredTable[]): Promise<Filled> {
    const tables: TableProfile[] = []
    for (const table of stored) tables.push(await this.profiles.table(database, table))
    return { tables, relationships: await this.relationships.find(database, tables) }
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
