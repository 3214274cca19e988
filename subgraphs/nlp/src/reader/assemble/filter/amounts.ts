import type { PreparedTable } from '../../types.js'
import { type ColumnLink, columnLinks, type Slot } from '../../link/links.js'
import { isColumn } from '../../link/metric-columns.js'
import { cuesOf, type Frame, freeSlots, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { leadsTo } from './related-tables.js'

const HAVING = new Set(['with', 'having', 'had', 'has', 'have'])
const SOME = new Set(['a', 'an', 'any', 'some'])
const COMPARED = new Set(['most', 'least', 'more', 'less', 'very', 'heavily', 'how'])

/** An amount that is said in full, so that rows may have none or some of it. */
function amountAt({ links: [top] }: Slot): ColumnLink | null {
  if (top?.kind !== 'column' || top.score < 0.8 || !isColumn(top.column)) return null
  const { isNumber, isKey, isForeignKey, profile } = top.column
  return isNumber && !isKey && !isForeignKey && profile.role === 'MEASURE' ? top : null
}

const isRows = ({ links: [top] }: Slot): boolean =>
  top?.kind === 'table' || (top?.kind === 'column' && (top.column.isDisplay || top.column.isEntity || top.column.isKey))

const tableOf = ({ links: [top] }: Slot): PreparedTable | undefined =>
  top?.kind === 'table' ? top.table : top?.column.table

/** The table whose rows are named right before a word: "orders without", "products that have no". */
function rowsBefore(frame: Frame, at: number): PreparedTable | undefined {
  const before = ['that', 'which', 'who'].includes(frame.tokens[at - 1]?.lower ?? '') ? at - 1 : at
  const slot = frame.slots.find((one) => one.to === before && isRows(one))
  return slot === undefined ? undefined : tableOf(slot)
}

/** Whether nothing but a group or the end follows: "with discount by region", not "with discount over 5". */
const isWhole = (frame: Frame, at: number): boolean => {
  const next = frame.tokens[at]
  if (next === undefined || next.kind === 'sign') return ![',', '>', '<', '='].includes(next?.lower ?? '')
  // "With revenue over 500" compares.
  const compares = cuesOf(frame, 'compare').some(({ from, to }) => from === at && frame.tokens[to]?.value != null)
  return (
    (!compares && frame.cues.some(({ kind, from }) => from === at && ['group', 'colour', 'trend'].includes(kind))) ||
    next.lower === 'in'
  )
}

/** "Products with no sales" have no row that is a sale, where "orders without discount" have rows without. */
function isMadeByOthers(frame: Frame, at: number, slot: Slot): boolean {
  const rows = rowsBefore(frame, at)
  const { prepared } = frame
  const { money } = prepared
  return (
    rows !== undefined && money !== null && amountAt(slot)?.column === money && leadsTo(prepared, money.table, rows)
  )
}

interface Asked {
  readonly from: number
  readonly operator: 'EQ' | 'GT'
  readonly rows: PreparedTable
}

const asks = (rows: PreparedTable | undefined, from: number, operator: Asked['operator']): Asked | null =>
  rows === undefined ? null : { from, operator, rows }

/** "Orders without discount", "orders with any discount", "discounted orders". */
function asked(frame: Frame, slot: Slot): Asked | null {
  const { tokens } = frame
  const none = cuesOf(frame, 'none').find(
    ({ to }) => to === slot.from || (to === slot.from - 1 && SOME.has(tokens[to]?.lower ?? '')),
  )
  if (none !== undefined && isMadeByOthers(frame, none.from, slot)) return null
  if (none !== undefined) return asks(rowsBefore(frame, none.from), none.from, 'EQ')
  if (amountAt(slot)?.column.profile.minimum !== 0) return null
  const at = (SOME.has(tokens[slot.from - 1]?.lower ?? '') ? slot.from - 1 : slot.from) - 1
  const rows = HAVING.has(tokens[at]?.lower ?? '') && isWhole(frame, slot.to) ? rowsBefore(frame, at) : undefined
  if (rows !== undefined) return asks(rows, at, 'GT')
  const describes = /ed$/.test(tokens[slot.to - 1]?.lower ?? '') && slot.to - slot.from === 1
  const next = frame.slots.find(({ from }) => from === slot.to)
  const compared = COMPARED.has(tokens[slot.from - 1]?.lower ?? '')
  if (!describes || compared || next === undefined) return null
  // "Discounted sales".
  const isOfIts = amountAt(next)?.column.table === amountAt(slot)?.column.table
  return isRows(next) || isOfIts ? asks(tableOf(next), slot.from, 'GT') : null
}

function conditionAt(frame: Frame, slot: Slot): Condition | null {
  const amount = amountAt(slot)
  const found = amount === null ? null : asked(frame, slot)
  if (amount === null || found === null) return null
  return {
    from: found.from,
    to: slot.to,
    column: amount.column,
    operator: found.operator,
    values: [0],
    negated: false,
    named: null,
    operand: slot,
    describes: found.rows,
    score: columnLinks(slot)[0]?.score ?? amount.score,
    or: false,
  }
}

/** Amounts of which rows have none, or some. */
export function amountConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const conditions = freeSlots(frame).flatMap((slot) => conditionAt(frame, slot) ?? [])
  // "Discounted" asks for no more than that.
  const slots = frame.slots.filter(
    (slot) => !conditions.some(({ operand, from }) => operand === slot && from === slot.from),
  )
  return { frame: using({ ...frame, slots }, ...conditions.flatMap(wordsOf)), conditions }
}
