import type { Cell, ColumnProfile, ColumnType, TableProfile } from '@askchart/vocabulary'
import { z } from 'zod'
import { type ClickHouse, quoted, tableIn } from '../../db/clickhouse.js'
import { readStoredCell, storedCell } from '../cell.js'
import { defaultAggregateOf, roleOf } from './role.js'
import { unitOf } from './unit.js'
import { labelOf } from './words.js'

/** A table as it was stored: what its rows cannot tell about themselves. */
export interface StoredTable {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: ColumnType; readonly unit?: string | null }[]
}

const TOP_VALUES = 500
/** Of numbers and times with more values than can be listed, only a few are kept: nobody looks them up. */
const TOP_OF_MANY = 20
const MAX_SAMPLE_CHARACTERS = 64 * 1024

const facts = z.tuple([z.coerce.number(), z.coerce.number(), storedCell, storedCell])
const frequent = z.tuple([storedCell])

/** Measures what the columns of a stored table hold. */
export class ProfileDataSource {
  constructor(private readonly clickhouse: ClickHouse) {}

  async table(database: string, stored: StoredTable): Promise<TableProfile> {
    const columns: ColumnProfile[] = []
    let rowCount = 0
    for (const column of stored.columns) {
      const profile = await this.column(database, stored.name, column)
      columns.push(profile.column)
      rowCount = profile.rowCount
    }
    return { name: stored.name, label: labelOf(stored.name), rowCount, columns }
  }

  private async column(
    database: string,
    table: string,
    { name, type, unit: writtenUnit }: StoredTable['columns'][number],
  ): Promise<{ readonly column: ColumnProfile; readonly rowCount: number }> {
    const [from, value] = [tableIn(database, table), quoted(name)]
    const [measured] = await this.clickhouse.rows(
      facts,
      `SELECT count(), uniqExact(${value}), minOrNull(${value}), maxOrNull(${value}) FROM ${from}`,
    )
    const [rowCount, distinctCount, low, high] = measured ?? [0, 0, null, null]
    const [minimum, maximum] = [readStoredCell(low, type), readStoredCell(high, type)]
    const role = roleOf({
      table,
      name,
      type,
      rowCount,
      distinctCount,
      minimum: typeof minimum === 'number' ? minimum : null,
      maximum: typeof maximum === 'number' ? maximum : null,
    })
    const unit = type === 'INTEGER' || type === 'DECIMAL' ? (writtenUnit ?? unitOf(name)) : null
    const listed = distinctCount <= TOP_VALUES || type === 'STRING' ? TOP_VALUES : TOP_OF_MANY
    return {
      rowCount,
      column: {
        ref: `${table}.${name}`,
        name,
        label: labelOf(name),
        type,
        role,
        synonyms: [],
        distinctCount,
        sampleValues: await this.frequentValues(from, value, type, listed),
        minimum,
        maximum,
        unit,
        defaultAggregate: defaultAggregateOf(role, name, unit),
      },
    }
  }

  private async frequentValues(from: string, value: string, type: ColumnType, limit: number): Promise<Cell[]> {
    const rows = await this.clickhouse.rows(
      frequent,
      `SELECT ${value} FROM ${from} WHERE ${value} IS NOT NULL GROUP BY ${value} ORDER BY count() DESC, ${value} LIMIT {limit:UInt32}`,
      { limit },
    )
    const values: Cell[] = []
    let characters = 0
    for (const [stored] of rows) {
      characters += typeof stored === 'string' ? stored.length : 8
      if (characters > MAX_SAMPLE_CHARACTERS) break
      values.push(readStoredCell(stored, type))
    }
    return values
  }
}
