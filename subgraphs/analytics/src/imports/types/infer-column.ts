import type { ColumnType } from '@askchart/vocabulary'
import { type ColumnReading, isMissingWord, readBoolean, readCell } from './column-reader.js'
import { hasHours, NOTATIONS, type Notation, readTime } from './dates.js'
import { readNumber } from './numbers.js'

export interface InferredColumn extends ColumnReading {
  readonly hasMissing: boolean
  /** The sign that stood beside every number, if it was always the same. */
  readonly unit: string | null
}

type Kind = 'number' | 'boolean' | 'time' | 'text'

const KIND: Record<ColumnType, Kind> = {
  STRING: 'text',
  INTEGER: 'number',
  DECIMAL: 'number',
  BOOLEAN: 'boolean',
  DATE: 'time',
  DATETIME: 'time',
}

/**
 * Learns a column's type from all its cells, one after another: the narrowest type that every cell fits. What was ruled
 * out is not tried again, so that text costs next to nothing after its first cell.
 */
export class ColumnInference {
  /** Grows with each cell that told something new. */
  news = 0
  private kind: Kind | null
  private whole = true
  private timed = false
  private notations: readonly Notation[] = NOTATIONS
  private missing = false
  private units: string | null | undefined

  /** `wanted` settles the type in advance: only the notation and missing values are learned then. */
  constructor(private readonly wanted: ColumnType | null = null) {
    this.kind = wanted && KIND[wanted]
  }

  /** Whether a value was seen, or the type was asked for: before that, text is only a guess. */
  get isKnown(): boolean {
    return this.kind !== null
  }

  /** Whether cells in ISO 8601 are all it may hold: the only notation left. */
  get isIso(): boolean {
    return this.kind === 'time' && this.notations.length === 1 && this.notations[0] === 'YEAR_FIRST'
  }

  /** Whether no sign stands beside its numbers. */
  get isBare(): boolean {
    return this.units === null
  }

  /** Whether the cell can be of the type that was asked for; without one every cell can. */
  accepts(cell: string): boolean {
    const { wanted } = this
    if (wanted === null || wanted === 'STRING') return true
    return this.notations.some(
      (notation) => readCell(cell, { type: wanted, notation, missingWords: true }) !== undefined,
    )
  }

  /** Takes a cell that is accepted into account. */
  see(cell: string): void {
    if (this.kind === 'text' && this.missing) return
    const text = cell.trim()
    if (text === '' || isMissingWord(text)) {
      if (!this.missing) this.news += 1
      this.missing = true
      return
    }
    if (this.kind === null) {
      this.kind = kindOf(text)
      this.news += 1
    }
    if (this.kind === 'number') this.seeNumber(text)
    else if (this.kind === 'time') this.seeTime(text)
    else if (this.kind === 'boolean' && this.wanted === null && readBoolean(text) === null) this.isText()
  }

  result(): InferredColumn {
    const type = this.wanted ?? this.type()
    return {
      type,
      notation: this.notations[0] ?? 'YEAR_FIRST',
      missingWords: type !== 'STRING',
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

  private isText(): void {
    this.kind = 'text'
    this.units = undefined
    this.news += 1
  }

  private seeNumber(text: string): void {
    const number = readNumber(text)
    if (!number) {
      this.isText()
      return
    }
    if (!number.whole && this.whole) {
      this.whole = false
      this.news += 1
    }
    const units = this.units === undefined || this.units === number.unit ? number.unit : null
    if (units !== this.units) this.news += 1
    this.units = units
  }

  private seeTime(text: string): void {
    const fitting = this.notations.filter((notation) => {
      const read = readTime(text, notation)
      if (read && hasHours(read) && !this.timed) {
        this.timed = true
        this.news += 1
      }
      return read !== null
    })
    if (fitting.length === 0) {
      this.isText()
      return
    }
    if (fitting.length < this.notations.length) this.news += 1
    this.notations = fitting
  }
}

function kindOf(text: string): Kind {
  if (readNumber(text)) return 'number'
  if (readBoolean(text) !== null) return 'boolean'
  return NOTATIONS.some((notation) => readTime(text, notation)) ? 'time' : 'text'
}
