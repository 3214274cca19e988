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

/**
 * Reads a CSV file in pieces: `format` is called once with the header, before the first `rows`. Every row has as many
 * cells as the header. Throws ImportProblemError; the stream is closed in any case.
 */
export async function readCsv(
  content: Readable,
  handlers: {
    readonly format: (format: CsvFormat) => void
    readonly rows: (rows: readonly CsvRecord[]) => Promise<void> | void
  },
): Promise<void> {
  const decoder = new Utf8Decoder()
  let splitter: CsvSplitter | null = null
  let header: readonly string[] | null = null
  let start = ''

  async function deliver(records: readonly CsvRecord[], delimiter: Delimiter): Promise<void> {
    let rows = records
    const [first] = records
    if (!header && first) {
      header = readHeader(first)
      handlers.format({ delimiter, header })
      rows = records.slice(1)
    }
    if (!header || rows.length === 0) return
    for (const row of rows) if (row.cells.length !== header.length) throw wrongLength(row, header)
    await handlers.rows(rows)
  }

  let delimiter: Delimiter = ','
  async function take(text: string, last: boolean): Promise<void> {
    if (!splitter) {
      start += text
      if (start.length < DETECT_FROM && !last) return
      delimiter = detectDelimiter(start.slice(0, DETECT_FROM))
      splitter = new CsvSplitter(delimiter)
      await deliver(splitter.split(start), delimiter)
    } else await deliver(splitter.split(text), delimiter)
    if (last) for (const records of splitter.end()) await deliver(records, delimiter)
  }

  try {
    for await (const chunk of content) await take(decoder.decode(Buffer.from(chunk)), false)
    await take(decoder.end(), true)
  } catch (error) {
    throw error instanceof CellProblemError ? error.inColumn(header ?? []) : error
  } finally {
    content.destroy()
  }
  if (!header) throw new ImportProblemError('This file is empty: its first line must name the columns.', { line: 1 })
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
