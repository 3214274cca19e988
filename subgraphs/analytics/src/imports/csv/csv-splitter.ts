import { ImportProblemError } from '../import-problem.js'

export interface CsvRecord {
  readonly cells: readonly string[]
  /** 1-based line it starts on. */
  readonly line: number
}

const QUOTE = 34
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const MAX_RECORD = 4 * 1024 * 1024

/**
 * Cuts text into records as RFC 4180 has it, piece by piece: quotes, doubled quotes and line breaks within them; LF,
 * CRLF or CR between records; blank lines skipped. Refuses a quote that opens, closes or ends in the wrong place.
 */
export class CsvSplitter {
  private rest = ''
  private line = 1
  /** Found after records that are still to be handed out; thrown when more is asked for. */
  private waiting: ImportProblemError | null = null

  constructor(private readonly delimiter: string) {}

  /** The records that end within the text so far. */
  split(text: string): readonly CsvRecord[] {
    return this.take(this.rest + text, false)
  }

  /** The last record, where no line break ends it; asked again, none, or the problem that follows it. */
  end(): readonly CsvRecord[] {
    return this.take(this.rest, true)
  }

  private take(text: string, last: boolean): readonly CsvRecord[] {
    if (this.waiting !== null) throw this.waiting
    const records: CsvRecord[] = []
    let start = 0
    for (;;) {
      let found: ReturnType<CsvSplitter['record']>
      try {
        found = this.record(text, start, last)
      } catch (error) {
        if (records.length === 0 || !(error instanceof ImportProblemError)) throw error
        this.waiting = error
        return records
      }
      if (!found) break
      if (found.cells.length > 1 || found.cells[0] !== '' || found.quoted)
        records.push({ cells: found.cells, line: this.line })
      this.line += found.lines
      start = found.end
    }
    this.rest = text.slice(start)
    if (this.rest.length > MAX_RECORD)
      throw new ImportProblemError('A row is longer than 4 MB. Is a quote opened here and never closed?', {
        line: this.line,
        sample: this.rest,
      })
    return records
  }

  /** The record that starts at `start`; null where the text ends before it does. */
  private record(
    text: string,
    start: number,
    last: boolean,
  ): { cells: string[]; end: number; lines: number; quoted: boolean } | null {
    if (start >= text.length) return null
    const delimiter = this.delimiter.charCodeAt(0)
    const cells: string[] = []
    let at = start
    let lines = 0
    let quoted = false
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        quoted = true
        const cell = this.quotedCell(text, at, last, cells.length, lines)
        if (!cell) return null
        cells.push(cell.value)
        lines += cell.lines
        at = cell.end
      } else {
        const from = at
        let code = text.charCodeAt(at)
        while (at < text.length && code !== delimiter && code !== LINE_FEED && code !== CARRIAGE_RETURN) {
          if (code === QUOTE)
            throw this.problem('A quote stands inside a cell that is not quoted.', text, from, cells.length, lines)
          at += 1
          code = text.charCodeAt(at)
        }
        if (at >= text.length && !last) return null
        cells.push(text.slice(from, at))
      }
      if (at >= text.length) return { cells, end: at, lines, quoted }
      const code = text.charCodeAt(at)
      if (code === delimiter) {
        at += 1
        continue
      }
      if (code === CARRIAGE_RETURN) {
        if (at + 1 >= text.length && !last) return null
        if (text.charCodeAt(at + 1) === LINE_FEED) at += 1
      }
      return { cells, end: at + 1, lines: lines + 1, quoted }
    }
  }

  private quotedCell(
    text: string,
    start: number,
    last: boolean,
    index: number,
    linesBefore: number,
  ): { value: string; end: number; lines: number } | null {
    let from = start + 1
    let value = ''
    for (;;) {
      const close = text.indexOf('"', from)
      if (close < 0) {
        if (last) throw this.problem('A quote is opened here and never closed.', text, start, index, linesBefore)
        return null
      }
      if (close + 1 >= text.length && !last) return null
      value += text.slice(from, close)
      const next = text.charCodeAt(close + 1)
      if (next === QUOTE) {
        value += '"'
        from = close + 2
        continue
      }
      const ends =
        close + 1 >= text.length ||
        next === this.delimiter.charCodeAt(0) ||
        next === LINE_FEED ||
        next === CARRIAGE_RETURN
      const lines = value.includes('\n') || value.includes('\r') ? (value.match(/\r\n|\n|\r/g) ?? []).length : 0
      if (!ends)
        throw this.problem('Text follows the closing quote of a cell.', text, start, index, linesBefore + lines)
      return { value, end: close + 1, lines }
    }
  }

  private problem(message: string, text: string, at: number, index: number, lines: number): ImportProblemError {
    return new CellProblemError(message, index, { line: this.line + lines, sample: text.slice(at, at + 120) })
  }
}

/** A problem in the cell of this number: whoever knows the header can name its column. */
export class CellProblemError extends ImportProblemError {
  constructor(
    message: string,
    readonly index: number,
    where: { readonly line: number; readonly sample: string },
  ) {
    super(message, where)
  }

  inColumn(header: readonly string[]): ImportProblemError {
    return new ImportProblemError(this.message, { ...this.problem, column: header[this.index] ?? null })
  }
}
