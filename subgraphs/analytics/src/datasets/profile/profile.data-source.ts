import type { Cell, ColumnProfile, ColumnType, TableProfile, Written } from '@askchart/vocabulary'
import { z } from 'zod'
import { type ClickHouse, quoted, tableIn } from '../../db/clickhouse.js'
import { readStoredCell, readTextCell, storedCell } from '../cell.js'
import { defaultAggregateOf, roleOf } from './role.js'
import { unitOf } from './unit.js'
import { labelOf } from './words.js'

/** A table as it was stored: what its rows cannot tell about themselves. */
export interface StoredTable {
  readonly name: string
  readonly written?: Written
  readonly columns: readonly {
    readonly name: string
    readonly type: ColumnType
    readonly unit?: string | null
    /** What people read, where the name does not say it. */
    readonly label?: string | null
    /** How its text was read. */
    readonly format?: string | null
  }[]
}

const TOP_VALUES = 500
/** Of numbers and times with more values than can be listed, only a few are kept: nobody looks them up. */
const TOP_OF_MANY = 20
const MAX_SAMPLE_CHARACTERS = 64 * 1024

/** Columns measured in one query; of a large table one alone, for each keeps all its values in memory meanwhile. */
const AT_ONCE = 50
const LARGE = 1_000_000

const total = z.tuple([z.coerce.number()])
const measures = z.array(storedCell)
const frequent = z.tuple([z.coerce.number(), z.array(z.string())])

type StoredColumn = StoredTable['columns'][number]
interface Facts {
  readonly distinctCount: number
  readonly minimum: Cell
  readonly maximum: Cell
}

/** Measures what the columns of a stored table hold. */
export class ProfileDataSource {
  constructor(private readonly clickhouse: ClickHouse) {}

  async table(database: string, { name, columns, written }: StoredTable): Promise<TableProfile> {
    const from = tableIn(database, name)
    const [counted] = await this.clickhouse.rows(total, `SELECT count() FROM ${from}`)
    const rowCount = counted?.[0] ?? 0
    const size = rowCount > LARGE ? 1 : AT_ONCE
    const profiles: ColumnProfile[] = []
    for (let start = 0; start < columns.length; start += size) {
      const part = columns.slice(start, start + size)
      const facts = await this.facts(from, part)
      const values = await this.frequentValues(from, part, facts)
      for (const [index, column] of part.entries()) {
        const measured = facts[index]
        if (measured) profiles.push(profileOf(name, rowCount, column, measured, values.get(index) ?? []))
      }
    }
    return { name, label: labelOf(name), rowCount, columns: profiles, ...(written === undefined ? {} : { written }) }
  }

  private async facts(from: string, columns: readonly StoredColumn[]): Promise<readonly Facts[]> {
    const wanted = columns.flatMap(({ name }) => {
      const value = quoted(name)
      return [`uniqExact(${value})`, `minOrNull(${value})`, `maxOrNull(${value})`]
    })
    const [row = []] = await this.clickhouse.rows(measures, `SELECT ${wanted.join(', ')} FROM ${from}`)
    return columns.map(({ type }, index) => ({
      distinctCount: Number(row[3 * index]),
      minimum: readStoredCell(row[3 * index + 1] ?? null, type),
      maximum: readStoredCell(row[3 * index + 2] ?? null, type),
    }))
  }

  /** The most frequent values of each column, by its place among these. */
  private async frequentValues(
    from: string,
    columns: readonly StoredColumn[],
    facts: readonly Facts[],
  ): Promise<ReadonlyMap<number, readonly Cell[]>> {
    const parts = columns.map(({ name, type }, index) => {
      const value = quoted(name)
      const listed = (facts[index]?.distinctCount ?? 0) <= TOP_VALUES || type === 'STRING' ? TOP_VALUES : TOP_OF_MANY
      return `SELECT ${index} AS place, groupArray(value) AS found FROM (SELECT toString(assumeNotNull(${value})) AS value FROM ${from} WHERE ${value} IS NOT NULL GROUP BY ${value} ORDER BY count() DESC, ${value} LIMIT ${listed})`
    })
    const rows = await this.clickhouse.rows(frequent, parts.join(' UNION ALL '))
    return new Map(rows.map(([place, texts]) => [place, bounded(texts, columns[place]?.type ?? 'STRING')]))
  }
}

function bounded(texts: readonly string[], type: ColumnType): readonly Cell[] {
  const values: Cell[] = []
  let characters = 0
  for (const text of texts) {
    characters += text.length
    if (characters > MAX_SAMPLE_CHARACTERS) break
    values.push(readTextCell(text, type))
  }
  return values
}

function profileOf(
  table: string,
  rowCount: number,
  { name, type, unit: writtenUnit, label, format = null }: StoredColumn,
  { distinctCount, minimum, maximum }: Facts,
  sampleValues: readonly Cell[],
): ColumnProfile {
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
  return {
    ref: `${table}.${name}`,
    name,
    label: label ?? labelOf(name),
    type,
    role,
    synonyms: [],
    distinctCount,
    sampleValues,
    minimum,
    maximum,
    unit,
    format,
    defaultAggregate: defaultAggregateOf(role, name, unit),
  }
}
