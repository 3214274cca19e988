import type { ColumnType } from '@askchart/vocabulary'
import { type ColumnReading, isMissingWord, readBoolean } from './column-reader.js'
import { hasHours, NOTATIONS, type Notation, readTime } from './dates.js'
import { readNumber } from './numbers.js'

export interface InferredColumn extends ColumnReading {
  readonly hasMissing: boolean
  /** The sign that stood beside every number, if it was always the same. */
  readonly unit: string | null
}

type Kind = 'number' | 'boolean' | 'time'

/**
 * Learns a column's type from all its cells, one after another: the narrowest type that every cell fits. What was ruled
 * out is not tried again, so that text costs next to nothing after its first cell.
 */
export class ColumnInference {
  private kind: Kind | 'text' | null = null
  private whole = true
  private timed = false
  private notations: readonly Notation[] = NOTATIONS
  private missing = false
  private units: string | null | undefined

  /** `wanted` settles the type in advance: only the notation and missing values are learned then. */
  constructor(private readonly wanted: ColumnType | null = null) {}

  see(cell: string): void {
    if (cell === '') {
      this.missing = true
      return
    }
    if (this.kind === 'text') return
    const text = cell.trim()
    if (text === '' || isMissingWord(text)) {
      this.missing = true
      return
    }
    this.kind ??= firstKind(text)
    if (this.kind === 'number') this.seeNumber(text)
    else if (this.kind === 'boolean') {
      if (readBoolean(text) === null) this.kind = 'text'
    } else if (this.kind === 'time') this.seeTime(text)
  }

  result(): InferredColumn {
    const type = this.wanted ?? this.type()
    const text = type === 'STRING'
    return {
      type,
      notation: this.notations[0] ?? 'YEAR_FIRST',
      missingWords: !text,
      hasMissing: this.missing,
      unit: this.units ?? null,
    }
  }

  private type(): ColumnType {
    switch (this.kind) {
      case 'number':
        return this.whole ? 'INTEGER' : 'DECIMAL'
      case 'boolean':
        return 'BOOLEAN'
      case 'time':
        return this.timed ? 'DATETIME' : 'DATE'
      default:
        return 'STRING'
    }
  }

  private seeNumber(text: string): void {
    const number = readNumber(text)
    if (!number) {
      this.kind = 'text'
      return
    }
    if (!number.whole) this.whole = false
    this.units = this.units === undefined || this.units === number.unit ? number.unit : null
  }

  private seeTime(text: string): void {
    const fitting = this.notations.filter((notation) => {
      const read = readTime(text, notation)
      if (read && hasHours(read)) this.timed = true
      return read !== null
    })
    if (fitting.length === 0) {
      this.kind = 'text'
      return
    }
    this.notations = fitting
  }
}

function firstKind(text: string): Kind | 'text' {
  if (readNumber(text)) return 'number'
  if (readBoolean(text) !== null) return 'boolean'
  return NOTATIONS.some((notation) => readTime(text, notation)) ? 'time' : 'text'
}
