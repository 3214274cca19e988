import { setImmediate } from 'node:timers/promises'
import { Readable } from 'node:stream'
import type { Relationship, TableProfile } from '@askchart/vocabulary'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { type ClickHouse, quoted, tableIn } from '../db/clickhouse.js'
import type { AnalyticsDatabase } from '../db/database.js'
import { storeRows } from '../db/schema.js'
import { ProfileDataSource } from '../datasets/profile/profile.data-source.js'
import { CLICKHOUSE_TYPE } from '../imports/table/load-table.js'
import { sampleRows, type SampleTable, sampleTables } from './sample-tables.js'

const one = z.tuple([z.coerce.number()])

export interface SampleStore {
  readonly loadedUntil: string
  readonly revision: number
}
export interface SampleContent {
  readonly tables: readonly TableProfile[]
  readonly relationships: readonly Relationship[]
  readonly loadedUntil: string
}

/** The sample's rows in ClickHouse, and the note in Postgres of how far they go. */
export class SampleDataSource {
  private readonly profiles: ProfileDataSource

  constructor(
    private readonly database: AnalyticsDatabase,
    private readonly clickhouse: ClickHouse,
    private readonly name: string,
  ) {
    this.profiles = new ProfileDataSource(clickhouse)
  }

  async store(): Promise<SampleStore | null> {
    const [row] = await this.database.db.select().from(storeRows).where(eq(storeRows.database, this.name))
    return row?.loadedUntil ? { loadedUntil: row.loadedUntil, revision: row.revision } : null
  }

  /** Runs while no other process changes the sample; what it returns is written down with the end of its turn. */
  async alone(change: (store: SampleStore | null) => Promise<SampleContent | null>): Promise<void> {
    await this.database.db.transaction(async (transaction) => {
      await transaction.execute(sql`select pg_advisory_xact_lock(hashtext(${`analytics ${this.name}`}))`)
      const content = await change(await this.store())
      if (!content) return
      await transaction
        .insert(storeRows)
        .values({ database: this.name, ...content })
        .onConflictDoUpdate({
          target: storeRows.database,
          set: { ...content, revision: sql`${storeRows.revision} + 1` },
        })
    })
  }

  /** Whether ClickHouse still has the rows. */
  async exists(): Promise<boolean> {
    const [row] = await this.clickhouse.rows(
      one,
      'SELECT count() FROM system.tables WHERE database = {database:String} AND name IN {names:Array(String)}',
      { database: this.name, names: Object.values(sampleTables).map(({ name }) => name) },
    )
    return row?.[0] === Object.keys(sampleTables).length
  }

  /** An empty shop: its regions, customers and products, and no orders. What was there before is dropped. */
  async create(): Promise<void> {
    await this.clickhouse.command(`DROP DATABASE IF EXISTS ${quoted(this.name)} SYNC`)
    await this.clickhouse.command(`CREATE DATABASE ${quoted(this.name)}`)
    for (const table of Object.values<SampleTable>(sampleTables)) {
      const columns = table.columns.map(({ name, type }) => `${quoted(name)} ${CLICKHOUSE_TYPE[type]}`).join(', ')
      await this.clickhouse.command(
        `CREATE TABLE ${tableIn(this.name, table.name)} (${columns}) ENGINE = MergeTree ORDER BY (${table.orderBy})`,
      )
    }
    await this.insert(sampleTables.regions, [sampleRows.regions()])
    await this.insert(sampleTables.customers, [sampleRows.customers()])
    await this.insert(sampleTables.products, [sampleRows.products()])
  }

  async append(days: readonly string[]): Promise<void> {
    const orders: string[] = []
    const lines: string[] = []
    for (const [index, day] of days.entries()) {
      const rows = sampleRows.day(day)
      orders.push(rows.orders)
      lines.push(rows.orderLines)
      // A start with three years to make still answers in between.
      if (index % 30 === 29) await setImmediate()
    }
    await this.insert(sampleTables.orderLines, lines)
    await this.insert(sampleTables.orders, orders)
  }

  /** Deletes the orders after this day: what a top-up that died has left. */
  async trim(lastDay: string): Promise<void> {
    // Ids begin with their day, and sort like it.
    const last = `SO-${lastDay.replaceAll('-', '')}-999-9`
    for (const { name } of [sampleTables.orderLines, sampleTables.orders]) {
      const table = tableIn(this.name, name)
      const [row] = await this.clickhouse.rows(one, `SELECT count() FROM ${table} WHERE order_id > {last:String}`, {
        last,
      })
      if (row?.[0] === 0) continue
      await this.clickhouse.command(
        `ALTER TABLE ${table} DELETE WHERE order_id > {last:String} SETTINGS mutations_sync = 2`,
        { last },
      )
    }
  }

  async describe(): Promise<readonly TableProfile[]> {
    const tables: TableProfile[] = []
    for (const table of Object.values(sampleTables)) tables.push(await this.profiles.table(this.name, table))
    return tables
  }

  private async insert(table: SampleTable, rows: readonly string[]): Promise<void> {
    const filled = rows.filter((text) => text !== '')
    if (filled.length === 0) return
    await this.clickhouse.insertText(tableIn(this.name, table.name), Readable.from(filled, { objectMode: false }))
  }
}
