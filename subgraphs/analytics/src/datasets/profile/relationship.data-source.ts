import { type ColumnProfile, type Relationship, splitRef, type TableProfile } from '@askchart/vocabulary'
import { z } from 'zod'
import { type ClickHouse, quoted, tableIn } from '../../db/clickhouse.js'
import { type Candidate, candidatesIn, relationshipsOf, unrivalled, valueCandidatesIn } from './relationships.js'

const one = z.tuple([z.coerce.number()])

const place = (database: string, { ref }: ColumnProfile): { readonly table: string; readonly column: string } => {
  const { table, column } = splitRef(ref)
  return { table: tableIn(database, table), column: quoted(column) }
}

/**
 * Finds which rows point to which: key names that match, or no name that says otherwise, and every value of the one among
 * those of the other.
 */
export class RelationshipDataSource {
  constructor(private readonly clickhouse: ClickHouse) {}

  async find(database: string, tables: readonly TableProfile[]): Promise<readonly Relationship[]> {
    const named = await this.holding(database, candidatesIn(tables))
    const related = named.map(({ from, to }) => ({ from: from.ref, to: to.ref }))
    const told = await this.holding(database, valueCandidatesIn(tables, related))
    return relationshipsOf([...named, ...unrivalled(told)])
  }

  private async holding(database: string, candidates: readonly Candidate[]): Promise<readonly Candidate[]> {
    const found: Candidate[] = []
    for (const candidate of candidates) if (await this.holds(database, candidate)) found.push(candidate)
    return found
  }

  private async holds(database: string, { from, to }: Candidate): Promise<boolean> {
    const [many, key] = [place(database, from), place(database, to)]
    const [row] = await this.clickhouse.rows(
      one,
      `SELECT count() FROM (SELECT 1 FROM ${many.table} WHERE ${many.column} IS NOT NULL AND ${many.column} NOT IN (SELECT ${key.column} FROM ${key.table} WHERE ${key.column} IS NOT NULL) LIMIT 1)`,
    )
    return row?.[0] === 0
  }
}
