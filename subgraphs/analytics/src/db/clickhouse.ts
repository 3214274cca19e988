import type { Readable } from 'node:stream'
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { z } from 'zod'

const PING_TAKES_AT_MOST_MS = 5_000

export type Parameters = Readonly<Record<string, unknown>>

/** ClickHouse as this subgraph uses it: parameters always, rows parsed at the edge. */
export interface ClickHouse {
  readonly client: ClickHouseClient
  rows<Schema extends z.ZodType>(
    row: Schema,
    sql: string,
    parameters?: Parameters,
    settings?: Readonly<Record<string, number | string>>,
  ): Promise<z.output<Schema>[]>
  command(sql: string, parameters?: Parameters): Promise<void>
  /** Inserts rows in ClickHouse's TabSeparated format. `into` is a quoted table name, with its columns where not all. */
  insertText(into: string, rows: Readable): Promise<void>
  /** Rejects when the server does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** Connects lazily; `url` may carry the user and password. */
export function openClickHouse(url: string): ClickHouse {
  const client = createClient({
    url,
    request_timeout: 300_000,
    max_open_connections: 8,
    log: { level: ClickHouseLogLevel.ERROR },
    clickhouse_settings: { output_format_json_quote_64bit_integers: 1 },
  })
  return {
    client,
    async rows(row, sql, parameters = {}, settings = {}) {
      const result = await client.query({
        query: sql,
        query_params: { ...parameters },
        format: 'JSONCompactEachRow',
        clickhouse_settings: { ...settings },
      })
      return z.array(row).parse(await result.json())
    },
    async command(sql, parameters = {}) {
      await client.command({ query: sql, query_params: { ...parameters } })
    },
    async insertText(into, rows) {
      await client.insert({
        table: into,
        values: rows,
        format: 'TabSeparated',
        // A first row that says the names of the columns is a row: ClickHouse would take it for a header and leave it out.
        clickhouse_settings: { input_format_tsv_detect_header: 0 },
      })
    },
    async ping() {
      const answer = await client.ping({ select: false, abort_signal: AbortSignal.timeout(PING_TAKES_AT_MOST_MS) })
      if (!answer.success) throw answer.error
    },
    close: () => client.close(),
  }
}

/** A name as ClickHouse takes any: in backticks. */
export const quoted = (name: string): string => `\`${name.replace(/\\/g, '\\\\').replace(/`/g, '\\`')}\``
export const tableIn = (database: string, table: string): string => `${quoted(database)}.${quoted(table)}`
