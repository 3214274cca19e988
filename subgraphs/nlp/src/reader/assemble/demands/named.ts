import type { Link } from '../../link/links.js'
import type { PreparedColumn } from '../../types.js'
import { joinsOf } from '../../rank/joined.js'
import { asksForKey } from '../../rank/kinds.js'
import { type DimensionPart, dimensionsOf } from '../candidate.js'
import { standsForMany, thingNamed } from '../counted-once.js'
import { isMostOfEach, type Role } from '../roles.js'
import { cuesOf, type Frame, inside } from '../frame.js'
import { type Demand, isGroup, isMeasure, isShown, topOf } from './demand.js'

/** "The average and maximum age": all that is said of it is shown. */
export const allAggregates: Demand = ({ roles }) => {
  const several = roles.filter((role) => isMeasure(role) && role.aggregates.length > 1)
  if (several.length === 0) return null
  return ({ measures }) =>
    several.every((role) =>
      role.aggregates.every((aggregate) => measures.some((one) => one.role === role && one.aggregate === aggregate)),
    )
}

/** "The number of times they were booked", "how often": rows are counted. */
export const howOften: Demand = ({ frame: { tokens } }) => {
  const asks = tokens.some(({ lower }, at) => {
    const before = `${tokens[at - 2]?.lower ?? ''} ${tokens[at - 1]?.lower ?? ''}`
    return lower === 'times' ? AMOUNTS.has(before) : lower === 'often' && tokens[at - 1]?.lower === 'how'
  })
  return asks
    ? ({ measures: [measure] }) => measure?.aggregate === 'COUNT' || measure?.aggregate === 'COUNT_DISTINCT'
    : null
}
const AMOUNTS = new Set(['number of', 'how many'])

/** What a column is called in full, and is no number that is measured. */
const isNamedGroup = (role: Role): boolean => {
  const top = topOf(role)
  return isGroup(role) && top?.kind === 'column' && top.score >= SURELY
}
const SURELY = 0.9
const isSurelyTable = ({ kind, score }: Link): boolean => kind === 'table' && score >= SURELY

/** "The position of players and the number of players": by position, and not each player with a count of one. */
export const notByTheCounted: Demand = ({ roles }) => {
  const counted = roles.filter((role) => role.counted && role.slot.links.some(isSurelyTable))
  if (counted.length === 0 || !roles.some(isNamedGroup)) return null
  const isCounted = ({ column, byTable }: DimensionPart): boolean =>
    counted.some(({ slot: { links } }) =>
      links.some(
        (found) =>
          found.score >= SURELY &&
          (found.kind === 'table'
            ? found.table === column.table && (byTable || column.isDisplay)
            : found.kind === 'column' && found.column === column),
      ),
    )
  return (candidate) => {
    const { x } = candidate
    if (x !== null && x.role !== null && !x.role.grouped && isCounted(x)) return false
    return !dimensionsOf(candidate).some((part) => part !== x && part.role !== null && counted.includes(part.role))
  }
}

/** "How many companies for each type": what is said to split by, and called in full, does. */
export const byWhatIsNamed: Demand = ({ roles, chart, frame }) => {
  const { tokens, prepared } = frame
  const isNamed = (role: Role): boolean => {
    const top = topOf(role)
    // "Each product's maker": by maker.
    const owns = /['’]s?$/i.test(tokens[role.slot.to - 1]?.text ?? '')
    return isNamedGroup(role) || (isGroup(role) && !owns && top !== undefined && isSurelyTable(top))
  }
  const related = cuesOf(frame, 'versus').length > 0 || cuesOf(frame, 'relation').length > 0
  const named = chart.mark === 'POINT' || related ? [] : roles.filter((role) => role.each && isNamed(role))
  const means = ({ slot: { links } }: Role, column: PreparedColumn): boolean =>
    links.some((found) =>
      found.kind === 'table'
        ? found.table === column.table
        : found.column === column || joinsOf(prepared).names(column, found.column),
    )
  return named.length === 0
    ? null
    : (candidate) =>
        named.every(
          (role) => isShown(candidate, role) || dimensionsOf(candidate).some(({ column }) => means(role, column)),
        )
}

/** "By customer id": by the id, and not by the names of customers, where nothing else names those. */
export const byTheKey: Demand = ({ roles, frame: { tokens } }) => {
  const asksForIt = (role: Role): boolean => {
    const top = topOf(role)
    return top?.kind === 'column' && top.column.isKey && asksForKey(role, tokens)
  }
  const named = (column: PreparedColumn, role: Role): boolean =>
    roles.some(
      (other) => other !== role && other.slot.links.some((found) => found.kind === 'column' && found.column === column),
    )
  return (candidate) =>
    !dimensionsOf(candidate).some(
      ({ byTable, column, role }) =>
        byTable && !column.isKey && role !== null && asksForIt(role) && !named(column, role),
    )
}

/** "How many different teachers are there in each school": those who are there, and not those whom other rows refer to. */
export const differentOnes: Demand = ({ frame: { prepared } }) => {
  const joins = joinsOf(prepared)
  return ({ x, measures: [measure] }) => {
    const top = measure?.role == null ? undefined : topOf(measure.role)
    if (measure?.aggregate !== 'COUNT_DISTINCT' || top?.kind !== 'table' || x === null) return true
    return measure.table === top.table || !(x.column.table === top.table || joins.belongs(top.table, x.column.table))
  }
}

/** "Number of customers and revenue by month", "revenue and average order value": both that "and" joins, of which one is a count or so much for each. */
export const bothAsked: Demand = ({ frame, roles, derived: { per } }) => {
  const counts = roles.filter((role) => isCountOfRows(frame, role))
  const asked = roles.filter((role) => !role.grouped && !role.coordinated && (isMeasure(role) || counts.includes(role)))
  const [first, second, ...others] = asked
  const isOfEach = (role: Role): boolean => role.slot.from === per?.measured?.from
  if (first === undefined || second === undefined || others.length > 0) return null
  if (!asked.some((role) => counts.includes(role) || isOfEach(role))) return null
  const between = frame.tokens.slice(first.slot.to, second.slot.from)
  const isCount = (at: number): boolean => cuesOf(frame, 'count').some((cue) => inside(at, cue))
  if (!between.some(({ lower }) => lower === 'and')) return null
  if (!between.every(({ lower, index }) => BETWEEN.has(lower) || isCount(index))) return null
  return ({ shape, measures }) => shape === 'multiple' && measures.length === asked.length
}
const isCountOfRows = (frame: Frame, role: Role): boolean => {
  const top = thingNamed(role.slot)
  return role.counted && top !== undefined && (isSurelyTable(top) || standsForMany(frame, role.slot))
}
const BETWEEN = new Set('and the total average mean number of how many'.split(' '))

/** "How old is the oldest of each": the highest or lowest value itself. */
export const asMostOfEach: Demand = ({ frame, roles }) => {
  if (!cuesOf(frame, 'extreme').some((cue) => isMostOfEach(frame, cue))) return null
  const said = roles.filter((role) => isMeasure(role) && role.extremes.length > 0)
  return said.length === 0
    ? null
    : ({ measures }) =>
        measures.some(
          ({ role, aggregate }) =>
            role !== null && aggregate !== null && said.includes(role) && role.extremes.includes(aggregate),
        )
}

/** "Which rescuers ...? Give their first name": by that name, and by no other that rescuers have. */
export const byNameSaid: Demand = ({ roles }) => {
  const names = roles.flatMap((role): readonly PreparedColumn[] => {
    const top = topOf(role)
    const isName =
      !role.filtered && top?.kind === 'column' && top.column.profile.type === 'STRING' && top.score >= FULLY
    return isName && NAME.test(top.column.words.at(-1) ?? '') ? [top.column] : []
  })
  return names.length === 0
    ? null
    : (candidate) =>
        !dimensionsOf(candidate).some(
          ({ byTable, column }) =>
            byTable &&
            NAME.test(column.words.at(-1) ?? '') &&
            names.some(({ table }) => table === column.table) &&
            !names.includes(column),
        )
}
const FULLY = 0.95
const NAME = /^(name|title)$/

/** "Zone on the x axis": what is said to lie along the axis does. */
export const onItsAxis: Demand = ({ roles }) => {
  const along = roles.filter((role) => role.axis === 'x' && isGroup(role)).flatMap(({ slot: { links } }) => links)
  return along.length === 0
    ? null
    : ({ x }) =>
        along.some((found) => (found.kind === 'table' ? found.table === x?.column.table : found.column === x?.column))
}
