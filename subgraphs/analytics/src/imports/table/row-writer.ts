import type { RowBatch } from '../source/row-batch.js'
import { readCell } from '../types/column-reader.js'
import { isPlain, Plain, type StoredColumn } from './stored-column.js'

const BACKSLASH = 92
const LETTER_N = 78
const TAB = 9
const LINE_FEED = 10
const SPACE = 32

/** What ClickHouse's TabSeparated format writes behind a backslash, by the byte it stands for. */
const ESCAPES = new Uint8Array(256)
for (const [character, letter] of ['\\\\', '\tt', '\nn', '\rr', '\x000', '\bb', '\ff'])
  ESCAPES[character?.charCodeAt(0) ?? 0] = letter?.charCodeAt(0) ?? 0

/** Room beside a cell's own bytes: a date is written longer than it may have been. */
const ROOM = 32

export const WRITTEN = -1

export interface WrittenRows {
  readonly bytes: Buffer
  readonly rows: number
}

/** Turns rows into ClickHouse's TabSeparated format. */
export class RowWriter {
  private bytes: Buffer
  private length = 0
  private readonly free: Buffer[] = []
  rows = 0

  constructor(
    private readonly columns: readonly StoredColumn[],
    private readonly size: number,
  ) {
    this.bytes = Buffer.allocUnsafe(size)
  }

  get isFull(): boolean {
    return this.length >= this.size - this.size / 8
  }

  /** The rows written since the last call. */
  take(): WrittenRows {
    const taken = { bytes: this.bytes.subarray(0, this.length), rows: this.rows }
    if (taken.rows === 0) return taken
    this.bytes = this.free.pop() ?? Buffer.allocUnsafe(this.size)
    this.length = 0
    this.rows = 0
    return taken
  }

  /** Takes back what `take` gave, once it is sent: the next rows are written over it. */
  reuse({ buffer, byteOffset }: Buffer): void {
    this.free.push(Buffer.from(buffer, byteOffset, this.size))
  }

  /** Appends a row: WRITTEN; or the column that cannot hold its cell, or learned something from it, and nothing is. */
  write(batch: RowBatch, row: number): number {
    const { columns } = this
    const { bytes, starts, ends, width } = batch
    const first = row * width
    this.reserve(2 * ((ends[first + width - 1] ?? 0) - (starts[first] ?? 0)) + width * ROOM)
    const begun = this.length
    for (let index = 0; index < width; index += 1) {
      const column = columns[index]
      const from = starts[first + index] ?? 0
      const to = ends[first + index] ?? 0
      if (column === undefined || !this.cell(column, bytes, from, to)) {
        this.length = begun
        return index
      }
      this.bytes[this.length] = TAB
      this.length += 1
    }
    this.bytes[this.length - 1] = LINE_FEED
    this.rows += 1
    return WRITTEN
  }

  private cell(column: StoredColumn, bytes: Buffer, from: number, to: number): boolean {
    if (from === to) return this.missing(column)
    if (!isPlain(column.plain, bytes, from, to)) return this.text(column, bytes.toString('utf8', from, to))
    if (column.plain === Plain.TEXT) this.escaped(bytes, from, to)
    else this.copied(bytes, from, to)
    // ISO's T: ClickHouse wants a space there.
    if (column.plain === Plain.SECOND) this.bytes[this.length - 9] = SPACE
    return true
  }

  private missing(column: StoredColumn): boolean {
    if (!column.stored.hasMissing) return false
    this.bytes[this.length] = BACKSLASH
    this.bytes[this.length + 1] = LETTER_N
    this.length += 2
    return true
  }

  private text(column: StoredColumn, text: string): boolean {
    column.inference.see(text)
    if (column.hasNews) return false
    const value = readCell(text, column.stored)
    if (value === undefined) return false
    if (value === null) return this.missing(column)
    const bytes = Buffer.from(value)
    this.reserve(2 * bytes.length + ROOM)
    this.escaped(bytes, 0, bytes.length)
    return true
  }

  private copied(from: Uint8Array, start: number, end: number): void {
    const { bytes } = this
    let { length } = this
    for (let at = start; at < end; at += 1) {
      bytes[length] = from[at] ?? 0
      length += 1
    }
    this.length = length
  }

  private escaped(from: Uint8Array, start: number, end: number): void {
    const { bytes } = this
    let { length } = this
    for (let at = start; at < end; at += 1) {
      const byte = from[at] ?? 0
      const letter = ESCAPES[byte] ?? 0
      if (letter !== 0) {
        bytes[length] = BACKSLASH
        bytes[length + 1] = letter
        length += 2
      } else {
        bytes[length] = byte
        length += 1
      }
    }
    this.length = length
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.length + more, 2 * this.bytes.length))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }
}
