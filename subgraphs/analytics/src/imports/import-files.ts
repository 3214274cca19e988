import { Readable } from 'node:stream'
import { shown } from '@askchart/service'
import type { ColumnType } from '@askchart/vocabulary'
import type { ClickHouse } from '../db/clickhouse.js'
import { quoted, tableIn } from '../db/clickhouse.js'
import { readCsv } from './csv/read-csv.js'
import type { CsvRecord } from './csv/csv-splitter.js'
import { ImportProblemError } from './import-problem.js'
import { tableNamesOf } from './table-name.js'
import { tabSeparatedCell } from './tab-separated.js'
import { readCell } from './types/column-reader.js'
import { ColumnInference, type InferredColumn } from './types/infer-column.js'

export interface ImportFile {
  readonly name: string
  /** Opens the file from its start; called once per pass. */
  readonly open: () => Promise<Readable>
}

export interface ImportedColumn extends InferredColumn {
  readonly name: string
}
export interface ImportedTable {
  readonly name: string
  readonly columns: readonly ImportedColumn[]
}

export interface ImportOptions {
  readonly clickhouse: ClickHouse
  /** A ClickHouse database that exists and is empty. */
  readonly database: string
  readonly files: readonly ImportFile[]
  /** Types asked for, by `table.column`, or by the column's name alone. */
  readonly types?: Readonly<Record<string, ColumnType>>
  /** Columns that stay text, whatever is in them. */
  readonly keepText?: (table: string, column: string) => boolean
  /** Rows stored so far, over all files. */
  readonly onRows?: (count: number) => Promise<void> | void
  readonly signal?: AbortSignal
}

const BATCH_CHARACTERS = 4 * 1024 * 1024

export const CLICKHOUSE_TYPE: Record<ColumnType, string> = {
  STRING: 'String',
  INTEGER: 'Int64',
  DECIMAL: 'Float64',
  BOOLEAN: 'Bool',
  DATE: 'Date32',
  DATETIME: "DateTime64(3, 'UTC')",
}

/**
 * Stores each file as a table, in two passes: the first learns every column's type from all its cells, the second
 * streams the rows. Throws ImportProblemError, and then leaves the database half filled: it is the caller's to drop.
 */
export async function importFiles(options: ImportOptions): Promise<readonly ImportedTable[]> {
  const { clickhouse, database, files, onRows, signal } = options
  const names = tableNamesOf(files.map((file) => file.name))
  const tables: ImportedTable[] = []
  const unused = new Set(Object.keys(options.types ?? {}))
  let stored = 0
  for (const [index, file] of files.entries()) {
    try {
      const table = await learn(file, names[index] ?? 'table', options, unused)
      await createTable(clickhouse, database, table)
      await store(file, table, clickhouse, database, signal, async (rows) => {
        stored += rows
        await onRows?.(stored)
      })
      tables.push(table)
    } catch (error) {
      throw error instanceof ImportProblemError ? error.inFile(file.name) : error
    }
  }
  const [unknown] = unused
  if (unknown !== undefined)
    throw new ImportProblemError(`A type is asked for "${shown(unknown)}", but no file has such a column.`, {
      column: shown(unknown),
    })
  return tables
}

async function learn(
  file: ImportFile,
  name: string,
  { types = {}, keepText, signal }: ImportOptions,
  unused: Set<string>,
): Promise<ImportedTable> {
  let header: readonly string[] = []
  let columns: readonly ColumnInference[] = []
  await readCsv(await file.open(), {
    format(format) {
      header = format.header
      columns = header.map((column) => {
        const key = [`${name}.${column}`, column].find((wanted) => Object.hasOwn(types, wanted))
        if (key === undefined) return new ColumnInference(keepText?.(name, column) ? 'STRING' : null)
        unused.delete(key)
        return new ColumnInference(types[key])
      })
    },
    rows(rows) {
      signal?.throwIfAborted()
      for (const { cells } of rows) for (const [index, cell] of cells.entries()) columns[index]?.see(cell)
    },
  })
  return {
    name,
    columns: header.map((column, index) => ({
      name: column,
      ...(columns[index] ?? new ColumnInference()).result(),
    })),
  }
}

async function createTable(clickhouse: ClickHouse, database: string, table: ImportedTable): Promise<void> {
  const columns = table.columns.map(({ name, type, hasMissing }) => {
    const stored = CLICKHOUSE_TYPE[type]
    return `${quoted(name)} ${hasMissing ? `Nullable(${stored})` : stored}`
  })
  await clickhouse.command(
    `CREATE TABLE ${tableIn(database, table.name)} (${columns.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`,
  )
}

async function store(
  file: ImportFile,
  table: ImportedTable,
  clickhouse: ClickHouse,
  database: string,
  signal: AbortSignal | undefined,
  onRows: (count: number) => Promise<void>,
): Promise<void> {
  const inserts = new Inserts(clickhouse, tableIn(database, table.name), onRows)
  let batch: string[] = []
  let [characters, rowsInBatch] = [0, 0]
  const flush = async (): Promise<void> => {
    const [rows, count] = [batch, rowsInBatch]
    batch = []
    characters = 0
    rowsInBatch = 0
    if (count > 0) await inserts.add(rows, count)
  }
  try {
    await readCsv(await file.open(), {
      format: () => undefined,
      async rows(rows) {
        signal?.throwIfAborted()
        const text = rows.map((row) => encode(row, table)).join('')
        batch.push(text)
        characters += text.length
        rowsInBatch += rows.length
        if (characters >= BATCH_CHARACTERS) await flush()
      },
    })
    await flush()
  } finally {
    await inserts.end()
  }
}

/** Sends one batch while the next is being read. */
class Inserts {
  private running: Promise<void> = Promise.resolve()

  constructor(
    private readonly clickhouse: ClickHouse,
    private readonly table: string,
    private readonly onRows: (count: number) => Promise<void>,
  ) {}

  /** Waits for the batch before. */
  async add(batch: readonly string[], rows: number): Promise<void> {
    await this.running
    this.running = this.send(batch, rows)
    // Whoever waits next gets the failure; until then it is not unhandled.
    this.running.catch(() => undefined)
  }

  end(): Promise<void> {
    return this.running
  }

  private async send(batch: readonly string[], rows: number): Promise<void> {
    await this.clickhouse.insertText(this.table, Readable.from(batch, { objectMode: false }))
    await this.onRows(rows)
  }
}

function encode(row: CsvRecord, table: ImportedTable): string {
  const cells = table.columns.map((column, index) => {
    const cell = row.cells[index] ?? ''
    const value = readCell(cell, column)
    if (value === undefined) throw misfit(cell, column, row.line)
    return tabSeparatedCell(value)
  })
  return `${cells.join('\t')}\n`
}

const KIND: Record<ColumnType, string> = {
  STRING: 'text',
  INTEGER: 'a whole number',
  DECIMAL: 'a number',
  BOOLEAN: 'true or false',
  DATE: 'a date',
  DATETIME: 'a date and time',
}

const misfit = (cell: string, column: ImportedColumn, line: number): ImportProblemError =>
  new ImportProblemError(`"${cell.slice(0, 60)}" is not ${KIND[column.type]}, as column "${column.name}" is to hold.`, {
    line,
    column: column.name,
    sample: cell,
  })
