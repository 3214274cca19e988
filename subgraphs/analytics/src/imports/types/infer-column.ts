import type { ColumnType } from '@askchart/vocabulary'
import type { WantedType } from './asked-type.js'
import { type ColumnReading, isMissingWord, readBoolean, readCell } from './column-reader.js'
import { hasHours, NOTATIONS, type Notation, readTime } from './dates.js'
import { formatOf } from './format.js'
import { type Decimal, DECIMALS, readNumber } from './numbers.js'

export interface InferredColumn extends ColumnReading {
  readonly hasMissing: boolean
  /** The sign that stood beside every number, if it was always the same. */
  readonly unit: string | null
  /** How its text was read, such as `DD/MM/YYYY` or `1.234,5`; null where there is no other way to read it. */
  readonly format: string | null
}

/** What the other columns of a table tell about one that could be read in two ways. */
export interface Habits {
  readonly decimal: Decimal | null
  readonly notation: Notation | null
}
export const NO_HABITS: Habits = { decimal: null, notation: null }

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
  private decimals: readonly Decimal[]
  private readonly fractions = new Set<Decimal>()
  private timed = false
  private notations: readonly Notation[]
  private missing = false
  private units: string | null | undefined
  private separator: string | null = null
  private isDressed = false

  /** `wanted` settles the type in advance: only the notation, where it is open, and missing values are learned then. */
  constructor(private readonly wanted: WantedType | null = null) {
    this.kind = wanted && KIND[wanted.type]
    this.notations = wanted?.notation ? [wanted.notation] : NOTATIONS
    this.decimals = wanted?.decimal ? [wanted.decimal] : DECIMALS
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

  /** Whether decimals have a point for certain. */
  get hasPoint(): boolean {
    return this.decimals.length === 1 && this.decimals[0] === 'POINT'
  }

  /** How decimals and dates are written here beyond doubt. */
  get habits(): Habits {
    const [notation = null] = this.kind === 'time' && this.notations.length === 1 ? this.notations : []
    const [decimal = null] = this.kind === 'number' && this.decimals.length === 1 ? this.decimals : []
    return { decimal, notation }
  }

  /** Whether the cell can be of the type that was asked for; without one every cell can. */
  accepts(cell: string): boolean {
    if (this.wanted === null || this.wanted.type === 'STRING') return true
    const { type } = this.wanted
    const fits = (notation: Notation, decimal: Decimal): boolean =>
      readCell(cell, { type, notation, decimal, missingWords: true }) !== undefined
    return KIND[type] === 'time'
      ? this.notations.some((notation) => fits(notation, 'POINT'))
      : this.decimals.some((decimal) => fits('YEAR_FIRST', decimal))
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

  result(habits: Habits = NO_HABITS): InferredColumn {
    const decimal = chosen(this.decimals, habits.decimal) ?? 'POINT'
    const notation = chosen(this.notations, habits.notation) ?? 'YEAR_FIRST'
    const type = this.wanted?.type ?? this.type(decimal)
    const { separator, isDressed } = this
    return {
      type,
      notation,
      decimal,
      missingWords: type !== 'STRING',
      hasMissing: this.missing,
      unit: this.units ?? null,
      format: this.isKnown ? formatOf({ type, notation, decimal, separator, isDressed }) : null,
    }
  }

  private type(decimal: Decimal): ColumnType {
    switch (this.kind) {
      case 'number':
        return this.fractions.has(decimal) ? 'DECIMAL' : 'INTEGER'
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
    let unit: string | null | undefined
    const fitting = this.decimals.filter((decimal) => {
      const number = readNumber(text, decimal)
      if (!number) return false
      unit = number.unit
      if (!number.whole && !this.fractions.has(decimal)) {
        this.fractions.add(decimal)
        this.news += 1
      }
      return true
    })
    if (unit === undefined) {
      this.isText()
      return
    }
    if (fitting.length < this.decimals.length) this.news += 1
    this.decimals = fitting
    if (!this.isDressed && /[^\d+-]/.test(text)) {
      this.isDressed = true
      this.news += 1
    }
    const units = this.units === undefined || this.units === unit ? unit : null
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
    this.separator ??= /[^\d]/.exec(text)?.[0] ?? null
  }
}

/** What all of a table's columns agree on; a table that writes decimals with a comma writes no month before its day. */
export function habitsOf(columns: readonly Habits[]): Habits {
  const decimals = new Set(columns.flatMap(({ decimal }) => decimal ?? []))
  const orders = new Set(
    columns.flatMap(({ notation }) => (notation === 'DAY_FIRST' || notation === 'MONTH_FIRST' ? [notation] : [])),
  )
  const decimal = decimals.size === 1 ? ([...decimals][0] ?? null) : null
  const [order = null] = orders.size === 1 ? orders : []
  return { decimal, notation: order ?? (decimal === 'COMMA' && orders.size === 0 ? 'DAY_FIRST' : null) }
}

const chosen = <Choice>(left: readonly Choice[], habit: Choice | null): Choice | undefined =>
  habit !== null && left.includes(habit) ? habit : left[0]

function kindOf(text: string): Kind {
  if (DECIMALS.some((decimal) => readNumber(text, decimal))) return 'number'
  if (readBoolean(text) !== null) return 'boolean'
  return NOTATIONS.some((notation) => readTime(text, notation)) ? 'time' : 'text'
}
