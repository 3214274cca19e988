import type { Situation } from '../rank/features.js'
import type { Candidate } from './candidate.js'
import { cuesOf, type Frame } from './frame.js'
import type { Role } from './roles.js'

type Asked = Pick<Situation, 'frame' | 'chart' | 'roles' | 'limit' | 'step'>
/** What a prompt cannot do without; null where it does not ask for it. */
type Demand = (asked: Asked) => ((candidate: Candidate) => boolean) | null

const topOf = ({ slot }: Role) => slot.links[0]
const isMeasure = (role: Role): boolean => {
  const top = topOf(role)
  if (top?.kind !== 'column' || role.filtered) return false
  const { profile, isNumber, isForeignKey } = top.column
  return profile.role === 'MEASURE' && isNumber && !isForeignKey
}
const isGroup = (role: Role): boolean => {
  const top = topOf(role)
  if (top === undefined || role.filtered || role.counted) return false
  return top.kind === 'table' || (top.kind === 'column' && top.column.profile.role !== 'MEASURE')
}
const EACH = new Set(['each', 'every', 'per', 'within'])

/** "Top 3 products in each region": the first is ranked within the second. */
export function rankedWithin({ frame, limit, roles }: Asked): { readonly ranked: Role; readonly within: Role } | null {
  if (limit === null || limit.count === null) return null
  const ranked = roles.find((role) => isGroup(role) && role.slot.from >= limit.to && role.slot.from - limit.to <= 2)
  const within = roles.find(
    (role) => role !== ranked && isGroup(role) && role.grouped && saysEach(frame, role) && ranked !== undefined,
  )
  return ranked === undefined || within === undefined || ranked.grouped ? null : { ranked, within }
}

const saysEach = ({ tokens }: Frame, { slot }: Role): boolean =>
  tokens.slice(Math.max(0, slot.from - 2), slot.from).some(({ lower }) => EACH.has(lower))

const topOfEach: Demand = (asked) => {
  const found = rankedWithin(asked)
  if (found === null) return null
  return ({ shape, x, colour, facet }) =>
    shape === 'plain' && x?.role === found.within && (colour ?? facet)?.role === found.ranked
}

/** A heatmap has two dimensions, where two are named. */
const bothSides: Demand = ({ chart, roles, step }) =>
  chart.mark === 'RECT' && roles.filter(isGroup).length + (step === null ? 0 : 1) >= 2
    ? ({ shape, colour }) => shape !== 'plain' || colour !== null
    : null

/** A histogram of a number has its ranges along the axis. */
const inRanges: Demand = ({ chart, roles, frame }) => {
  const [only] = roles.filter((role) => isMeasure(role) && role.aggregates.length === 0)
  const counts = cuesOf(frame, 'count').length > 0
  return chart.histogram && only !== undefined && !counts && roles.filter(isGroup).length === 0
    ? ({ shape }) => shape === 'histogram'
    : null
}

/** Several measures of one chart, where something says along what: a line, a step, a trend, a period or a group. */
const allMeasures: Demand = ({ chart, roles, step, frame }) => {
  const columns = new Set(
    roles
      .filter((role) => isMeasure(role) && !role.grouped && !role.coloured && role.extreme === null)
      .map((role) => {
        const top = topOf(role)
        return top?.kind === 'column' ? top.column : undefined
      }),
  )
  if (columns.size < 2 || chart.mark === 'POINT' || chart.histogram || cuesOf(frame, 'relation').length > 0) return null
  const drawn = columns.size > 2 && (chart.mark === 'LINE' || chart.mark === 'AREA' || chart.mark === 'BAR')
  const grouped = roles.some((role) => isGroup(role) && role.grouped)
  const against = cuesOf(frame, 'versus').length > 0
  const along = step !== null || cuesOf(frame, 'trend').length > 0 || (grouped && !against)
  return drawn || along ? ({ shape, measures }) => shape === 'multiple' && measures.length === columns.size : null
}

const DEMANDS: readonly Demand[] = [topOfEach, bothSides, inRanges, allMeasures]

/** The candidates that do all that the prompt cannot do without, each demand given up where none does. */
export function meeting(candidates: readonly Candidate[], asked: Asked): readonly Candidate[] {
  return DEMANDS.reduce((left, demand) => {
    const meets = demand(asked)
    const kept = meets === null ? left : left.filter(meets)
    return kept.length > 0 ? kept : left
  }, candidates)
}
