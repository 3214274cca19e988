import type { Span } from '../../types.js'
import { type DimensionPart, dimensionsOf } from '../candidate.js'
import { isYearNumber } from '../filter/times.js'
import { cuesOf, type Frame } from '../frame.js'
import type { Role } from '../roles.js'
import { type Asked, type Demand, isGroup, topOf } from './demand.js'

const EACH = new Set(['each', 'every', 'per', 'within'])

/** "Top 3 products in each region": the first is ranked within the second. */
export function rankedWithin({
  frame,
  limit,
  roles,
}: Pick<Asked, 'frame' | 'limit' | 'roles'>): { readonly ranked: Role; readonly within: Role } | null {
  if (limit === null || limit.count === null) return null
  const ranked = roles.find((role) => isGroup(role) && role.slot.from >= limit.to && role.slot.from - limit.to <= 2)
  const within = roles.find(
    (role) => role !== ranked && isGroup(role) && role.grouped && saysEach(frame, role.slot) && ranked !== undefined,
  )
  return ranked === undefined || within === undefined || ranked.grouped ? null : { ranked, within }
}

/** "Top 5 products each month": the first few of every step of time, and not those of all time. */
export function rankedEachStep({
  frame,
  limit,
  roles,
  step,
}: Pick<Asked, 'frame' | 'limit' | 'roles' | 'step'>): Role | null {
  if (limit === null || limit.count === null || step === null || step.from < limit.to) return null
  const ranked = roles.find((role) => isGroup(role) && role.slot.from >= limit.to && role.slot.from - limit.to <= 1)
  return saysEach(frame, step) && ranked?.grouped === false ? ranked : null
}

/** "Revenue of the top 5 products by month", "top 3 regions over time": what is ranked, of which each is shown along time. */
export function rankedAlong({
  frame,
  limit,
  roles,
  step,
}: Pick<Asked, 'frame' | 'limit' | 'roles' | 'step'>): Role | null {
  if (limit === null || limit.count === null || limit.count < 2) return null
  if (rankedEachStep({ frame, limit, roles, step }) !== null) return null
  const inTime = step !== null ? step.from < limit.from || step.from > limit.to : cuesOf(frame, 'trend').length > 0
  const ranked = roles.find((role) => isGroup(role) && role.slot.from >= limit.to && role.slot.from - limit.to <= 1)
  return inTime && ranked?.grouped === false ? ranked : null
}

const saysEach = ({ tokens }: Frame, { from }: Span): boolean =>
  tokens.slice(Math.max(0, from - 2), from).some(({ lower }) => EACH.has(lower))

/** "Top 3 products in each region": both are shown, as they are said. */
export const topOfEach: Demand = (asked) => {
  const found = rankedWithin(asked)
  if (found === null) return null
  return ({ shape, x, colour, facet }) =>
    shape === 'plain' && x?.role === found.within && isWhatItNames(colour ?? facet, found.ranked)
}

/** "Biggest orders": the orders, and not their lines. */
export const rankedRows: Demand = ({ limit, roles }) => {
  const ranked = roles.find(({ slot }) => slot.from === limit?.to)
  const top = ranked === undefined ? undefined : topOf(ranked)
  if (top?.kind !== 'table' || top.score < 1) return null
  return (candidate) =>
    !dimensionsOf(candidate).some(
      ({ role, byTable, column }) => role === ranked && byTable && column.table !== top.table,
    )
}

/** "Top 3 regions over time": both are shown. */
export const topAlongTime: Demand = (asked) => {
  const ranked = rankedAlong(asked) ?? rankedEachStep(asked)
  return ranked === null
    ? null
    : ({ shape, x, colour, facet }) =>
        shape === 'plain' &&
        x !== null &&
        (x.column.isTime || isYearNumber(x.column)) &&
        isWhatItNames(colour ?? facet, ranked)
}

/** Whether a part is what its place means first: products, and no groups of them. */
const isWhatItNames = (part: DimensionPart | null, role: Role): boolean => {
  const top = topOf(role)
  if (part?.role !== role || top === undefined) return false
  return top.kind === 'table' ? part.column.table === top.table : part.column === top.column
}
