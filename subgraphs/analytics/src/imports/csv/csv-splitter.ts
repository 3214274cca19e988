import { isUtf8 } from 'node:buffer'
import { ImportProblemError } from '../import-problem.js'
import { grown, MAX_BAD_TEXT, type RowBatch } from '../source/row-batch.js'
import type { BadRecord } from '../source/source.js'

const QUOTE = 34
const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const NUL = 0
const MAX_RECORD = 4 * 1024 * 1024
const SAMPLE_BYTES = 480
const FIRST_BYTES = 1024 * 1024

/** What a record's end may be besides a place in the bytes. */
const INCOMPLETE = -1
const BAD = -2

const NEVER_CLOSED = 'A quote is opened here and never closed.'
const INSIDE = 'A quote stands inside a cell that is not quoted.'
const AFTER = 'Text follows the closing quote of a cell.'
const HOLDS_NUL = 'This is no text: it holds a NUL byte.'
const TOO_LONG = 'A row is longer than 4 MB. Is a quote opened here and never closed?'

interface FoundProblem {
  readonly message: string
  readonly at: number
  readonly column: number
  /** Line breaks between the record's start and it. */
  readonly lines: number
}

/** The bytes are no UTF-8: whoever opened the file finds out what they are. */
export class NotUtf8 extends Error {}

export interface CsvHandlers {
  /** Called once, with the first record that is not blank, before any row. */
  readonly header: (cells: readonly string[], line: number) => void
  readonly bad: BadRecord
}

/**
 * Cuts bytes in UTF-8 into records as RFC 4180 has it, piece by piece: quotes, doubled quotes and line breaks within
 * them; LF, CRLF or CR between records; blank lines skipped. Told as bad: a quote that opens, closes or ends in the wrong
 * place, and a row without a cell for each column. After a bad quote reading goes on at the next line of the file.
 */
export class CsvSplitter {
  /** What is not yet rows, at its start: one buffer for all of the file. */
  private bytes = Buffer.allocUnsafe(FIRST_BYTES)
  private pending = 0
  private used = 0
  /** How many bytes are worth another look: a record of many pieces is not looked at with each of them. */
  private needed = 0
  private line = 1
  private header: readonly string[] | null = null
  private skipping = false
  private starts = new Int32Array(1024)
  private ends = new Int32Array(1024)
  private lines = new Int32Array(128)
  private cell = 0
  private linesWithin = 0
  private isBlank = false
  private doubled: number[] = []
  private problem: FoundProblem | null = null
  private readonly delimiter: number
  /** Which bytes end a plain cell, or end the text between two quotes or matter within it. */
  private readonly plain = new Uint8Array(256)
  private readonly quoted = new Uint8Array(256)

  constructor(
    delimiter: string,
    private readonly handlers: CsvHandlers,
  ) {
    this.delimiter = delimiter.charCodeAt(0)
    for (const code of [QUOTE, LINE_FEED, CARRIAGE_RETURN, NUL]) this.plain[code] = this.quoted[code] = 1
    this.plain[this.delimiter] = 1
  }

  /** The rows that end within the bytes so far, and with `last` all that are left; they are overwritten by the next. */
  split(chunk: Buffer, last: boolean): RowBatch | null {
    this.append(chunk)
    if (!last && this.pending < this.needed) return null
    const bytes = this.bytes.subarray(0, this.pending)
    if (!isUtf8(last ? bytes : bytes.subarray(0, bytes.length - incompleteTail(bytes)))) throw new NotUtf8()
    const { batch, end } = this.records(bytes, last)
    this.used = end
    this.needed = 2 * (this.pending - end)
    return batch
  }

  private append(chunk: Buffer): void {
    if (this.used > 0) this.bytes.copyWithin(0, this.used, this.pending)
    this.pending -= this.used
    this.used = 0
    const length = this.pending + chunk.length
    if (length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, 2 * this.bytes.length))
      this.bytes.copy(larger, 0, 0, this.pending)
      this.bytes = larger
    }
    chunk.copy(this.bytes, this.pending)
    this.pending = length
  }

  private records(bytes: Buffer, last: boolean): { readonly batch: RowBatch | null; readonly end: number } {
    let at = this.skipping ? this.nextLine(bytes, 0, last) : 0
    let count = 0
    this.cell = 0
    while (at < bytes.length && !this.skipping) {
      const first = this.cell
      const end = this.record(bytes, at, last)
      if (end === INCOMPLETE && bytes.length - at <= MAX_RECORD) break
      if (end < 0 || end - at > MAX_RECORD) {
        this.cell = first
        this.tellBad(bytes, this.problem ?? { message: TOO_LONG, at, column: -1, lines: 0 }, at)
        this.problem = null
        at = this.nextLine(bytes, at, last)
        continue
      }
      if (this.isBlank) this.cell = first
      else if (this.keep(bytes, first, at, end)) {
        if (count === this.lines.length) this.lines = grown(this.lines)
        this.lines[count] = this.line
        count += 1
      }
      this.line += this.linesWithin + 1
      at = end
    }
    if (count === 0) return { batch: null, end: at }
    const { starts, ends, lines } = this
    return { batch: { bytes, starts, ends, width: this.header?.length ?? 0, count, lines }, end: at }
  }

  /** Reads one record's cells; where it ends, INCOMPLETE, or BAD with `problem` set. */
  private record(bytes: Buffer, start: number, last: boolean): number {
    const { plain, quoted, delimiter } = this
    const length = bytes.length
    const first = this.cell
    let { cell, starts, ends } = this
    let at = start
    let lines = 0
    let isQuoted = false
    if (this.doubled.length > 0) this.doubled = []
    for (;;) {
      if (cell === starts.length) {
        starts = this.starts = grown(starts)
        ends = this.ends = grown(ends)
      }
      if (bytes[at] === QUOTE) {
        isQuoted = true
        const opened = at
        const linesBefore = lines
        at += 1
        starts[cell] = at
        for (;;) {
          while (at < length && quoted[bytes[at] ?? 0] === 0) at += 1
          if (at >= length) return last ? this.isBad(NEVER_CLOSED, opened, cell - first, linesBefore) : INCOMPLETE
          const code = bytes[at]
          if (code === NUL) return this.isBad(HOLDS_NUL, opened, cell - first, lines)
          if (code === QUOTE) {
            if (at + 1 >= length && !last) return INCOMPLETE
            if (bytes[at + 1] !== QUOTE) break
            if (this.doubled.at(-1) !== cell) this.doubled.push(cell)
            at += 1
          } else if (code === LINE_FEED || bytes[at + 1] !== LINE_FEED) lines += 1
          at += 1
        }
        ends[cell] = at
        at += 1
        if (at < length && (plain[bytes[at] ?? 0] === 0 || bytes[at] === QUOTE || bytes[at] === NUL))
          return this.isBad(AFTER, opened, cell - first, lines)
      } else {
        starts[cell] = at
        while (at < length && plain[bytes[at] ?? 0] === 0) at += 1
        if (at >= length && !last) return INCOMPLETE
        ends[cell] = at
        if (bytes[at] === QUOTE) return this.isBad(INSIDE, starts[cell] ?? at, cell - first, lines)
        if (bytes[at] === NUL && at < length) return this.isBad(HOLDS_NUL, starts[cell] ?? at, cell - first, lines)
      }
      cell += 1
      if (at >= length || bytes[at] !== delimiter) break
      at += 1
    }
    if (bytes[at] === CARRIAGE_RETURN) {
      if (at + 1 >= length && !last) return INCOMPLETE
      if (bytes[at + 1] === LINE_FEED) at += 1
    }
    this.cell = cell
    this.linesWithin = lines
    this.isBlank = cell === first + 1 && starts[first] === ends[first] && !isQuoted
    return Math.min(at + 1, length)
  }

  /** Whether the record that was just read becomes a row. */
  private keep(bytes: Buffer, first: number, start: number, end: number): boolean {
    const width = this.cell - first
    const { header, line } = this
    if (header && header.length !== width) {
      this.cell = first
      const text = textOf(bytes, start, end).replace(/\r?\n$|\r$/, '')
      this.handlers.bad(wrongLength(width, header, line, text), line, text)
      return false
    }
    for (const cell of this.doubled) this.ends[cell] = undouble(bytes, this.starts[cell] ?? 0, this.ends[cell] ?? 0)
    if (header) return true
    const names: string[] = []
    for (let cell = first; cell < this.cell; cell += 1)
      names.push(bytes.toString('utf8', this.starts[cell], this.ends[cell]))
    this.cell = first
    this.header = names
    this.handlers.header(names, line)
    return false
  }

  private isBad(message: string, at: number, column: number, lines: number): typeof BAD {
    this.problem = { message, at, column, lines }
    return BAD
  }

  private tellBad(bytes: Buffer, { message, at, column, lines }: FoundProblem, start: number): void {
    const problem = new ImportProblemError(message, {
      line: this.line + lines,
      column: this.header?.[column] ?? null,
      sample: sampleOf(bytes, at, bytes.length),
    })
    this.handlers.bad(problem, this.line, textOf(bytes, start, lineEnd(bytes, start)))
  }

  /** Where the next line of the file begins; `skipping` goes on where it is not among these bytes. */
  private nextLine(bytes: Buffer, from: number, last: boolean): number {
    const at = lineEnd(bytes, from)
    const isSplit = bytes[at] === CARRIAGE_RETURN && at + 1 >= bytes.length && !last
    this.skipping = at >= bytes.length ? !last : isSplit
    if (at >= bytes.length || isSplit) return at
    this.line += 1
    return at + (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? 2 : 1)
  }
}

const sampleOf = (bytes: Buffer, from: number, to: number): string =>
  bytes.toString('utf8', from, Math.min(to, from + SAMPLE_BYTES))

const textOf = (bytes: Buffer, from: number, to: number): string =>
  bytes.toString('utf8', from, Math.min(to, from + MAX_BAD_TEXT))

/** Where the line ends that begins at `from`, or the bytes end. */
function lineEnd(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== LINE_FEED && bytes[at] !== CARRIAGE_RETURN) at += 1
  return at
}

/** Makes `""` one quote, in place; where the cell ends then. */
function undouble(bytes: Buffer, from: number, to: number): number {
  let end = from
  for (let at = from; at < to; at += 1) {
    const code = bytes[at] ?? 0
    bytes[end] = code
    end += 1
    if (code === QUOTE) at += 1
  }
  return end
}

/** How many bytes at the end begin a character that the next piece goes on with. */
export function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

function wrongLength(cells: number, header: readonly string[], line: number, sample: string): ImportProblemError {
  const many = cells > header.length
  return new ImportProblemError(
    `This row has ${cells} ${cells === 1 ? 'cell' : 'cells'}, the header has ${header.length}.${many ? ' Is a comma or quote inside a cell that is not quoted?' : ''}`,
    { line, column: many ? (header.at(-1) ?? null) : (header[cells] ?? null), sample },
  )
}
