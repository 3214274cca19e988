import type { Archive } from './archive.js'
import { readSerial } from './number-format.js'
import type { Workbook } from './workbook.js'
import { readXml } from './xml.js'

export interface SheetRow {
  /** As the sheet numbers it. */
  readonly number: number
  /** By column, from the left; columns without a value are not there. */
  readonly cells: ReadonlyMap<number, string>
}

/** As wide as Excel's own sheets. */
const MOST_COLUMNS = 16_384
const MOST_CELL = 1024 * 1024

/** The rows of a sheet that hold anything, in pieces. Formulas give the values that were computed when the file was saved. */
export async function* sheetRows(archive: Archive, part: string, workbook: Workbook): AsyncGenerator<SheetRow[]> {
  const reader = new SheetReader(workbook)
  const pieces = readXml(archive.read(part), {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.text(text),
    close: (name) => reader.close(name),
  })
  for await (const _ of pieces) {
    const rows = reader.take()
    if (rows.length > 0) yield rows
  }
}

class SheetReader {
  private rows: SheetRow[] = []
  private number = 0
  private cells = new Map<number, string>()
  private column = -1
  private type = 'n'
  private style = 0
  private value = ''
  private isValue = false
  private inReading = false

  constructor(private readonly workbook: Workbook) {}

  take(): SheetRow[] {
    const { rows } = this
    this.rows = []
    return rows
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'row':
        this.number = Number(attributes['r'] ?? this.number + 1)
        this.cells = new Map()
        this.column = -1
        return
      case 'c':
        this.column = attributes['r'] === undefined ? this.column + 1 : columnIndex(attributes['r'])
        this.type = attributes['t'] ?? 'n'
        this.style = Number(attributes['s'] ?? 0)
        this.value = ''
        return
      case 'v':
        this.isValue = true
        return
      case 't':
        this.isValue = !this.inReading
        return
      case 'rPh':
        this.inReading = true
    }
  }

  text(text: string): void {
    if (this.isValue && this.value.length < MOST_CELL) this.value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false
    else if (name === 'rPh') this.inReading = false
    else if (name === 'c') this.endCell()
    else if (name === 'row' && this.cells.size > 0) this.rows.push({ number: this.number, cells: this.cells })
  }

  private endCell(): void {
    const text = this.read()
    if (text.trim() !== '' && this.column >= 0 && this.column < MOST_COLUMNS) this.cells.set(this.column, text)
  }

  private read(): string {
    const { type, value, workbook } = this
    switch (type) {
      case 's':
        return workbook.texts[Number(value)] ?? ''
      case 'b':
        return value === '' ? '' : value === '1' ? 'true' : 'false'
      case 'e':
        return ''
      case 'n': {
        const meaning = workbook.meanings[this.style] ?? 'number'
        return meaning === 'number' || value === '' ? value : readSerial(value, meaning, workbook.isFrom1904)
      }
      default:
        return value
    }
  }
}

/** `C7` is in column 2. */
function columnIndex(reference: string): number {
  let index = 0
  for (const letter of reference.toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break
    index = 26 * index + letter.charCodeAt(0) - 64
  }
  return index - 1
}

/** Column 2 is `C`. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}
