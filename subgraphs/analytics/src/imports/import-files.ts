import { shown } from '@askchart/service'
import type { ColumnType, Written } from '@askchart/vocabulary'
import type { ClickHouse } from '../db/clickhouse.js'
import { type BadLine, BadRecords } from './bad-records.js'
import { ImportProblemError } from './import-problem.js'
import type { ImportFile } from './source/content.js'
import { openSource } from './source/open-source.js'
import { type Knowledge, type SourceFile, StartAgain } from './source/source.js'
import type { ThreadOptions } from './source/threaded-source.js'
import { TableNames } from './table-name.js'
import { loadTable } from './table/load-table.js'
import { type AskedType, keptType, type WantedType, wantedType } from './types/asked-type.js'
import type { InferredColumn } from './types/infer-column.js'

export type { BadLine } from './bad-records.js'
export type { ImportFile } from './source/content.js'
export type { AskedType } from './types/asked-type.js'

export interface ImportedColumn extends InferredColumn {
  readonly name: string
  /** The header as written, where the name could not be. */
  readonly label: string | null
}
export interface ImportedTable {
  readonly name: string
  readonly written?: Written
  readonly columns: readonly ImportedColumn[]
}

export interface ImportOptions {
  readonly clickhouse: ClickHouse
  /** A ClickHouse database that exists and is empty. */
  readonly database: string
  readonly files: readonly ImportFile[]
  /** Types asked for, by `table.column`, or by the column's name alone. */
  readonly types?: Readonly<Record<string, ColumnType | AskedType>>
  /** Those of earlier imports of the same dataset, for columns that are still there and have no other asked for. */
  readonly keptTypes?: Readonly<Record<string, ColumnType | AskedType>>
  /** Columns that stay text, whatever is in them. */
  readonly keepText?: (table: string, column: string) => boolean
  /** Asked once about each record that cannot be read: a quote out of place, too many cells, a cell that is not of the
   *  type asked for. Where it is not given, the first ends the import. */
  readonly badLine?: BadLine
  /** Rows stored so far, over all files; fewer than before where a table has to be read again. */
  readonly onRows?: (count: number) => Promise<void> | void
  /** How many rows there will be, where that can be known before they are read: of one file that says so itself. */
  readonly onTotal?: (rows: number) => void
  readonly signal?: AbortSignal
  /** Of the threads that read files, where they are not to be as usual. */
  readonly thread?: ThreadOptions
}

/**
 * Stores each table of each file, its columns' types learned from all its cells. Throws ImportProblemError, and then
 * leaves the database half filled: it is the caller's to drop.
 */
export async function importFiles(options: ImportOptions): Promise<readonly ImportedTable[]> {
  const importing = new FilesImport(options)
  for (const file of options.files) {
    try {
      await importing.add(file)
    } catch (error) {
      throw error instanceof ImportProblemError && error.problem.file === null ? error.inFile(file.name) : error
    }
  }
  return importing.finish()
}

const ofUpload = (written: Written, { id }: ImportFile): Written =>
  id === undefined ? written : { ...written, upload: id }

class FilesImport {
  private readonly names = new TableNames()
  private readonly tables: ImportedTable[] = []
  private readonly unused: Set<string>
  private stored = 0

  constructor(private readonly options: ImportOptions) {
    this.unused = new Set(Object.keys(options.types ?? {}))
  }

  async add(file: ImportFile): Promise<void> {
    const names = new Map<number, string>()
    const bad = new Map<number, BadRecords>()
    let knowledge: Knowledge = {}
    for (;;) {
      try {
        const source = await openSource(file, knowledge, this.options.thread)
        try {
          await this.load(file, source, names, bad)
          return
        } finally {
          await source.close()
        }
      } catch (error) {
        if (!(error instanceof StartAgain)) throw error
        knowledge = { ...knowledge, ...error.knowledge }
      }
    }
  }

  finish(): readonly ImportedTable[] {
    const [unknown] = this.unused
    if (unknown !== undefined)
      throw new ImportProblemError(`A type is asked for "${shown(unknown)}", but no file has such a column.`, {
        column: shown(unknown),
      })
    return this.tables
  }

  private async load(
    file: ImportFile,
    source: SourceFile,
    names: Map<number, string>,
    bad: Map<number, BadRecords>,
  ): Promise<void> {
    const { clickhouse, database, badLine, onRows, signal } = this.options
    this.tellTotal(source)
    const before = { tables: this.tables.length, stored: this.stored }
    try {
      for (const [index, table] of source.tables.entries()) {
        const name = names.get(index) ?? this.names.take(table.name ?? file.name)
        names.set(index, name)
        const records =
          bad.get(index) ?? new BadRecords(table.name === null ? file.name : `${file.name}, ${table.name}`, badLine)
        bad.set(index, records)
        const earlier = this.stored
        const columns = await loadTable({
          clickhouse,
          database,
          name,
          source: table,
          wanted: (column) => this.wanted(name, column),
          bad: records.tell,
          signal,
          onRows: (rows) => {
            this.stored = earlier + rows
            return onRows?.(this.stored)
          },
        })
        this.tables.push({
          name,
          ...(table.written === undefined ? {} : { written: ofUpload(table.written, file) }),
          columns: columns.map(({ name: column, label, stored }) => ({ name: column, label, ...stored })),
        })
      }
    } catch (error) {
      if (error instanceof StartAgain) {
        this.tables.length = before.tables
        this.stored = before.stored
      }
      throw error
    }
  }

  private tellTotal({ tables }: SourceFile): void {
    const counts = tables.flatMap(({ rowCount }) => (rowCount === undefined ? [] : [rowCount]))
    if (this.options.files.length === 1 && counts.length === tables.length)
      this.options.onTotal?.(counts.reduce((sum, count) => sum + count, 0))
  }

  private wanted(table: string, column: string): WantedType | null {
    const { types = {}, keepText } = this.options
    const key = [`${table}.${column}`, column].find((wanted) => Object.hasOwn(types, wanted))
    const asked = key === undefined ? (keepText?.(table, column) ? 'STRING' : null) : types[key]
    if (key !== undefined) this.unused.delete(key)
    if (asked) return wantedType(column, asked)
    const kept = keptType(this.options.keptTypes ?? {}, table, column)
    return kept === null ? null : { ...wantedType(column, kept), isKept: true }
  }
}
