import type { ColumnType } from '@askchart/vocabulary'
import { type ClickHouse, quoted, tableIn } from '../../db/clickhouse.js'
import { ImportProblemError } from '../import-problem.js'
import { cellText, copyOf, type RowBatch, rowText } from '../source/row-batch.js'
import type { BadRecord, SourceTable } from '../source/source.js'
import type { WantedType } from '../types/asked-type.js'
import { habitsOf, type InferredColumn, NO_HABITS } from '../types/infer-column.js'
import { Inserts } from './inserts.js'
import { RowWriter, WRITTEN } from './row-writer.js'
import { StoredColumn } from './stored-column.js'

export interface LoadOptions {
  readonly clickhouse: ClickHouse
  readonly database: string
  readonly name: string
  readonly source: SourceTable
  /** The type asked for a column. */
  readonly wanted: (column: string) => WantedType | null
  readonly bad: BadRecord
  /** Rows of this table stored so far; starts over where reading does. */
  readonly onRows: (count: number) => Promise<void> | void
  readonly signal: AbortSignal | undefined
}

export const CLICKHOUSE_TYPE: Record<ColumnType, string> = {
  STRING: 'String',
  INTEGER: 'Int64',
  DECIMAL: 'Float64',
  BOOLEAN: 'Bool',
  DATE: 'Date32',
  DATETIME: "DateTime64(3, 'UTC')",
}

/** What the first types are learned from before anything is stored. */
const SAMPLE_BYTES = 2 * 1024 * 1024
const INSERT_BYTES = 8 * 1024 * 1024

/**
 * Stores a table whose types all its rows decide, reading it once where it can: types are learned from the first
 * 2 MB, rows are stored with them, and each later cell is held against them. A cell that needs a wider type has the
 * stored column widened; where what is stored cannot be widened (a number that turns out to be text has lost its
 * writing), the rest is read for its types alone, and then all of it once more.
 */
export async function loadTable(options: LoadOptions): Promise<readonly StoredColumn[]> {
  const columns = options.source.columns.map((column) => new StoredColumn(column, options.wanted(column.name)))
  const first = new TableLoad(options, columns)
  await first.run()
  if (first.isOutgrown) await new TableLoad(options, columns).store()
  return columns
}

class TableLoad {
  isOutgrown = false
  private readonly table: string
  private readonly writer: RowWriter
  private readonly inserts: Inserts
  private readonly asked: readonly number[]
  private stored = 0
  private habits = NO_HABITS

  constructor(
    private readonly options: LoadOptions,
    private readonly columns: readonly StoredColumn[],
  ) {
    this.table = tableIn(options.database, options.name)
    this.writer = new RowWriter(columns, INSERT_BYTES)
    this.inserts = new Inserts(options.clickhouse, this.table, async ({ bytes, rows }) => {
      this.writer.reuse(bytes)
      this.stored += rows
      await options.onRows(this.stored)
    })
    this.asked = columns.flatMap(({ wanted }, index) => (wanted === null || wanted.type === 'STRING' ? [] : [index]))
  }

  /** Learns and stores at once. */
  async run(): Promise<void> {
    const { source, bad, signal } = this.options
    const sample: RowBatch[] = []
    let size = 0
    try {
      for await (const batch of source.rows(bad)) {
        signal?.throwIfAborted()
        if (size >= SAMPLE_BYTES) {
          await this.take(batch)
          continue
        }
        sample.push(copyOf(batch))
        size += batch.bytes.length
        this.learn(batch)
        if (size >= SAMPLE_BYTES) await this.begin(sample)
      }
      if (size < SAMPLE_BYTES) await this.begin(sample)
      if (!this.isOutgrown) await this.inserts.add(this.writer.take())
    } finally {
      await this.inserts.end()
    }
  }

  /** Stores all rows, their types being known. */
  async store(): Promise<void> {
    const { source, bad, signal } = this.options
    await this.create()
    try {
      for await (const batch of source.rows(bad)) {
        signal?.throwIfAborted()
        await this.take(batch)
      }
      await this.inserts.add(this.writer.take())
    } finally {
      await this.inserts.end()
    }
  }

  private async begin(sample: readonly RowBatch[]): Promise<void> {
    await this.create()
    for (const batch of sample) await this.take(batch)
    // At once and alone: progress is told early, and the first rows of the file are the first rows of the table.
    if (!this.isOutgrown) await this.inserts.add(this.writer.take())
    await this.inserts.end()
  }

  private async create(): Promise<void> {
    const { clickhouse } = this.options
    this.settle()
    const columns = this.columns.map((column) => `${quoted(column.name)} ${typeOf(column.stored)}`)
    await clickhouse.command(`DROP TABLE IF EXISTS ${this.table} SYNC`)
    await clickhouse.command(`CREATE TABLE ${this.table} (${columns.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`)
  }

  private async take(batch: RowBatch): Promise<void> {
    for (let row = 0; row < batch.count; row += 1) {
      if (this.asked.length > 0 && this.isMisfit(batch, row)) continue
      if (this.isOutgrown) {
        this.learnRow(batch, row)
        continue
      }
      // Nothing to wait for, and so no await, for nearly all rows.
      const index = this.writer.write(batch, row)
      if (index !== WRITTEN) await this.mend(batch, row, index)
      if (this.writer.isFull) await this.inserts.add(this.writer.take())
    }
  }

  private learn(batch: RowBatch): void {
    for (let row = 0; row < batch.count; row += 1)
      if (this.asked.length === 0 || !this.isMisfit(batch, row)) this.learnRow(batch, row)
  }

  private learnRow({ bytes, starts, ends, width }: RowBatch, row: number): void {
    for (let index = 0; index < width; index += 1) {
      const cell = row * width + index
      this.columns[index]?.see(bytes, starts[cell] ?? 0, ends[cell] ?? 0)
    }
  }

  /** Whether a cell cannot be of the type its column was asked to be. Tells it as bad. */
  private isMisfit(batch: RowBatch, row: number): boolean {
    for (const index of this.asked) {
      const column = this.columns[index]
      const cell = cellText(batch, row, index)
      if (!column || column.inference.accepts(cell)) continue
      const line = batch.lines[row] ?? 0
      this.options.bad(misfit(cell, column, line), line, rowText(batch, row))
      return true
    }
    return false
  }

  /** Makes room for a cell that the stored column cannot hold, and stores its row; or finds the table outgrown. */
  private async mend(batch: RowBatch, row: number, index: number): Promise<void> {
    const column = this.columns[index]
    if (!column) throw new Error(`a row has a cell ${index} without a column`)
    const before = this.columns.map(({ stored, isKnown }) => ({ stored, isKnown }))
    column.inference.see(cellText(batch, row, index))
    this.settle(column)
    const changed = this.columns.filter(({ stored }, at) => needsChange(before[at]?.stored ?? stored, stored))
    if (changed.length > 0) {
      await this.inserts.add(this.writer.take())
      await this.inserts.end()
      if (before.some((was, at) => was.isKnown && !isWider(was.stored, this.columns[at]?.stored ?? was.stored))) {
        this.isOutgrown = true
        this.learnRow(batch, row)
        return
      }
      const types = changed.map(({ name, stored }) => `MODIFY COLUMN ${quoted(name)} ${typeOf(stored)}`)
      await this.options.clickhouse.command(`ALTER TABLE ${this.table} ${types.join(', ')}`)
    }
    const next = this.writer.write(batch, row)
    if (next !== WRITTEN) await this.mend(batch, row, next)
  }

  /** Says how columns are stored by what is known now: this one, and all others where that tells something of them. */
  private settle(column?: StoredColumn): void {
    const habits = habitsOf(this.columns.map(({ inference }) => inference.habits))
    const isSame = habits.decimal === this.habits.decimal && habits.notation === this.habits.notation
    this.habits = habits
    for (const one of column && isSame ? [column] : this.columns) one.settle(one.inference.result(habits))
  }
}

const typeOf = ({ type, hasMissing }: InferredColumn): string =>
  hasMissing ? `Nullable(${CLICKHOUSE_TYPE[type]})` : CLICKHOUSE_TYPE[type]

const needsChange = (stored: InferredColumn, learned: InferredColumn): boolean =>
  stored.type !== learned.type || isReadOtherwise(stored, learned) || (learned.hasMissing && !stored.hasMissing)

const isReadOtherwise = (stored: InferredColumn, learned: InferredColumn): boolean =>
  stored.notation !== learned.notation || stored.decimal !== learned.decimal

/** Whether every value of one is a value of the other, so that ClickHouse can turn what is stored into it. */
function isWider(stored: InferredColumn, learned: InferredColumn): boolean {
  if (isReadOtherwise(stored, learned)) return false
  if (stored.type === learned.type) return true
  return (
    (stored.type === 'INTEGER' && learned.type === 'DECIMAL') || (stored.type === 'DATE' && learned.type === 'DATETIME')
  )
}

const KIND: Record<ColumnType, string> = {
  STRING: 'text',
  INTEGER: 'a whole number',
  DECIMAL: 'a number',
  BOOLEAN: 'true or false',
  DATE: 'a date',
  DATETIME: 'a date and time',
}

function misfit(cell: string, { name, wanted, stored }: StoredColumn, line: number): ImportProblemError {
  const read = stored.format !== null && (wanted?.notation ?? wanted?.decimal) ? ` written as ${stored.format}` : ''
  const since = wanted?.isKept ? ' since an earlier import. Ask for another type of it, or leave such lines out' : ''
  return new ImportProblemError(
    `"${cell.slice(0, 60)}" is not ${KIND[wanted?.type ?? 'STRING']}${read}, as column "${name}" is to hold${since}.`,
    {
      line,
      column: name,
      sample: cell,
    },
  )
}
