/** As much of a bad record as is kept. */
export const MAX_BAD_TEXT = 10_000

/**
 * Rows as text in UTF-8, one buffer for all their cells. An empty cell is a missing value. A batch is good until the next
 * one is asked for: whoever needs it longer keeps a copy.
 */
export interface RowBatch {
  readonly bytes: Buffer
  /** Cell c of row r lies from starts[r * width + c] up to ends[r * width + c]. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly width: number
  readonly count: number
  /** The 1-based line (of a sheet or a Parquet file: row) on which each row starts. */
  readonly lines: Int32Array
}

export function copyOf(batch: RowBatch): RowBatch {
  const cells = batch.count * batch.width
  return {
    ...batch,
    bytes: Buffer.from(batch.bytes),
    starts: batch.starts.slice(0, cells),
    ends: batch.ends.slice(0, cells),
    lines: batch.lines.slice(0, batch.count),
  }
}

export const cellText = (batch: RowBatch, row: number, column: number): string => {
  const cell = row * batch.width + column
  return batch.bytes.toString('utf8', batch.starts[cell], batch.ends[cell])
}

/** A row as a line of CSV. */
export const rowText = (batch: RowBatch, row: number): string =>
  Array.from({ length: batch.width }, (_, column) => cellText(batch, row, column))
    .map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(',')
    .slice(0, MAX_BAD_TEXT)

const FIRST_BYTES = 256 * 1024
const SHORT = 32
const FULL_BYTES = 512 * 1024

/** Collects rows whose cells are at hand as strings. */
export class RowBatchBuilder {
  private bytes = Buffer.allocUnsafe(FIRST_BYTES)
  private starts = new Int32Array(4096)
  private ends = new Int32Array(4096)
  private lines = new Int32Array(512)
  private length = 0
  private cells = 0
  private count = 0

  constructor(private readonly width: number) {}

  get isFull(): boolean {
    return this.length >= FULL_BYTES || this.cells >= FULL_BYTES / 8
  }

  /** `cells` has the table's width. */
  add(cells: readonly string[], line: number): void {
    for (let index = 0; index < this.width; index += 1) this.cell(cells[index] ?? '')
    if (this.count === this.lines.length) this.lines = grown(this.lines)
    this.lines[this.count] = line
    this.count += 1
  }

  /** The rows since the last call; null where there are none. */
  take(): RowBatch | null {
    if (this.count === 0) return null
    const { bytes, starts, ends, width, count, lines } = this
    this.bytes = Buffer.allocUnsafe(FIRST_BYTES)
    this.starts = new Int32Array(starts.length)
    this.ends = new Int32Array(ends.length)
    this.lines = new Int32Array(lines.length)
    this.length = 0
    this.cells = 0
    this.count = 0
    return { bytes, starts, ends, width, count, lines }
  }

  /** A loop of our own for short text: the call costs more than the copying. */
  private write(text: string): number {
    const { bytes, length } = this
    if (text.length > SHORT) return bytes.write(text, length)
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index)
      if (code > 127) return bytes.write(text, length)
      bytes[length + index] = code
    }
    return text.length
  }

  private cell(text: string): void {
    if (this.cells === this.starts.length) {
      this.starts = grown(this.starts)
      this.ends = grown(this.ends)
    }
    const most = this.length + 3 * text.length
    if (most > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(most, 2 * this.bytes.length))
      this.bytes.copy(larger, 0, 0, this.length)
      this.bytes = larger
    }
    this.starts[this.cells] = this.length
    this.length += this.write(text)
    this.ends[this.cells] = this.length
    this.cells += 1
  }
}

export function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}
