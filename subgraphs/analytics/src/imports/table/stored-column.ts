import type { ColumnType } from '@askchart/vocabulary'
import type { SourceColumn } from '../source/source.js'
import type { WantedType } from '../types/asked-type.js'
import { ColumnInference, type InferredColumn } from '../types/infer-column.js'
import { isPlainBoolean, isPlainDay, isPlainDecimal, isPlainInteger, isPlainSecond } from './plain-cell.js'

/** How the cells of a column are written: what a cell may be besides text that has to be read. */
export const Plain = { NONE: 0, TEXT: 1, GIVEN: 7, INTEGER: 2, DECIMAL: 3, DAY: 4, SECOND: 5, BOOLEAN: 6 } as const
export type Plain = (typeof Plain)[keyof typeof Plain]

/** A column while its table is being stored: what was learned of it, and how it is stored because of that. */
export class StoredColumn {
  readonly name: string
  readonly label: string | null
  readonly inference: ColumnInference
  private readonly isGiven: boolean
  stored: InferredColumn
  plain: Plain = Plain.NONE
  /** Whether `stored` rests on any value, or on what was asked. */
  isKnown = false
  /** `inference.news` when `stored` was last compared with it. */
  private known = -1

  constructor(
    { name, label, type }: SourceColumn,
    /** What was asked for goes before what the file says. */
    readonly wanted: WantedType | null,
  ) {
    this.name = name
    this.label = label
    this.isGiven = wanted === null && type !== null
    this.inference = new ColumnInference(this.isGiven && type ? { type, notation: null, decimal: null } : wanted)
    this.stored = this.inference.result()
    this.settle(this.stored)
  }

  get hasNews(): boolean {
    return this.inference.news !== this.known
  }

  /** Takes note of a cell, by its bytes where these tell enough. */
  see(bytes: Buffer, from: number, to: number): void {
    if (from === to ? this.stored.hasMissing : isPlain(this.plain, bytes, from, to)) return
    this.inference.see(bytes.toString('utf8', from, to))
    if (this.hasNews) this.settle(this.inference.result())
  }

  settle(stored: InferredColumn): void {
    this.stored = stored
    this.plain = this.plainOf(stored.type)
    this.isKnown = this.inference.isKnown
    this.known = this.inference.news
  }

  private plainOf(type: ColumnType): Plain {
    const { inference } = this
    if (this.isGiven && type !== 'STRING') return Plain.GIVEN
    switch (type) {
      case 'STRING':
        return inference.isKnown ? Plain.TEXT : Plain.NONE
      case 'INTEGER':
        return inference.isBare ? Plain.INTEGER : Plain.NONE
      case 'DECIMAL':
        return inference.isBare && inference.hasPoint ? Plain.DECIMAL : Plain.NONE
      case 'BOOLEAN':
        return Plain.BOOLEAN
      case 'DATE':
        return inference.isIso ? Plain.DAY : Plain.NONE
      case 'DATETIME':
        return inference.isIso ? Plain.SECOND : Plain.NONE
    }
  }
}

export function isPlain(plain: Plain, bytes: Buffer, from: number, to: number): boolean {
  switch (plain) {
    case Plain.NONE:
      return false
    case Plain.TEXT:
    case Plain.GIVEN:
      return true
    case Plain.INTEGER:
      return isPlainInteger(bytes, from, to)
    case Plain.DECIMAL:
      return isPlainDecimal(bytes, from, to)
    case Plain.DAY:
      return isPlainDay(bytes, from, to)
    case Plain.SECOND:
      return isPlainSecond(bytes, from, to)
    case Plain.BOOLEAN:
      return isPlainBoolean(bytes, from, to)
  }
}
