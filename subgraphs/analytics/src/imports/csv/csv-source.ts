import type { Written } from '@askchart/vocabulary'
import { ImportProblemError } from '../import-problem.js'
import { columnsOf } from '../source/columns.js'
import { bytesOf, type ImportFile, startOf } from '../source/content.js'
import type { RowBatch } from '../source/row-batch.js'
import {
  type BadRecord,
  type Encoding,
  type Knowledge,
  type SourceFile,
  type SourceTable,
  StartAgain,
} from '../source/source.js'
import { CsvSplitter, NotUtf8 } from './csv-splitter.js'
import { detectDelimiter } from './delimiter.js'
import { encodingOf, encodingOfAll, inUtf8 } from './encoding.js'

const DETECT_FROM = 64 * 1024
const NOTHING = Buffer.alloc(0)

/** A CSV file, its first line naming the columns. Throws ImportProblemError, StartAgain. */
export async function openCsv(file: ImportFile, knowledge: Knowledge): Promise<SourceFile> {
  const encoding = knowledge.encoding ?? encodingOf(await startOf(bytesOf(file), DETECT_FROM))
  const start = await startOf(inUtf8(bytesOf(file), encoding), DETECT_FROM)
  const table = new CsvTable(file, encoding, detectDelimiter(start.toString('utf8', 0, DETECT_FROM)))
  await table.open()
  return { tables: [table], close: () => Promise.resolve() }
}

const ENCODING_NAMES: Record<Encoding, Written['encoding']> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252',
}

class CsvTable implements SourceTable {
  readonly name = null
  readonly written: Written
  columns: SourceTable['columns'] = []

  constructor(
    private readonly file: ImportFile,
    private readonly encoding: Encoding,
    private readonly delimiter: string,
  ) {
    this.written = { encoding: ENCODING_NAMES[encoding], delimiter }
  }

  async open(): Promise<void> {
    const header: string[][] = []
    const found = (cells: readonly string[], line: number): void => {
      header.push([...cells])
      this.columns = columnsOf(cells, line)
    }
    const stop: BadRecord = (problem) => {
      // What follows the header is told when rows are read.
      if (header.length === 0) throw problem
    }
    const parts = this.split(found, stop)
    for await (const _ of parts) if (header.length > 0) return
    throw new ImportProblemError('This file is empty: its first line must name the columns.', { line: 1 })
  }

  async *rows(bad: BadRecord): AsyncGenerator<RowBatch> {
    for await (const batch of this.split(() => undefined, bad)) if (batch) yield batch
  }

  private async *split(
    header: (cells: readonly string[], line: number) => void,
    bad: BadRecord,
  ): AsyncGenerator<RowBatch | null> {
    const splitter = new CsvSplitter(this.delimiter, { header, bad })
    try {
      for await (const piece of inUtf8(bytesOf(this.file), this.encoding)) yield splitter.split(piece, false)
      yield splitter.split(NOTHING, true)
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error
      throw new StartAgain({ encoding: await encodingOfAll(bytesOf(this.file)) })
    }
  }
}
