import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { ImportProblem } from './import-problem.js'

const MAX_LINES = 10_000
const MAX_BYTES = 10 * 1024 * 1024
const COLUMNS = ['file', 'line', 'column', 'problem', 'text']
// As downloads of charts are written: for spreadsheets, which must not run what looks like a formula.
const FORM = { record_delimiter: 'windows', escape_formulas: true } as const

/** Lines that an import leaves out: all counted, the first 10,000 of them kept as CSV, up to 10 MB. */
export class SkippedLines {
  count = 0
  /** How many of them the file holds. */
  kept = 0
  private readonly parts: Buffer[] = [Buffer.from(`\uFEFF${stringify([COLUMNS], FORM)}`)]
  private bytes = 0

  add({ file, line, column, message }: ImportProblem, text: string): void {
    this.count += 1
    if (this.kept >= MAX_LINES || this.bytes >= MAX_BYTES) return
    const written = Buffer.from(stringify([[file, line === null ? null : String(line), column, message, text]], FORM))
    this.bytes += written.length
    if (this.bytes >= MAX_BYTES) return
    this.parts.push(written)
    this.kept += 1
  }

  file(): Readable {
    return Readable.from(this.parts)
  }
}

/** More than the file can have: its size is counted without its head. */
export const MAX_SKIPPED_BYTES = MAX_BYTES + 1024
