import { tradeOf } from '../../lexicon/verbs.js'
import { type Slot, tableLinks } from '../../link/links.js'
import type { PreparedTable, Span } from '../../types.js'
import { cuesOf, type Frame, inside, isFree, overlap, using } from '../frame.js'
import { type Condition, type Related, wordsOf } from './condition.js'
import { presences } from './presences.js'
import { leadsTo, meetingTable, type Subject, subjectBefore } from './related-tables.js'
import { totalIn } from './totals.js'

const NAME_REACH = 5
const LEAST_LINK = 0.55
const CLAUSE_REACH = 6
const NEGATION_REACH = 8
const CLAUSE_ENDS = new Set(['.', ';', '?', ','])

function relation(related: Related, span: Span, operand: Span, score: number): Condition | null {
  const column = related.of.key ?? related.of.columns[0]
  if (column === undefined) return null
  const { from, to } = span
  return {
    from,
    to,
    column,
    operator: 'IS_NOT_NULL',
    values: [],
    negated: true,
    named: null,
    operand,
    score,
    or: false,
    related,
  }
}

/** The conditions that follow a name in its clause and are about its rows: "cartoons directed by Ben Jones". */
function clauseOf(
  frame: Frame,
  at: number,
  about: PreparedTable,
  not: PreparedTable,
  conditions: readonly Condition[],
): readonly Condition[] {
  const found: Condition[] = []
  let end = at
  for (const condition of conditions) {
    if (condition.related !== undefined || condition.aggregate !== undefined || condition.from < end) continue
    const between = frame.tokens.slice(end, condition.from)
    const { table } = condition.column
    const belongs = table !== not && (table === about || leadsTo(frame.prepared, about, table))
    if (!belongs || between.length > CLAUSE_REACH || between.some(({ text }) => CLAUSE_ENDS.has(text))) break
    found.push(condition)
    end = condition.to
  }
  return found
}

interface Absences {
  readonly found: readonly Condition[]
  /** Conditions that are part of one. */
  readonly inner: readonly Condition[]
}

/** "Students without any allergy", "channels not playing any cartoons directed by Ben Jones". */
function absences(frame: Frame, conditions: readonly Condition[]): Absences {
  const all = [...cuesOf(frame, 'none'), ...cuesOf(frame, 'not')]
    .filter((cue) => !frame.used.has(cue.from) && !conditions.some((one) => inside(cue.from, one)))
    .map((cue) => absenceAt(frame, cue, conditions))
  return {
    found: all.flatMap((one) => one ?? []),
    inner: conditions.filter((condition) =>
      all.some((one) => one?.related?.with.some(({ operand }) => operand === condition.operand)),
    ),
  }
}

function absenceAt(frame: Frame, cue: Span, conditions: readonly Condition[]): Condition | null {
  const subject = subjectBefore(frame, cue.from)
  if (subject === null) return null
  const { prepared } = frame
  const unsold = neverTraded(frame, cue, subject, conditions)
  if (unsold !== null) return unsold
  for (const slot of frame.slots) {
    if (slot.from < cue.to || slot.from - cue.to > NAME_REACH) continue
    if (!isFree(frame, slot) && !isOfDate(slot, conditions)) return null
    if (conditions.some((condition) => overlap(condition, slot))) return null
    const links = tableLinks(slot).filter(({ table, score }) => table !== subject.table && score >= LEAST_LINK)
    for (const { table, score } of links) {
      const meeting = meetingTable(prepared, subject.table, table)
      const other = meeting ?? (leadsTo(prepared, subject.table, table) ? table : null)
      if (other === null) continue
      const clause = clauseOf(frame, slot.to, other, subject.table, conditions)
      if (meeting === null && clause.length === 0) continue
      const within = clause.map((condition) =>
        saysNot(frame, slot.to, condition) ? condition : { ...condition, negated: false },
      )
      const related = { of: subject.table, table: other, with: within, relative: subject.relative }
      return relation(related, { from: cue.from, to: clause.at(-1)?.to ?? slot.to }, slot, score)
    }
  }
  return null
}

/** "Without orders in 2025": the orders have the date that the year is of, and are more than its name. */
const isOfDate = (slot: Slot, conditions: readonly Condition[]): boolean =>
  slot.links[0]?.kind === 'table' && conditions.some(({ named, column }) => named === slot && column.isTime)

const BEEN = new Set(['been', 'be', 'ever', 'yet', 'any'])

/** "Products that never sold", "customers without sales": those that no row of what is sold belongs to. */
function neverTraded(
  frame: Frame,
  cue: Span,
  { table, relative }: Subject,
  conditions: readonly Condition[],
): Condition | null {
  const { tokens, slots, prepared } = frame
  let at = cue.to
  while (BEEN.has(tokens[at]?.lower ?? '')) at += 1
  const { money } = prepared
  const slot = slots.find(({ from }) => from === at)
  const top = slot?.links[0]
  // "Without purchases" where orders are called so.
  if (slot !== undefined && tableLinks(slot).some((link) => link.score >= LEAST_LINK && link.table !== table))
    return null
  const ofMoney = top?.kind === 'column' && top.column === money
  const trades = (tradeOf(tokens[at]?.lower ?? '')?.measures ?? []).includes('revenue')
  const other = money === null ? null : meetingTable(prepared, table, money.table)
  if ((!ofMoney && !trades) || other === null) return null
  const span = { from: at, to: at + 1 }
  const clause = clauseOf(frame, at + 1, other, table, conditions).map((one) => ({ ...one, negated: false }))
  const related = { of: table, table: other, with: clause, relative }
  return relation(related, { from: cue.from, to: clause.at(-1)?.to ?? at + 1 }, span, SURE)
}

const SURE = 0.9

/** Whether a condition is negated by a word of its own, past the one before its clause. */
const saysNot = (frame: Frame, from: number, { operand }: Condition): boolean =>
  cuesOf(frame, 'not').some((cue) => cue.from >= from && cue.to <= operand.from)

/** "Not reviewed by Brittany Harris": no row of the other table has the value, rather than one that has another. */
function ofNone(frame: Frame, condition: Condition): Condition {
  if (!condition.negated || condition.related !== undefined || condition.aggregate !== undefined) return condition
  const not = [...cuesOf(frame, 'not'), ...cuesOf(frame, 'none')]
    .map(({ from }) => from)
    .filter((from) => from <= condition.operand.from && condition.operand.from - from <= NEGATION_REACH)
  const subject = subjectBefore(frame, Math.min(condition.from, ...not))
  const table = subject === null ? null : meetingTable(frame.prepared, subject.table, condition.column.table)
  if (subject === null || table === null) return condition
  const { relative } = subject
  return { ...condition, related: { of: subject.table, table, with: [{ ...condition, negated: false }], relative } }
}

/** "Students who are allergic to both milk and cat": a row for each, as no row has both. */
function ofBoth(frame: Frame, conditions: readonly Condition[]): readonly Condition[] {
  const asEach = conditions.map((condition, index) => {
    const [before, after] = [conditions[index - 1], conditions[index + 1]]
    const twin = [before, after].find(
      (other) => other !== undefined && other.column === condition.column && other.operator === 'EQ',
    )
    if (twin === undefined || condition.operator !== 'EQ' || condition.negated || condition.related !== undefined)
      return condition
    const [first, second] = twin === before ? [twin, condition] : [condition, twin]
    const joint = frame.tokens.slice(first.operand.to, second.operand.from)
    const subject = subjectBefore(frame, first.from)
    const words = frame.tokens.slice(Math.max(0, first.from - 8), first.operand.from)
    const both = words.some(({ lower }) => lower === 'both') || words.some(({ lower }) => lower === 'who')
    if (!both || subject === null || !joint.every(({ lower }) => lower === 'and' || lower === ',')) return condition
    const table = meetingTable(frame.prepared, subject.table, condition.column.table)
    if (table === null) return condition
    return { ...condition, related: { of: subject.table, table, with: [condition], relative: true } }
  })
  return asEach
}

/** What a condition demands of rows that are related to those it speaks of, rather than of the rows themselves. */
export function relate(
  frame: Frame,
  conditions: readonly Condition[],
): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const { found, inner } = absences(frame, conditions)
  const counted = conditions.filter((one) => one.related?.count !== undefined || totalIn(one) !== undefined)
  const taken = new Set(inner)
  const counts = counted.map((condition) => {
    const { related } = condition
    if (related === undefined) return condition
    const clause = clauseOf(
      frame,
      Math.max(condition.named?.to ?? 0, condition.to),
      related.table,
      related.of,
      conditions.filter((one) => !taken.has(one) && one !== condition),
    )
    for (const one of clause) taken.add(one)
    return { ...condition, related: { ...related, with: [...related.with, ...clause] } }
  })
  const rest = conditions.filter((one) => !taken.has(one) && !counted.includes(one)).map((one) => ofNone(frame, one))
  const had = presences(frame, [...conditions, ...found])
  const all = [...found, ...counts, ...had, ...ofBoth(frame, rest)].sort((a, b) => a.operand.from - b.operand.from)
  const spent = [...found.flatMap(wordsOf), ...found.map(({ operand }) => operand), ...ownersAfter(frame, all)]
  return { frame: using(frame, ...spent), conditions: all }
}

/** "Without cancelled orders": the rows are named after what is said of them. */
const ownersAfter = (frame: Frame, conditions: readonly Condition[]): readonly Span[] =>
  conditions.flatMap(({ related, to }) =>
    frame.slots.filter(
      (slot) => slot.from === to && related?.relative === true && tableLinks(slot)[0]?.table === related.table,
    ),
  )
