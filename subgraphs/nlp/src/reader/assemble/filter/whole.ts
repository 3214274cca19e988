import type { Aggregate, ComparisonOperator } from '@askchart/vocabulary'
import { columnLinks, type Slot } from '../../link/links.js'
import type { PreparedColumn, Span } from '../../types.js'
import { cuesOf, type Frame, isFree, onlyLittle, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { namedColumn } from './named-column.js'

const COMPARED = new Set<Aggregate>(['AVERAGE', 'MEDIAN', 'MAXIMUM', 'MINIMUM'])
const ORDERS = new Set<ComparisonOperator>(['GT', 'GTE', 'LT', 'LTE'])
const THAN = new Set(['than'])
const isMeasured = (column: PreparedColumn): boolean => column.isNumber && !column.isKey && !column.isForeignKey

/** "Salary above the average", "cheaper than the average price": compared with an aggregate of all rows. */
export function wholeConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const conditions = cuesOf(frame, 'aggregate').flatMap((cue): readonly Condition[] => {
    const comparison = cuesOf(frame, 'compare').find(
      ({ to, operator }) =>
        to <= cue.from && cue.from - to <= 2 && ORDERS.has(operator) && onlyLittle(frame, to, cue.from, THAN),
    )
    if (comparison === undefined || !COMPARED.has(cue.aggregate) || !isFree(frame, comparison)) return []
    if (frame.tokens[cue.to]?.value != null) return []
    const named = columnAround(frame, comparison, cue)
    if (named === null) return []
    const { column, slot } = named
    const to = slot.from >= cue.to ? slot.to : cue.to
    return [
      {
        from: comparison.from,
        to,
        column,
        operator: comparison.operator,
        values: [],
        negated: false,
        named: sameColumnBefore(frame, comparison, column),
        operand: { from: cue.from, to },
        score: named.score,
        or: false,
        whole: { column: column.profile.ref, aggregate: cue.aggregate },
      },
    ]
  })
  return { frame: using(frame, ...conditions.flatMap(wordsOf)), conditions }
}

/** "Whose salary is lower than the average salary": the first of the two is what is compared. */
const sameColumnBefore = (frame: Frame, comparison: Span, column: PreparedColumn): Slot | null =>
  namedColumn(frame, comparison, (other) => other === column, { before: 6, after: 0 })?.slot ?? null

interface Around {
  readonly slot: Slot
  readonly column: PreparedColumn
  readonly score: number
}

/** The column named right after the aggregate, by the comparison itself ("older than"), or before it. */
function columnAround(frame: Frame, comparison: Span, cue: Span): Around | null {
  const after = frame.slots.find(({ from }) => from >= cue.to && from - cue.to <= 2 && onlyLittle(frame, cue.to, from))
  const within = frame.slots.find(({ from, to }) => from >= comparison.from && to <= cue.from)
  for (const slot of [after, within]) {
    const link = slot === undefined ? undefined : columnLinks(slot).find(({ column }) => isMeasured(column))
    if (slot !== undefined && link !== undefined) return { slot, column: link.column, score: link.score }
  }
  const before = namedColumn(frame, comparison, isMeasured, { before: 6, after: 0 })
  return before === null ? null : { slot: before.slot, column: before.link.column, score: before.link.score }
}
