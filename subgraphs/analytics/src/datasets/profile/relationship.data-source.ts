import { type ColumnProfile, type Relationship, splitRef, type TableProfile } from '@askchart/vocabulary'
import { z } from 'zod'
import { type ClickHouse, quoted, tableIn } from '../../db/clickhouse.js'
import { type Candidate, candidatesIn, relationshipsOf } from './relationships.js'

const one = z.tuple([z.coerce.number()])

const place = (database: string, { ref }: ColumnProfile): { readonly table: string; readonly column: string } => {
  const { table, column } = splitRef(ref)
  return { table: tableIn(database, table), column: quoted(column) }
}

/** Finds which rows point to which: key names that match, and every value of the one among those of the other. */
export class RelationshipDataSource {
  constructor(private readonly clickhouse: ClickHouse) {}

  async find(database: string, tables: readonly TableProfile[]): Promise<readonly Relationship[]> {
    const holding: Candidate[] = []
    for (const candidate of candidatesIn(tables)) {
      if (await this.holds(database, candidate)) holding.push(candidate)
    }
    return relationshipsOf(holding)
  }

  private async holds(database: string, { from, to }: Candidate): Promise<boolean> {
    const [many, key] = [place(database, from), place(database, to)]
    const [row] = await this.clickhouse.rows(
      one,
      `SELECT count() FROM ${many.table} WHERE ${many.column} IS NOT NULL AND ${many.column} NOT IN (SELECT ${key.column} FROM ${key.table} WHERE ${key.column} IS NOT NULL)`,
    )
    return row?.[0] === 0
  }
}
