import type { Granularity } from '@askchart/vocabulary'
import type { PreparedColumn, PreparedTable } from '../types.js'
import type { Link, Slot } from '../link/links.js'
import { isColumn } from '../link/metric-columns.js'
import { cuesOf, type Frame } from './frame.js'
import type { Period } from '../tag/dates.js'
import type { DimensionPart } from './candidate.js'
import { impliedTime, isYearNumber } from './filter/times.js'
import type { Role } from './roles.js'
import { isOfClock, stepOf, stepWithin, type TimeStep } from './time-axis.js'

const part = (
  column: PreparedColumn,
  role: Role | null,
  score: number,
  more: Partial<DimensionPart> = {},
): DimensionPart => ({
  column,
  role,
  score,
  granularity: null,
  bin: null,
  byTable: false,
  bare: false,
  ...more,
})

/** A line runs over time where nothing else is named. */
const drawsLine = (frame: Frame): boolean =>
  cuesOf(frame, 'mark').some(({ mark }) => mark === 'LINE' || mark === 'AREA')

/** What stands for a table's rows on an axis: their name or title, else their key. */
function standIns(table: PreparedTable): readonly PreparedColumn[] {
  const names = table.columns.filter(
    ({ profile, isForeignKey, isKey }) => profile.type === 'STRING' && !isForeignKey && !isKey,
  )
  const named = names.find(({ words }) => words.includes('name') || words.includes('title'))
  const telling = names.find(({ profile }) => (profile.distinctCount ?? 0) > 0.8 * table.profile.rowCount)
  const first = table.grain ?? table.display ?? named ?? telling
  return [first, table.key].flatMap((column) =>
    column == null || (column.isTime && column !== table.grain) ? [] : [column],
  )
}

/** Columns and tables that may be on an axis, each with the place that names it. */
export function dimensionParts(frame: Frame, roles: readonly Role[], step: TimeStep | null): readonly DimensionPart[] {
  const parts: DimensionPart[] = []
  const trend = (['trend', 'running', 'growth'] as const).some((kind) => cuesOf(frame, kind).length > 0)
  for (const role of roles) {
    const top = role.slot.links[0]?.score ?? 0
    for (const found of role.slot.links) {
      if (found.score < top * 0.6 || (found.kind === 'column' && !isColumn(found.column))) continue
      if (found.kind === 'column') parts.push(part(found.column, role, found.score, timing(found.column, step, trend)))
      else if (found.kind === 'table') {
        standIns(found.table).forEach((column, at) =>
          parts.push(
            part(column, role, found.score * (at === 0 ? 0.9 : 0.55), {
              byTable: true,
              ...timing(column, step, false),
            }),
          ),
        )
      } else parts.push(part(found.column, role, found.score * 0.6))
    }
  }
  const bare = step === null && !trend ? bareTime(frame, roles) : null
  return [
    ...parts,
    ...impliedParts(frame, parts, step, trend || drawsLine(frame)),
    ...(bare === null ? [] : [part(bare, null, 0.7, { bare: true, granularity: bareStep(bare, frame) })]),
  ]
}

/** The step that a date is cut to. Dates themselves stay whole where nobody asks for more. */
function timing(
  column: PreparedColumn,
  step: TimeStep | null,
  trend: boolean,
): { readonly granularity: Granularity | null } {
  if (!column.isTime) return { granularity: null }
  return { granularity: step?.granularity ?? (trend ? stepOf(column) : null) }
}

/** A date that nobody named: "each year", "over time". */
/** A bare measure of something: "life expectancy in Japan" is best seen over the time its table has. */
function bareTime(frame: Frame, roles: readonly Role[]): PreparedColumn | null {
  const asked = (
    [
      'count',
      'aggregate',
      'total',
      'group',
      'extreme',
      'share',
      'distribution',
      'relation',
      'histogram',
      'bin',
    ] as const
  ).some((kind) => cuesOf(frame, kind).length > 0)
  const measures = roles.filter(
    ({ slot, filtered }) =>
      !filtered && slot.links[0]?.kind === 'column' && slot.links[0].column.profile.role === 'MEASURE',
  )
  const drawsBars = cuesOf(frame, 'mark').some(({ mark }) => mark === 'BAR')
  const [first] = measures
  const top = first?.slot.links[0]
  const others = roles.filter(({ filtered, slot }) => !filtered && !isOwnTable(slot, top))
  if (asked || drawsBars || frame.periods.some(isOneDay) || measures.length !== others.length || top?.kind !== 'column')
    return null
  return top.column.table.columns.find((column) => column.isTime || isYearNumber(column)) ?? null
}

/** One day has no course. */
const isOneDay = (period: Period): boolean =>
  period.kind === 'range' &&
  period.since !== null &&
  period.until !== null &&
  Date.parse(period.until) - Date.parse(period.since) <= DAY_MS
const DAY_MS = 86_400_000

/** "Information sector employment": the table of the measure besides. */
const isOwnTable = ({ links: [first] }: Slot, measure: Link | undefined): boolean =>
  first?.kind === 'table' && measure?.kind === 'column' && measure.column.table === first.table

/** The step of a trend nobody asked for: what suits the period, else the dates as they are. */
function bareStep(column: PreparedColumn, { periods }: Frame): Granularity | null {
  if (!column.isTime || column === column.table.grain) return null
  const [period] = periods
  return period === undefined ? null : stepWithin(period, column)
}

/** "Order value": what the place means is measured, and no date of orders. */
const isMeasured = (role: Role | null, column: PreparedColumn): boolean => {
  const top = role?.slot.links[0]
  return top?.kind === 'column' && top.column !== column && top.column.profile.role === 'MEASURE' && top.column.isNumber
}

function impliedParts(
  frame: Frame,
  parts: readonly DimensionPart[],
  step: TimeStep | null,
  trend: boolean,
): readonly DimensionPart[] {
  if (step === null && !trend) return []
  const ofClock = step !== null && isOfClock(step.granularity)
  const isNamed = (accepts: (column: PreparedColumn) => boolean): boolean =>
    parts.some(({ column, score, role }) => score > 0.6 && !isMeasured(role, column) && accepts(column))
  const timed = ofClock ? impliedTime(frame, ({ profile }) => profile.type === 'DATETIME') : null
  if (isNamed((column) => (timed === null ? column.isTime : column.profile.type === 'DATETIME'))) return []
  if (timed === null && isNamed((column) => isYearNumber(column) && step?.granularity !== 'MONTH')) return []
  const wantsYears = step === null || step.granularity === 'YEAR'
  const column = timed ?? impliedTime(frame, (one) => one.isTime || (wantsYears && isYearNumber(one)))
  if (column === null) return []
  return [part(column, null, 0.8, timing(column, step, trend))]
}
