import type { Filter } from '@askchart/vocabulary'
import { columnLinks } from '../../link/links.js'
import { looksLikeYears } from '../../link/years.js'
import type { Period } from '../../tag/dates.js'
import type { PreparedColumn, PreparedTable } from '../../types.js'
import { cuesOf, type Frame, inside, using } from '../frame.js'
import { type Condition, wordsOf } from './condition.js'
import { namedColumn } from './named-column.js'
import { leadsTo } from './related-tables.js'

/** Whole numbers that are years, as in a column named `year`. */
export const isYearNumber = (column: PreparedColumn): boolean => {
  const { minimum, maximum } = column.profile
  return (
    column.isNumber &&
    column.words.some((word) => word === 'year' || word === 'yr') &&
    !column.words.includes('years') &&
    typeof minimum === 'number' &&
    typeof maximum === 'number' &&
    maximum <= 2100 &&
    (minimum >= 1500 || (minimum >= 0 && maximum < 100))
  )
}

/** "Top 5 clients last month": best at what they bring in, as nothing else is said. */
const isRankedByMoney = (frame: Frame): boolean =>
  cuesOf(frame, 'extreme').some(({ aggregate }) => aggregate === null) &&
  cuesOf(frame, 'count').length === 0 &&
  !frame.slots.some(({ links: [top] }) => top?.kind === 'column' && top.column.profile.role === 'MEASURE')

/** Tables that the prompt speaks of, most spoken of first. */
export function spokenTables(frame: Frame): readonly PreparedTable[] {
  const counts = new Map<PreparedTable, number>()
  for (const slot of frame.slots) {
    const [top] = slot.links
    if (top === undefined) continue
    for (const found of slot.links) {
      if (found.score < top.score * 0.95) continue
      const table = found.kind === 'table' ? found.table : found.column.table
      counts.set(table, (counts.get(table) ?? 0) + found.score)
    }
  }
  const tables = [...counts].sort((a, b) => b[1] - a[1]).map(([table]) => table)
  const { money } = frame.prepared
  return money !== null && isRankedByMoney(frame)
    ? [money.table, ...tables.filter((one) => one !== money.table)]
    : tables
}

/**
 * "The number of returns by female taxpayers for each year", "copies printed of family games each year": the years are of the returns,
 * or of what holds the copies, which belong to all that is spoken of.
 */
function countedTable(frame: Frame, spoken: readonly PreparedTable[]): PreparedTable | null {
  const counted = frame.slots.find(
    ({ from, links: [top] }) => top?.kind === 'table' && cuesOf(frame, 'count').some(({ to }) => to === from),
  )?.links[0]
  const measured = frame.slots.find(
    ({ links: [top] }) => top?.kind === 'column' && top.column.profile.role === 'MEASURE' && top.score >= SURE,
  )?.links[0]
  const table = counted?.kind === 'table' ? counted.table : measured?.kind === 'column' ? measured.column.table : null
  if (table === null) return null
  return spoken.every((other) => other === table || leadsTo(frame.prepared, table, other)) ? table : null
}
const OF_COUNTED = 1.5
const SURE = 0.9

/** The date that is meant where none is named: of the tables spoken of, else of the largest table near them. */
export function impliedTime(frame: Frame, accepts: (column: PreparedColumn) => boolean): PreparedColumn | null {
  const spoken = spokenTables(frame)
  const counted = countedTable(frame, spoken)
  const { tables, distance } = frame.prepared
  const rank = (column: PreparedColumn): number => {
    const at = spoken.indexOf(column.table)
    const steps = spoken.length === 0 ? 0 : Math.min(...spoken.map((table) => distance(table, column.table)))
    if (!Number.isFinite(steps)) return -100
    const name = column.words.join(' ')
    const known = frame.context.has(column.profile.ref) ? 10 : 0
    return (
      known +
      (at >= 0 ? 4 - Math.min(at, 3) * 0.5 : -steps) +
      (column.table === counted ? OF_COUNTED : 0) +
      Math.log10(1 + column.table.profile.rowCount) * 0.7 +
      (/\b(order|ord|date|sale|sold|created|invoice|transaction)\b/.test(name) ? 0.6 : 0) -
      (/\b(birth|dob|ship|shp|end|due|updated|modified|launch|hire|to)\b/.test(name) ? 0.8 : 0)
    )
  }
  const columns = tables.flatMap((table) => table.columns).filter(accepts)
  const [first] = [...columns].sort((a, b) => rank(b) - rank(a))
  return first === undefined ? null : instead(first, frame, accepts)
}

/** What a workspace takes in a column's place, where that fits as well. */
function instead(
  column: PreparedColumn,
  { prepared }: Frame,
  accepts: (column: PreparedColumn) => boolean,
): PreparedColumn {
  const other = prepared.preferred.get(column.profile.ref)
  return other !== undefined && accepts(other) ? other : column
}

/** Conditions on time: each period belongs to the date named beside it, else to the one that is implied. */
export function timeConditions(frame: Frame): { readonly frame: Frame; readonly conditions: readonly Condition[] } {
  const conditions: Condition[] = []
  let now = frame
  for (const period of frame.periods) {
    if (now.used.has(period.to - 1)) continue
    const condition = timeCondition(now, period)
    if (condition === null) continue
    conditions.push(condition)
    now = using(now, ...wordsOf(condition))
  }
  return { frame: now, conditions }
}

function timeCondition(frame: Frame, period: Period): Condition | null {
  const hasYears = period.kind !== 'range' || period.years !== null
  const accepts = (column: PreparedColumn): boolean => column.isTime || (hasYears && isYearNumber(column))
  const within = frame.slots.find((slot) => inside(period.to - 1, slot) || inside(period.from, slot))
  if (within !== undefined && period.kind === 'latest') return null
  if (within !== undefined && within.links[0]?.kind === 'value') return null
  const named = namedColumn(frame, period, (column) => accepts(column) || (hasYears && looksLikeYears(column)), {
    before: 2,
    after: 0,
  })
  const slot = named !== null && columnLinks(named.slot).length > 0 ? named.slot : null
  const column = named?.link.column ?? impliedTime(frame, accepts)
  if (column === null) return null
  const filter = filterFor(period, column)
  const apart = period.kind === 'latest' ? undefined : period.apart
  return filter === null
    ? null
    : {
        from: period.from,
        to: period.to,
        column,
        ...filter,
        negated: false,
        named: slot,
        operand: period,
        score: named?.link.score ?? 0.8,
        or: false,
        ...(apart === undefined ? {} : { apart }),
      }
}

type Comparing = Pick<Condition, 'operator' | 'values'> & { readonly filter?: Filter }

function filterFor(period: Period, column: PreparedColumn): Comparing | null {
  const ref = column.profile.ref
  if (period.kind === 'latest') {
    return column.isTime
      ? { operator: 'LAST_PERIODS', values: [1, 'DAY'] }
      : { operator: 'EQ', values: [column.profile.maximum] }
  }
  if (period.kind === 'last') {
    if (!column.isTime) return period.granularity === 'YEAR' ? lastYears(period.count, period.complete, column) : null
    return {
      operator: 'LAST_PERIODS',
      values: period.complete ? [period.count, period.granularity, true] : [period.count, period.granularity],
    }
  }
  const { since, until, either } = period
  if (!column.isTime) {
    const listed = either?.flatMap(({ years: own }) => own?.[0] ?? [])
    if (listed !== undefined && listed.length > 0) return { operator: 'IN', values: listed }
    return period.years === null ? null : years(period.years, column)
  }
  if (either !== undefined) {
    const parts = either.map((one) => filterFor(one, column)?.filter).filter((one) => one !== undefined)
    return { operator: 'BETWEEN', values: [since, until], filter: { or: parts } }
  }
  if (since !== null && until !== null) {
    return {
      operator: 'BETWEEN',
      values: [since, until],
      filter: {
        and: [
          { compare: { column: ref, operator: 'GTE', values: [since] } },
          { compare: { column: ref, operator: 'LT', values: [until] } },
        ],
      },
    }
  }
  if (since !== null) return { operator: 'GTE', values: [since] }
  return until === null ? null : { operator: 'LT', values: [until] }
}

function years([first, last]: readonly [number | null, number | null], column: PreparedColumn): Comparing | null {
  const short = typeof column.profile.maximum === 'number' && column.profile.maximum < 100
  const own = (year: number): number => (short ? year % 100 : year)
  if (first !== null && last !== null)
    return first === last
      ? { operator: 'EQ', values: [own(first)] }
      : { operator: 'BETWEEN', values: [own(first), own(last)] }
  if (first !== null) return { operator: 'GTE', values: [own(first)] }
  return last === null ? null : { operator: 'LTE', values: [own(last)] }
}

function lastYears(count: number, complete: boolean, column: PreparedColumn): Comparing | null {
  const { maximum } = column.profile
  if (typeof maximum !== 'number') return null
  const last = complete ? maximum - 1 : maximum
  return count === 1 ? { operator: 'EQ', values: [last] } : { operator: 'BETWEEN', values: [last - count + 1, last] }
}
