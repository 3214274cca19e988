import { ImportProblemError } from '../import-problem.js'

/** One value of a file, as its bytes. */
export interface JsonRecord {
  /** 1-based line on which it starts. */
  readonly line: number
  /** Null where it is longer than a record may be. */
  readonly bytes: Buffer | null
}

const MAX_RECORD = 4 * 1024 * 1024
const LINE_FEED = 10
const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const [BRACKET, CLOSING_BRACKET, BRACE, CLOSING_BRACE] = [91, 93, 123, 125]

const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === 9 || byte === 10 || byte === 13

/** Each line that is not blank. */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<JsonRecord> {
  let line = 1
  let pieces: Buffer[] = []
  let length = 0
  const take = (end: Buffer): JsonRecord | null => {
    const whole = length + end.length > MAX_RECORD ? null : Buffer.concat([...pieces, end])
    pieces = []
    length = 0
    return whole?.every(isBlank) ? null : { line, bytes: whole }
  }
  for await (const piece of bytes) {
    let start = 0
    for (let at = piece.indexOf(LINE_FEED); at >= 0; at = piece.indexOf(LINE_FEED, start)) {
      const record = take(piece.subarray(start, at))
      if (record) yield record
      line += 1
      start = at + 1
    }
    length += piece.length - start
    // What is too long is not kept, only counted.
    pieces = length > MAX_RECORD ? [] : [...pieces, piece.subarray(start)]
  }
  const record = take(Buffer.alloc(0))
  if (record) yield record
}

/** Each element of the one array that the file is. Throws ImportProblemError where it is none. */
export async function* elementsOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<JsonRecord> {
  const array = new ElementSplitter()
  for await (const piece of bytes) yield* array.take(piece)
  array.end()
}

class ElementSplitter {
  private line = 1
  private startLine = 1
  private depth = 0
  private inText = false
  private escaped = false
  private pieces: Buffer[] = []
  private length = 0

  take(piece: Buffer): readonly JsonRecord[] {
    const found: JsonRecord[] = []
    let start = this.length > 0 || this.pieces.length > 0 ? 0 : -1
    for (let at = 0; at < piece.length; at += 1) {
      const byte = piece[at]
      if (byte === LINE_FEED) this.line += 1
      if (this.inText) {
        if (this.escaped) this.escaped = false
        else if (byte === BACKSLASH) this.escaped = true
        else if (byte === QUOTE) this.inText = false
        continue
      }
      const ends = this.depth === 1 && (byte === COMMA || byte === CLOSING_BRACKET)
      if (ends && start >= 0) {
        found.push(this.element(piece.subarray(start, at)))
        start = -1
      }
      if (byte === QUOTE) this.inText = true
      if (byte === BRACKET || byte === BRACE) this.depth += 1
      else if (byte === CLOSING_BRACKET || byte === CLOSING_BRACE) this.depth -= 1
      const isOutside = this.depth === 0 || (this.depth === 1 && (byte === COMMA || byte === BRACKET))
      if (start < 0 && !isOutside && !isBlank(byte)) {
        start = at
        this.startLine = this.line
      }
    }
    if (start < 0) return found
    this.length += piece.length - start
    this.pieces = this.length > MAX_RECORD ? [] : [...this.pieces, piece.subarray(start)]
    return found
  }

  end(): void {
    if (this.depth > 0 || this.length > 0)
      throw new ImportProblemError('This JSON array is cut off: its end is missing.', { line: this.line })
  }

  private element(end: Buffer): JsonRecord {
    const isLong = this.length + end.length > MAX_RECORD
    const bytes = isLong ? null : Buffer.concat([...this.pieces, end])
    this.pieces = []
    this.length = 0
    return { line: this.startLine, bytes }
  }
}
