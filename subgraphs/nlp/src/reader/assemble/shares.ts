import { isColumn } from '../link/metric-columns.js'
import type { Situation } from '../rank/features.js'
import type { Span } from '../types.js'
import type { Candidate, MeasurePart } from './candidate.js'
import type { Condition } from './filter/condition.js'
import { cuesOf, type Frame, inside } from './frame.js'
import type { Role } from './roles.js'

const PERCENT = /^(shares?|percent(age)?s?|%|proportion|fraction)$/
const WHO = new Set('were was are is been that who which got have has had'.split(' '))
const LITTLE = new Set(['all', 'the', 'of', 'our', 'been', 'being'])

export const asksShare = (frame: Frame): boolean => cuesOf(frame, 'share').length > 0

/** Whether parts of a hundred are asked for in so many words, not just how something is made up. */
export const asksPercent = (frame: Frame): boolean =>
  cuesOf(frame, 'share').some(({ from, to }) =>
    frame.tokens.slice(from, to).some(({ lower }) => PERCENT.test(lower) && !/^(proportion|fraction)$/.test(lower)),
  )

/**
 * "What percentage of orders were cancelled", "cancelled share of orders": the condition that only the rows counted above
 * the line must meet.
 */
export function numeratorOf(
  conditions: readonly Condition[],
  candidate: Candidate,
  { frame, roles }: Situation,
): Condition | null {
  const shares = cuesOf(frame, 'share').filter(({ from, to }) =>
    frame.tokens.slice(from, to).some(({ lower }) => PERCENT.test(lower)),
  )
  const [measure] = candidate.measures
  if (shares.length === 0 || measure === undefined || measure.aggregate === null || candidate.measures.length > 1)
    return null
  if (measure.column !== null && !isColumn(measure.column)) return null
  const done = doneByThose(frame, shares, conditions)
  if (done !== null) return done
  const whole = partOfWhole(frame, roles, conditions)
  const grouped = candidate.x !== null && candidate.x.role?.grouped === true
  return (
    whole ??
    conditions.find((condition) => {
      const { operand, from, column, operator, aggregate } = condition
      if (shares.some((share) => comparesShare(frame, share, measure, condition))) return true
      if (column.isTime || aggregate !== undefined || !['EQ', 'IN'].includes(operator)) return false
      if (column.isNumber || (candidate.x?.role?.grouped === true && candidate.x.column === column)) return false
      const before = [1, 2, 3].map((back) => frame.tokens[from - back]?.lower ?? '').find((word) => !LITTLE.has(word))
      const within = frame.tokens.slice(from, operand.from).some(({ lower }) => WHO.has(lower))
      const told = within || WHO.has(before ?? '') || followsRows(frame, operand.from)
      return shares.some(
        (share) =>
          (told && share.to <= from) ||
          operand.to === share.from ||
          (operand.from === share.to && (!grouped || ofRows(frame, share, operand, measure))),
      )
    }) ??
    null
  )
}

/** "Percentage of women who survived": of those who are named right after it, what is said of them. */
function doneByThose(frame: Frame, shares: readonly Span[], conditions: readonly Condition[]): Condition | null {
  const plain = conditions.filter(
    ({ column, operator, aggregate, related }) =>
      !column.isTime && aggregate === undefined && related === undefined && ['EQ', 'IN'].includes(operator),
  )
  const subject = plain.find(({ operand }) => shares.some(({ to }) => to === operand.from))
  if (subject === undefined) return null
  const said = plain.find(
    ({ operand, column }) =>
      column !== subject.column &&
      operand.from >= subject.operand.to &&
      betweenAll(frame, subject.operand.to, operand.from) &&
      (operand.from > subject.operand.to ||
        /(ed|en|sold|won|lost|sent|paid)$/.test(frame.tokens[operand.from]?.lower ?? '')),
  )
  return said ?? null
}

/** Whether only the rows that are spoken of, and words that lead to what is said of them, stand between two places. */
const betweenAll = ({ tokens, slots }: Frame, from: number, to: number): boolean =>
  tokens
    .slice(from, to)
    .every(
      ({ lower, index }) =>
        WHO.has(lower) ||
        slots.some(
          (slot) =>
            inside(index, slot) &&
            slot.links.some((link) => link.kind === 'table' || (link.kind === 'column' && link.column.isKey)),
        ),
    )

/** "Percentage of cancelled orders by region", of all orders of each; a "share of cancelled orders" is one of these. */
const ofRows = (
  { tokens, slots }: Frame,
  share: Span,
  { to }: Span,
  { aggregate, column, table }: MeasurePart,
): boolean =>
  aggregate === 'COUNT' &&
  column === null &&
  tokens.slice(share.from, share.to).some(({ lower }) => /^(percent(age)?|%)$/.test(lower)) &&
  slots.some(({ from, links: [top] }) => from === to && top?.kind === 'table' && top.table === table)

const COMPARES = new Set(['GT', 'GTE', 'LT', 'LTE', 'BETWEEN'])

/** "Share of tickets answered within 2 hours": of the rows that are named, those whose own number is so. */
function comparesShare(
  { tokens, slots }: Frame,
  share: Span,
  { aggregate, column: measured, table }: MeasurePart,
  condition: Condition,
): boolean {
  const { operator, column, operand, related } = condition
  if (aggregate !== 'COUNT' || measured !== null || column.table !== table || related !== undefined) return false
  if (!COMPARES.has(operator) || !column.isNumber || condition.aggregate !== undefined) return false
  const rows = slots.find(({ from, links: [top] }) => from >= share.to && top?.kind === 'table' && top.table === table)
  return (
    rows !== undefined &&
    rows.to <= operand.from &&
    tokens.slice(share.to, rows.from).every(({ lower }) => LITTLE.has(lower))
  )
}

const FROM = new Set('from in by via through for of at'.split(' '))

/** "Share of revenue from the consumer segment": of all revenue, where nothing splits it and nothing else narrows it. */
export function partOfWhole(frame: Frame, roles: readonly Role[], conditions: readonly Condition[]): Condition | null {
  const [only, ...others] = conditions.filter(({ column }) => !column.isTime)
  const [share] = cuesOf(frame, 'share').filter(({ from, to }) =>
    frame.tokens.slice(from, to).some(({ lower }) => PERCENT.test(lower)),
  )
  if (share === undefined || only === undefined || others.length > 0 || only.negated) return null
  const { operand, operator, column, aggregate, related } = only
  if (!['EQ', 'IN'].includes(operator) || column.isNumber || aggregate !== undefined || related !== undefined)
    return null
  const isSplit =
    roles.some(({ grouped, coordinated }) => grouped || coordinated) ||
    (['trend', 'granularity', 'colour', 'mark', 'extreme'] as const).some((kind) => cuesOf(frame, kind).length > 0)
  let at = operand.from - 1
  while (LITTLE_BEFORE.has(frame.tokens[at]?.lower ?? '')) at -= 1
  return !isSplit && at >= share.to && FROM.has(frame.tokens[at]?.lower ?? '') ? only : null
}

const LITTLE_BEFORE = new Set(['the', 'our', 'all', 'only', 'just'])

/** "Percentage of tickets solved": said right after the rows it is true of, and as a participle. */
function followsRows({ tokens, slots }: Frame, at: number): boolean {
  const rows = slots.find(({ to }) => to === at)?.links[0]
  return rows?.kind === 'table' && /(ed|en|sold|won|lost|sent|paid|late|open)$/.test(tokens[at]?.lower ?? '')
}

/** A share of the whole is one number, where nothing is grouped by. */
export const asShare = (candidate: Candidate, { frame, step }: Situation): Candidate =>
  candidate.x?.role?.grouped === true ||
  (candidate.x?.column.isTime === true && (step !== null || cuesOf(frame, 'trend').length > 0))
    ? candidate
    : { ...candidate, shape: 'single', x: null, colour: null, mark: 'TEXT' }
