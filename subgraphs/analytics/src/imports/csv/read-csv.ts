import type { Readable } from 'node:stream'
import { ImportProblemError } from '../import-problem.js'
import { CellProblemError, type CsvRecord, CsvSplitter } from './csv-splitter.js'
import { Utf8Decoder } from './decode.js'
import { type Delimiter, detectDelimiter } from './delimiter.js'

export interface CsvFormat {
  readonly delimiter: Delimiter
  readonly header: readonly string[]
}

const DETECT_FROM = 64 * 1024
const MAX_COLUMNS = 1_000
const MAX_NAME = 200

export interface CsvHandlers {
  /** Called once, before the first rows. */
  readonly format: (format: CsvFormat) => void
  /** Every row has as many cells as the header. */
  readonly rows: (rows: readonly CsvRecord[]) => Promise<void> | void
}

/** Reads a CSV file piece by piece. Throws ImportProblemError; the stream is closed in any case. */
export async function readCsv(content: Readable, handlers: CsvHandlers): Promise<void> {
  const decoder = new Utf8Decoder()
  const file = new CsvFile(handlers)
  try {
    for await (const chunk of content) await file.take(decoder.decode(bytesOf(chunk)))
    await file.end(decoder.end())
  } finally {
    content.destroy()
  }
}

const bytesOf = (chunk: unknown): Buffer => (Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)))

class CsvFile {
  private start = ''
  private delimiter: Delimiter = ','
  private splitter: CsvSplitter | null = null
  private header: readonly string[] | null = null

  constructor(private readonly handlers: CsvHandlers) {}

  async take(text: string): Promise<void> {
    if (this.splitter) return this.deliver(() => this.splitter?.split(text) ?? [])
    this.start += text
    if (this.start.length >= DETECT_FROM) await this.open()
  }

  async end(text: string): Promise<void> {
    await this.take(text)
    const splitter = this.splitter ?? (await this.open())
    await this.deliver(() => splitter.end())
    await this.deliver(() => splitter.end())
    if (!this.header)
      throw new ImportProblemError('This file is empty: its first line must name the columns.', { line: 1 })
  }

  private async open(): Promise<CsvSplitter> {
    this.delimiter = detectDelimiter(this.start.slice(0, DETECT_FROM))
    const splitter = new CsvSplitter(this.delimiter)
    this.splitter = splitter
    await this.deliver(() => splitter.split(this.start))
    this.start = ''
    return splitter
  }

  private async deliver(split: () => readonly CsvRecord[]): Promise<void> {
    let records: readonly CsvRecord[]
    try {
      records = split()
    } catch (error) {
      throw error instanceof CellProblemError ? error.inColumn(this.header ?? []) : error
    }
    const [first] = records
    if (!this.header && first) {
      this.header = readHeader(first)
      this.handlers.format({ delimiter: this.delimiter, header: this.header })
      records = records.slice(1)
    }
    const { header } = this
    if (!header || records.length === 0) return
    const misfit = records.find(({ cells }) => cells.length !== header.length)
    if (misfit) throw wrongLength(misfit, header)
    await this.handlers.rows(records)
  }
}

function readHeader({ cells, line }: CsvRecord): readonly string[] {
  const names = cells.map((cell) => cell.trim())
  const sample = cells.join(',')
  if (names.length > MAX_COLUMNS)
    throw new ImportProblemError(`This file has ${names.length} columns; ${MAX_COLUMNS} is the most.`, { line, sample })
  const seen = new Map<string, number>()
  for (const [index, name] of names.entries()) {
    if (name === '') throw new ImportProblemError(`Column ${index + 1} has no name in the header.`, { line, sample })
    if (name.length > MAX_NAME)
      throw new ImportProblemError(`The name of column ${index + 1} is longer than ${MAX_NAME} characters.`, {
        line,
        column: name.slice(0, MAX_NAME),
        sample,
      })
    const before = seen.get(name)
    if (before !== undefined)
      throw new ImportProblemError(`Columns ${before + 1} and ${index + 1} have the same name "${name}".`, {
        line,
        column: name,
        sample,
      })
    seen.set(name, index)
  }
  return names
}

function wrongLength({ cells, line }: CsvRecord, header: readonly string[]): ImportProblemError {
  const many = cells.length > header.length
  return new ImportProblemError(
    `This row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, the header has ${header.length}.${many ? ' Is a comma or quote inside a cell that is not quoted?' : ''}`,
    {
      line,
      column: many ? (header.at(-1) ?? null) : (header[cells.length] ?? null),
      sample: cells.join(','),
    },
  )
}
