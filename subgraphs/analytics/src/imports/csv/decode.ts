import { isAscii, isUtf8 } from 'node:buffer'
import { ImportProblemError } from '../import-problem.js'

const LINE_FEED = 10

/** Turns a file's bytes into text piece by piece; refuses what is not UTF-8, with the line. A leading BOM is dropped. */
export class Utf8Decoder {
  private rest = Buffer.alloc(0)
  private line = 1
  private started = false

  decode(chunk: Buffer): string {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk
    if (!this.started && bytes.length >= 4) this.begin(bytes)
    const end = bytes.length - incompleteTail(bytes)
    this.rest = Buffer.from(bytes.subarray(end))
    return this.text(bytes.subarray(0, end))
  }

  end(): string {
    if (!this.started) this.begin(this.rest)
    const last = this.rest
    this.rest = Buffer.alloc(0)
    return this.text(last)
  }

  private begin(bytes: Buffer): void {
    this.started = true
    if (bytes.subarray(0, 2).equals(Buffer.from('PK')) && bytes[2] === 3)
      throw new ImportProblemError(
        'This is a spreadsheet or a ZIP file. Save the sheet as CSV (UTF-8) and upload that.',
      )
    const marks = [bytes[0], bytes[1]]
    if (marks.includes(0xff) && marks.includes(0xfe))
      throw new ImportProblemError('This file is UTF-16. Save it as UTF-8.', { line: 1 })
  }

  private text(bytes: Buffer): string {
    if (isAscii(bytes)) {
      const nul = bytes.indexOf(0)
      if (nul >= 0) throw this.refusal('This is no text file: it holds a NUL byte.', bytes, nul)
      this.line += newlines(bytes, bytes.length)
      return bytes.toString('latin1')
    }
    if (!isUtf8(bytes)) throw this.refusal('This file is not UTF-8. Save it as UTF-8.', bytes, badByte(bytes))
    this.line += newlines(bytes, bytes.length)
    const text = bytes.toString('utf8')
    return text.startsWith('\uFEFF') ? text.slice(1) : text
  }

  private refusal(message: string, bytes: Buffer, at: number): ImportProblemError {
    const start = bytes.lastIndexOf(LINE_FEED, Math.max(0, at - 1)) + 1
    return new ImportProblemError(message, {
      line: this.line + newlines(bytes, at),
      sample:
        bytes
          .subarray(start, at + 40)
          .toString('latin1')
          .split(/[\r\n\0]/)[0] ?? null,
    })
  }
}

function newlines(bytes: Buffer, end: number): number {
  let count = 0
  for (let at = bytes.indexOf(LINE_FEED); at >= 0 && at < end; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1
  return count
}

/** How many bytes at the end begin a character that the next chunk goes on with. */
function incompleteTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

/** The first byte at which the text stops being UTF-8, found by halving. */
function badByte(bytes: Buffer): number {
  let [good, bad] = [0, bytes.length]
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isUtf8(bytes.subarray(good, middle - incompleteTail(bytes.subarray(good, middle))))) {
      const next = middle - incompleteTail(bytes.subarray(good, middle))
      if (next <= good) return good
      good = next
    } else bad = middle
  }
  return good
}
