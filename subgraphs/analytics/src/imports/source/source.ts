import type { ColumnType, FileEncoding, Written } from '@askchart/vocabulary'
import type { ImportProblemError } from '../import-problem.js'
import type { RowBatch } from './row-batch.js'

export interface SourceColumn {
  /** Unique within its table, and what queries call it. */
  readonly name: string
  /** The header as written, where the name could not be. */
  readonly label: string | null
  /** Where the file itself says it: its cells are then written as ClickHouse reads them, and need no look. */
  readonly type: ColumnType | null
}

/** A table of a file, in whatever format: the same rows each time they are read. */
export interface SourceTable {
  /** What the file calls it; null where the file's own name is all there is. */
  readonly name: string | null
  readonly columns: readonly SourceColumn[]
  /** Where the file itself says it. */
  readonly rowCount?: number
  /** Of text parted by something. */
  readonly written?: Written
  /** Reads from the start. Every row has as many cells as there are columns. Throws ImportProblemError, StartAgain. */
  rows(bad: BadRecord): AsyncIterable<RowBatch>
}

export interface SourceFile {
  readonly tables: readonly SourceTable[]
  close(): Promise<void>
}

/**
 * Told of each record that cannot be read, by the line on which it starts, and with its text where it is longer than the
 * problem's sample. It throws the problem where that ends the import; where it returns, the record is left out.
 */
export type BadRecord = (problem: ImportProblemError, line: number, text?: string) => void

/** What only reading all of a file can tell, and what changes how it is read from its start. */
export interface Knowledge {
  readonly encoding?: Encoding
}

/** What TextDecoder knows it by. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | Exclude<FileEncoding, 'UTF-8' | 'UTF-16'>

/** Thrown while rows are read: nothing read so far counts; the file is to be opened again with what is known now. */
export class StartAgain extends Error {
  constructor(readonly knowledge: Knowledge) {
    super('The file is to be read from its start.')
    this.name = 'StartAgain'
  }
}
