import { columnLinks } from '../../link/links.js'
import type { Token } from '../../types.js'
import { cuesOf, type Frame, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { measureOfTable, type Named, namedColumn } from './named-column.js'
import { operatorAround } from './operators.js'

const isNumber = (token: Token | undefined, frame: Frame): token is Token & { readonly value: number } =>
  token?.value != null &&
  !frame.used.has(token.index) &&
  (token.kind === 'number' || token.kind === 'word' || (token.kind === 'quoted' && /^[\d.,$-]+$/.test(token.text)))

const insideSlot = (frame: Frame, at: number): boolean => frame.slots.some((slot) => slot.from <= at && at < slot.to)

/** Comparisons with numbers: `price over 20`, `ids between 10 and 20`, `4 or 5 stars`, `at least two bedrooms`. */
export function numberConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const conditions: Condition[] = []
  let now = frame
  for (let at = 0; at < frame.tokens.length; at += 1) {
    const token = frame.tokens[at]
    if (!isNumber(token, now) || insideSlot(now, at)) continue
    const condition = rangeAt(now, token) ?? comparisonAt(now, token, conditions.at(-1) ?? null)
    if (condition === null) continue
    conditions.push(condition)
    now = using(now, ...wordsOf(condition))
    at = condition.to - 1
  }
  return { frame: now, conditions }
}

function rangeAt(frame: Frame, token: Token & { readonly value: number }): Condition | null {
  const between = cuesOf(frame, 'between').find((cue) => cue.to <= token.index && token.index - cue.to <= 1)
  const joint = frame.tokens[token.index + 1]
  const glued = joint?.glued === true
  const end = frame.tokens[glued ? token.index + 1 : token.index + 2]
  if (!isNumber(end, frame)) return null
  if (!(glued || (between !== undefined && ['and', 'to'].includes(joint?.lower ?? '')))) return null
  const from = between?.from ?? token.index
  const named = namedColumn(frame, { from, to: end.index + 1 }, ({ isNumber: number }) => number, {
    before: 6,
    after: 2,
  })
  if (named === null) return null
  const not = cuesOf(frame, 'not').some((cue) => cue.to <= from && from - cue.to <= 2)
  return {
    from,
    to: end.index + 1,
    column: named.link.column,
    operator: 'BETWEEN',
    values: [Math.min(token.value, end.value), Math.max(token.value, end.value)],
    negated: not,
    named: named.slot,
    operand: { from: token.index, to: end.index + 1 },
    score: named.link.score,
    or: false,
  }
}

function comparisonAt(
  frame: Frame,
  token: Token & { readonly value: number },
  before: Condition | null,
): Condition | null {
  const { index } = token
  const around = operatorAround(frame, index, index + 1)
  const compares = around.said && around.place === null
  if (token.kind === 'word' && !compares) return null
  const values = [token.value]
  let end = around.to
  const next = frame.tokens[index + 2]
  if (
    around.operator === 'EQ' &&
    ['or', 'and'].includes(frame.tokens[index + 1]?.lower ?? '') &&
    isNumber(next, frame)
  ) {
    values.push(next.value)
    end = next.index + 1
  }
  const reach = compares ? { before: 4, after: 2 } : { before: 2, after: values.length > 1 ? 1 : 0 }
  const wanted = { from: around.from, to: end }
  const goesOn =
    compares &&
    before !== null &&
    before.aggregate === undefined &&
    around.from - before.to <= 1 &&
    around.from >= before.to &&
    ['or', 'and', 'but'].includes(frame.tokens[before.to]?.lower ?? '')
  if (goesOn)
    return {
      ...before,
      from: around.from,
      to: end,
      operator: around.operator,
      values,
      negated: around.negated,
      operand: { from: index, to: end },
    }
  const counted = compares && values.length === 1 ? countAt(frame, wanted, around.operator, token) : null
  if (counted !== null) return counted
  const named =
    qualityOf(frame, wanted) ??
    namedColumn(frame, wanted, (column, link) => column.isNumber && (!column.isKey || link.score > 0.9), reach) ??
    (compares ? (measureOfTable(frame, around.from) ?? anyMeasure(frame, wanted)) : null)
  if (named === null) return null
  return {
    from: around.from,
    to: end,
    column: named.link.column,
    operator: values.length > 1 ? 'IN' : around.operator,
    values,
    negated: around.negated,
    named: named.slot,
    operand: { from: index, to: end },
    score: named.link.score,
    or: false,
  }
}

/** "Older than 50": the comparison itself says what is compared. */
function qualityOf(frame: Frame, { from, to }: { readonly from: number; readonly to: number }): Named | null {
  const slot = frame.slots.find((one) => one.from >= from && one.to <= to)
  const link = slot === undefined ? undefined : columnLinks(slot).find(({ column }) => column.isNumber)
  return slot === undefined || link === undefined ? null : { slot, link, distance: 0 }
}

/** "At least two institutions": so many rows of a table in each group. */
function countAt(
  frame: Frame,
  wanted: { readonly from: number; readonly to: number },
  operator: Condition['operator'],
  token: Token & { readonly value: number },
): Condition | null {
  const slot = frame.slots.find(({ from }) => from === wanted.to)
  const [top] = slot?.links ?? []
  if (slot === undefined || top?.kind !== 'table' || token.value > 1000 || !Number.isInteger(token.value)) return null
  const column = top.table.key ?? top.table.columns.find(({ isForeignKey }) => isForeignKey)
  if (column === undefined) return null
  return {
    ...wanted,
    column,
    operator,
    values: [token.value],
    negated: false,
    named: slot,
    operand: { from: token.index, to: token.index + 1 },
    score: top.score,
    aggregate: 'COUNT',
    or: false,
  }
}

const anyMeasure = (frame: Frame, wanted: { readonly from: number; readonly to: number }) =>
  namedColumn(frame, wanted, (column) => column.isNumber && !column.isKey, { before: 9, after: 4 })
