import { columnLinks, type Slot } from '../../link/links.js'
import { singular } from '../../normalize/stem.js'
import type { PreparedColumn } from '../../types.js'
import { type Candidate, dimensionsOf } from '../candidate.js'
import { cuesOf, type Frame, inside, overlap } from '../frame.js'
import type { Condition } from './condition.js'
import { leadsTo, subjectBefore } from './related-tables.js'

const COMPARES = new Set(['GT', 'GTE', 'LT', 'LTE', 'BETWEEN'])
const HAVING = new Set('with having have has had whose made make makes generated generate generates brought'.split(' '))
const LITTLE = new Set('that who which a an the total overall combined sum of in their more less'.split(' '))

const REACH = 3

/** What is told of each by itself, whatever a profile says: three stars and two are no five. */
const APART = new Set('star rating score grade rank age year level rate ratio percent percentage price size'.split(' '))

const addsUp = ({ isKey, isForeignKey, words, profile }: PreparedColumn): boolean =>
  !isKey &&
  !isForeignKey &&
  profile.role === 'MEASURE' &&
  profile.defaultAggregate === 'SUM' &&
  profile.unit !== '%' &&
  !words.some((word) => APART.has(singular(word)))

/** Where a clause of having begins: after the thing that has, "customers | with revenue over 10000". */
function saysHaving(frame: Frame, at: number): boolean {
  const before = frame.slots.filter(({ to }) => to <= at).at(-1)
  const words = frame.tokens.slice(before?.to ?? 0, at)
  return (
    words.some(({ lower }) => HAVING.has(lower)) && words.every(({ lower }) => HAVING.has(lower) || LITTLE.has(lower))
  )
}

/** "Cities with profit under 500", where nothing else is asked for: the kind groups the rows that have the number. */
function isKind(frame: Frame, at: number, { table }: PreparedColumn, named: Slot): boolean {
  const subject = frame.slots.filter(({ to }) => to <= at).at(-1)
  const top = subject?.links[0]
  if (top?.kind !== 'column' || top.column.profile.type !== 'STRING' || top.column.isKey) return false
  const { column } = top
  const alone = frame.slots.every((slot) => slot === subject || slot === named || slot.links[0]?.kind === 'value')
  const several = (column.profile.distinctCount ?? Infinity) * 2 < table.profile.rowCount
  if (!alone || !several || cuesOf(frame, 'count').length > 0) return false
  return column.table === table || leadsTo(frame.prepared, table, column.table)
}

/** "Case types with an average claim over 5000": the kind that is named before groups the rows that have the number. */
function isGroup(frame: Frame, at: number, { table }: PreparedColumn): boolean {
  const top = frame.slots.filter(({ to }) => to <= at).at(-1)?.links[0]
  if (top?.kind !== 'column' || top.column.profile.type !== 'STRING' || top.column.isKey) return false
  const several = (top.column.profile.distinctCount ?? Infinity) * 2 <= table.profile.rowCount
  return several && (top.column.table === table || leadsTo(frame.prepared, table, top.column.table))
}

/**
 * "Customers with revenue over 10000": of what each has many of, the sum is compared and not one of them. Where it is the thing itself
 * that holds the number, as it is.
 */
function totalOf(frame: Frame, condition: Condition): Condition {
  const { column, operator, named, from, related, aggregate, whole, filter } = condition
  if (named === null || related !== undefined || aggregate !== undefined || whole !== undefined || filter !== undefined)
    return condition
  const start = Math.min(from, named.from)
  const reach = { from: start - REACH, to: named.to }
  const said = cuesOf(frame, 'aggregate').find((cue) => cue.aggregate !== 'SUM' && inside(cue.from, reach))
  if (!COMPARES.has(operator) || columnLinks(named)[0]?.column !== column) return condition
  if (said === undefined ? !addsUp(column) : said.to !== named.from || column.isKey || column.isForeignKey)
    return condition
  if (!saysHaving(frame, said?.from ?? start)) return condition
  if (said !== undefined)
    return isGroup(frame, said.from, column) ? { ...condition, aggregate: said.aggregate } : condition
  const total: Condition = { ...condition, aggregate: 'SUM' }
  const subject = subjectBefore(frame, start)?.table
  const owner = subject?.key ?? subject?.columns[0]
  if (subject !== undefined && owner !== undefined && leadsTo(frame.prepared, column.table, subject)) {
    const inner = { ...total, negated: false }
    return { ...condition, column: owner, related: { of: subject, table: column.table, with: [inner], relative: true } }
  }
  const groups = cuesOf(frame, 'group').some((cue) => !overlap(cue, condition))
  return !groups && isKind(frame, start, column, named) ? total : condition
}

/** Conditions on what each of some rows has in all. */
export const withTotals = (frame: Frame, conditions: readonly Condition[]): readonly Condition[] =>
  conditions.map((condition) => totalOf(frame, condition))

/** The sum that a condition on related rows compares. */
export const totalIn = ({ related }: Condition): Condition | undefined =>
  related?.with.find(({ aggregate }) => aggregate !== undefined)

/** The sum that a condition asks about, of related rows or of each group. */
export const totalled = (condition: Condition): Condition | undefined =>
  totalIn(condition) ?? (condition.aggregate === 'SUM' ? condition : undefined)

/**
 * Where a chart shows the sum of each of those rows, it is a condition on the groups that are drawn, which whatever else narrows the
 * rows narrows too.
 */
export function onGroups(conditions: readonly Condition[], candidate: Candidate): readonly Condition[] {
  const [only, ...others] = dimensionsOf(candidate)
  return conditions.flatMap((condition): readonly Condition[] => {
    const { related, negated } = condition
    const total = totalIn(condition)
    if (related === undefined || total === undefined || only === undefined || others.length > 0) return [condition]
    const isEach =
      only.column.table === related.of && (only.column.isKey || only.column.isEntity || only.column.isDisplay)
    const shows = candidate.measures.every(({ table, aggregate }) => table === related.table && aggregate !== null)
    return isEach && shows && !negated ? related.with : [condition]
  })
}
