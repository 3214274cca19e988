import type { FileEncoding, Written } from '@askchart/vocabulary'
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
import { askedEncoding, encodingOf, encodingOfAll, firstStray, inUtf8, notOf, readable } from './encoding.js'

const DETECT_FROM = 64 * 1024
const NOTHING = Buffer.alloc(0)

/** A CSV file, its first line naming the columns. Throws ImportProblemError, StartAgain. */
export async function openCsv(file: ImportFile, knowledge: Knowledge): Promise<SourceFile> {
  const { encoding: asked = null, delimiter } = file.reading ?? {}
  const found = knowledge.encoding ?? encodingOf(await startOf(bytesOf(file), DETECT_FROM))
  const text: Text = { encoding: asked === null ? found : askedEncoding(asked, found), asked }
  const start = await startOf(utf8Of(file, text), DETECT_FROM)
  const table = new CsvTable(file, text, delimiter ?? detectDelimiter(start.toString('utf8', 0, DETECT_FROM)))
  await table.open()
  return { tables: [table], close: () => Promise.resolve() }
}

/** What the bytes of a file are, found or asked for. */
interface Text {
  readonly encoding: Encoding
  readonly asked: FileEncoding | null
}

/** Bytes that are not of an encoding that was asked for are told; of one that was found none are left to tell. */
const utf8Of = (file: ImportFile, { encoding, asked }: Text): AsyncGenerator<Buffer> =>
  asked === null ? inUtf8(bytesOf(file), encoding) : readable(inUtf8(bytesOf(file), encoding, true), asked)

function nameOf({ encoding }: Text): FileEncoding {
  if (encoding === 'utf-8') return 'UTF-8'
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 'UTF-16' : encoding
}

class CsvTable implements SourceTable {
  readonly name = null
  readonly written: Written
  columns: SourceTable['columns'] = []

  constructor(
    private readonly file: ImportFile,
    private readonly text: Text,
    private readonly delimiter: string,
  ) {
    this.written = { encoding: nameOf(text), delimiter }
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
      for await (const piece of utf8Of(this.file, this.text)) yield splitter.split(piece, false)
      yield splitter.split(NOTHING, true)
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error
      if (this.text.asked !== null) throw notOf(this.text.asked, await firstStray(bytesOf(this.file)))
      throw new StartAgain({ encoding: await encodingOfAll(bytesOf(this.file)) })
    }
  }
}
