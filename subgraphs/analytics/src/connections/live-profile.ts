import type { Cell, ColumnProfile, TableProfile } from '@askchart/vocabulary'
import { defaultAggregateOf, roleOf } from '../datasets/profile/role.js'
import { unitOf } from '../datasets/profile/unit.js'
import { labelOf } from '../datasets/profile/words.js'
import type { FoundColumn, FoundTable } from './found-schema.js'
import type { LiveConnection } from './live-connection.js'
import { measureColumn, type SampledColumn, TEXT_LENGTH } from './sample-columns.js'

/** A table with this many rows or fewer is read whole. */
export const SAMPLE_ROWS = 10_000
/** Up to here rows are counted; beyond, the database's own estimate is good enough. */
const COUNTED_ROWS = 100_000
const COLUMNS_AT_ONCE = 100
const LIMITS = { seconds: 2, rows: SAMPLE_ROWS, bytes: 8_000_000 }
const MAX_LABEL = 50

const UNKNOWN: SampledColumn = { distinctCount: 0, minimum: null, maximum: null, values: [] }

const isShort = (comment: string | null): comment is string =>
  comment !== null && comment.trim() !== '' && comment.length <= MAX_LABEL && !comment.includes('\n')

/** A short comment is what people call it. */
const labelled = (name: string, comment: string | null): string => (isShort(comment) ? comment.trim() : labelOf(name))

function columnProfile(
  table: string,
  rowCount: number,
  { name, type, comment }: FoundColumn,
  sampled: SampledColumn | null,
): ColumnProfile {
  const { distinctCount, minimum, maximum, values } = sampled ?? UNKNOWN
  const number = (cell: Cell): number | null => (typeof cell === 'number' ? cell : null)
  const role = roleOf({
    table,
    name,
    type,
    rowCount,
    distinctCount,
    minimum: number(minimum),
    maximum: number(maximum),
  })
  const unit = type === 'INTEGER' || type === 'DECIMAL' ? unitOf(name) : null
  const label = labelled(name, comment)
  return {
    ref: `${table}.${name}`,
    name,
    label,
    type,
    role,
    synonyms: label === labelOf(name) ? [] : [labelOf(name)],
    distinctCount: sampled === null ? null : distinctCount,
    sampleValues: values,
    minimum,
    maximum,
    unit,
    defaultAggregate: defaultAggregateOf(role, name, unit),
  }
}

/** Reads a sample of a table's rows, never all of a large one. */
export class LiveProfiler {
  constructor(private readonly connection: LiveConnection) {}

  /** Names, types and roles alone, for a table that there was no time or no right to look into. */
  unsampled(table: FoundTable, name: string): TableProfile {
    const rowCount = Math.round(table.rows ?? 0)
    const columns = table.columns.map((column) => columnProfile(name, rowCount, column, null))
    return { name, label: labelled(table.name, table.comment), rowCount, columns }
  }

  async table(table: FoundTable, name: string): Promise<TableProfile> {
    const rowCount = await this.rowCount(table)
    const columns: ColumnProfile[] = []
    for (let start = 0; start < table.columns.length; start += COLUMNS_AT_ONCE) {
      const part = table.columns.slice(start, start + COLUMNS_AT_ONCE)
      const rows = await this.sample(table, part, rowCount)
      for (const [index, column] of part.entries()) {
        const cells = rows.map((row) => this.connection.decode(row[index] ?? null, column.type))
        const isKey = table.keys.includes(column.name)
        const measured = measureColumn(cells, { rows: rowCount, isKey, isText: column.type === 'STRING' })
        columns.push(columnProfile(name, rowCount, column, measured))
      }
    }
    return { name, label: labelled(table.name, table.comment), rowCount, columns }
  }

  private nameOf({ schema, name }: FoundTable): string {
    return this.connection.dialect.table(schema, name)
  }

  /** Counted where there are not many, else as the database believes. */
  private async rowCount(table: FoundTable): Promise<number> {
    if (table.rows !== null && table.rows > COUNTED_ROWS) return Math.round(table.rows)
    const { dialect } = this.connection
    const first = dialect.derived(
      `SELECT 1 AS ${dialect.quote('one')} FROM ${this.nameOf(table)} LIMIT ${COUNTED_ROWS}`,
    )
    const { rows } = await this.connection.read(`SELECT count(*) FROM ${first}`, {}, LIMITS)
    return Number(rows[0]?.[0])
  }

  private async sample(
    table: FoundTable,
    columns: readonly FoundColumn[],
    rowCount: number,
  ): Promise<readonly (readonly Cell[])[]> {
    const { dialect, sampling } = this.connection
    const wanted = columns.map(({ name, type, cast }) => {
      const stored = dialect.quote(name)
      const read = cast === null ? stored : dialect.read(stored, cast.as)
      return type === 'STRING' ? sampling.cut(read, TEXT_LENGTH + 1) : read
    })
    const isShare = table.canSample && rowCount > SAMPLE_ROWS
    const share = isShare ? sampling.share(SAMPLE_ROWS / rowCount) : ''
    // A share comes in the table's order and is about so many rows: to cut it there would leave out the table's end.
    const most = isShare ? 2 * SAMPLE_ROWS : SAMPLE_ROWS
    const sql = `SELECT ${wanted.join(', ')} FROM ${this.nameOf(table)}${share} LIMIT ${most}`
    return (await this.connection.read(sql, {}, { ...LIMITS, rows: most })).rows
  }
}
