import type { Granularity } from '@askchart/vocabulary'
import type { Period } from '../tag/dates.js'
import type { PreparedColumn, Span } from '../types.js'
import { cuesOf, type Frame, inside, onlyLittle } from './frame.js'

/** The step of time that the prompt groups by, if it names one. */
export interface TimeStep {
  readonly granularity: Granularity
  readonly from: number
  readonly to: number
  readonly binned: boolean
}

/** "By region and month": joined to a place that is grouped by. */
export function isJoined(frame: Frame, at: number): boolean {
  if (!['and', ',', '&'].includes(frame.tokens[at - 1]?.lower ?? '')) return false
  const before = frame.slots.find(({ to }) => to === at - 1)?.from ?? startOfUnknown(frame, at - 2)
  return cuesOf(frame, 'group').some(({ to }) => to <= before && before - to <= 1)
}

const HAD = new Set(['with', 'having', 'had', 'has', 'have', 'that', 'saw', 'most'])

/** "Days with the highest sales": what leads a prompt is what is ranked. */
export function leadsToRank(frame: Frame, { from, to }: Span): boolean {
  if (frame.slots.some((slot) => slot.from < from)) return false
  return cuesOf(frame, 'extreme').some(
    (cue) => cue.from > to && cue.from - to <= MOST_WORDS && onlyLittle(frame, to, cue.from, HAD),
  )
}
const MOST_WORDS = 3

const CALENDAR = new Set<Granularity>(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'])

/** Steps of the calendar that are named: by their own word, or as a date that is called so ("days"). */
export function calendarSteps(frame: Frame): readonly Span[] {
  const named = (at: number) => frame.slots.find((slot) => inside(at, slot))?.links[0]
  const isDate = (at: number): boolean => {
    const top = named(at)
    return top === undefined || (top.kind === 'column' && top.column.isTime)
  }
  const cues = cuesOf(frame, 'granularity').filter(({ adverb, granularity }) => !adverb && CALENDAR.has(granularity))
  const dates = frame.slots.filter(
    ({ from, to }) => to === from + 1 && /^(days?|dates)$/.test(frame.tokens[from]?.lower ?? ''),
  )
  return [...cues, ...dates].filter(({ from }) => isDate(from))
}

/** Where a name begins that the data may not have, by its last word: "by customer gender and month". */
function startOfUnknown({ tokens, cues }: Frame, last: number): number {
  let from = last
  while (tokens[from - 1]?.kind === 'word' && !cues.some((cue) => inside(from - 1, cue))) from -= 1
  return from
}

/** "By month", "each year", "monthly", "bin the date by weekday"; a period such as "last month" is none. */
export function readTimeStep(frame: Frame): TimeStep | null {
  const bins = cuesOf(frame, 'bin')
  const steps = cuesOf(frame, 'granularity').filter(
    (cue) => !frame.used.has(cue.from) && !frame.periods.some((period) => inside(cue.from, period)),
  )
  const found = steps.flatMap((cue) => {
    const before = frame.tokens[cue.from - 1]
    const led = cuesOf(frame, 'group').some(
      (group) =>
        group.to === cue.from || (group.to === cue.from - 1 && ['the', 'a', 'different'].includes(before?.lower ?? '')),
    )
    // "Sales per order by month": these words sort nothing.
    const ofEach = before?.lower === 'by' && frame.tokens[cue.from - 3]?.lower === 'per'
    const grouped = led || ofEach || isJoined(frame, cue.from)
    // "Best month", "busiest day of the week", "top 3 months".
    const named = frame.slots.some((slot) => inside(cue.from, slot))
    const counted = before?.value == null ? cue.from : cue.from - 1
    const ranked = !named && (cuesOf(frame, 'extreme').some(({ to }) => to === counted) || leadsToRank(frame, cue))
    const asked = ranked || ['which', 'what'].includes(before?.lower ?? '')
    const binned =
      bins.some((bin) => bin.from < cue.from && cue.from - bin.from < 14) ||
      bins.some((bin) => bin.from - cue.to <= 1 && bin.from >= cue.from)
    const within = frame.slots.find((slot) => inside(cue.from, slot))
    if (within !== undefined && within.links[0]?.kind !== 'table' && !grouped && !binned) return []
    if (!(cue.adverb || grouped || binned || asked || cue.granularity === 'DAY_OF_WEEK')) return []
    const rank =
      (binned ? 4 : 0) + (cue.granularity === 'DAY_OF_WEEK' ? 2 : 0) + (cue.adverb ? 1 : 0) + (grouped ? 1 : 0)
    return [{ granularity: cue.granularity, from: cue.from, to: cue.to, binned, rank }]
  })
  const fineness = (of: Granularity): number => FINE_TO_COARSE.indexOf(of)
  const finerFirst = (one: Granularity, other: Granularity): number =>
    fineness(one) < 0 || fineness(other) < 0 ? 0 : fineness(one) - fineness(other)
  return [...found].sort((a, b) => b.rank - a.rank || finerFirst(a.granularity, b.granularity))[0] ?? stepOfTrend(frame)
}
/** "By year and month" is by the months of each year. */
const FINE_TO_COARSE: readonly Granularity[] = ['DAY', 'MONTH', 'QUARTER', 'YEAR']

const NAMED_STEPS: readonly (readonly [string, Granularity])[] = [
  ['years', 'YEAR'],
  ['months', 'MONTH'],
]

/** "Over the years", "throughout the months". */
function stepOfTrend(frame: Frame): TimeStep | null {
  for (const { from, to } of cuesOf(frame, 'trend')) {
    const words = frame.tokens.slice(from, to).map(({ lower }) => lower)
    const step = words.includes('last') ? undefined : NAMED_STEPS.find(([word]) => words.includes(word))
    if (step !== undefined && !frame.used.has(from)) return { granularity: step[1], from, to, binned: false }
  }
  return null
}

/** Steps within a day. */
export const isOfClock = (granularity: Granularity): boolean => ['MINUTE', 'HOUR', 'HOUR_OF_DAY'].includes(granularity)

const DAY = 86_400_000

/** How far apart a column's first and last day are; null where that is not known. */
export function spanInDays(column: PreparedColumn): number | null {
  const { minimum, maximum } = column.profile
  if (typeof minimum !== 'string' || typeof maximum !== 'string') return null
  const span = (Date.parse(maximum) - Date.parse(minimum)) / DAY
  return Number.isFinite(span) ? span : null
}

/** The step of a trend when none is said: months, unless the dates are few or lie very far apart. */
export function stepOf(column: PreparedColumn): Granularity | null {
  const span = spanInDays(column)
  const { distinctCount } = column.profile
  if (distinctCount !== null && distinctCount <= 12) return null
  if (span === null || span > 366 * 25) return 'YEAR'
  return span <= 62 ? 'DAY' : 'MONTH'
}

/** The step that shows how a period went: months of a year, days of a month. */
export function stepWithin(period: Period, column: PreparedColumn): Granularity | null {
  if (period.kind === 'latest') return null
  if (period.kind === 'last') {
    const { count, granularity } = period
    if (granularity === 'YEAR' || granularity === 'QUARTER') return 'MONTH'
    if (granularity === 'MONTH') return count > 2 ? 'MONTH' : 'DAY'
    return granularity === 'WEEK' ? (count > 8 ? 'WEEK' : 'DAY') : granularity
  }
  const first = period.since ?? column.profile.minimum
  const last = period.until ?? column.profile.maximum
  const days = typeof first === 'string' && typeof last === 'string' ? (Date.parse(last) - Date.parse(first)) / DAY : 0
  return days > 366 * 25 ? 'YEAR' : days > 62 ? 'MONTH' : 'DAY'
}
