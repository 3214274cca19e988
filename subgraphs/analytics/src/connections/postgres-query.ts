import type { DataColumn } from '@askchart/vocabulary'
import type { QueryRows } from '../execution/query.data-source.js'
import type { CompiledQuery } from '../query/compile.js'
import { decodePostgres } from './postgres-cell.js'
import type { ReadLimits } from './live-connection.js'
import type { PostgresReader } from './postgres-session.js'

/** Runs a query that was compiled for Postgres. */
export async function runOnPostgres(
  reader: PostgresReader,
  { sql, parameters, columns }: CompiledQuery,
  limits: ReadLimits,
  asOf: Date,
): Promise<QueryRows> {
  const { rows, truncated } = await reader.read(sql, Object.values(parameters), limits)
  return {
    columns: columns.map(({ name, type, decoding }, index): DataColumn => ({
      name,
      type,
      values: rows.map((row) => decodePostgres(row[index] ?? null, decoding)),
    })),
    rowCount: rows.length,
    truncated,
    asOf,
  }
}
