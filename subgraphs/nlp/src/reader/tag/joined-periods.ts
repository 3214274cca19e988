import type { Granularity } from '@askchart/vocabulary'
import { stemOf } from '../normalize/stem.js'
import type { Token } from '../types.js'
import type { Period } from './dates.js'

type Range = Extract<Period, { readonly kind: 'range' }>

const COMPARES = new Set('vs versus v against compare compared comparing comparison than'.split(' '))
const JOINTS = new Set(['and', 'or', '&', ',', 'with', 'to', 'the', 'in', 'from', 'over', ...COMPARES])
const AFTER = new Set(['since', 'after', 'before', 'until', 'till', 'starting'])

const daysOf = ({ since, until }: Range): number => (Date.parse(until ?? '') - Date.parse(since ?? '')) / 86_400_000

function stepOf(days: number): Granularity | null {
  if (days >= 365) return days <= 366 ? 'YEAR' : null
  // Halves of a year show their quarters.
  if (days >= 90) return days <= 92 || (days >= 181 && days <= 184) ? 'QUARTER' : null
  return days >= 28 && days <= 31 ? 'MONTH' : days === 1 ? 'DAY' : null
}

/** Two stretches that follow one another are one, however long: January and February, and March. */
const following = (a: Range, b: Range): Period | null =>
  a.until === b.since && a.either === undefined && b.either === undefined
    ? {
        kind: 'range',
        from: a.from,
        to: b.to,
        since: a.since,
        until: b.until,
        years: a.years === null || b.years === null ? null : [a.years[0], b.years[1]],
      }
    : null

/** Stretches of one length: the years, months or quarters that are compared. */
function ofRanges(a: Range, b: Range, compares: boolean): Period | null {
  if ([a, b].some(({ since, until }) => since === null || until === null)) return null
  const own = stepOf(daysOf(a))
  const sameDays = [a.since, a.until].every((day, at) => day?.slice(5) === [b.since, b.until][at]?.slice(5))
  const step = own !== null && own === stepOf(daysOf(b)) ? own : compares && sameDays ? 'YEAR' : null
  if (step === null) return compares ? null : following(a, b)
  const either = [...(a.either ?? [a]), ...(b.either ?? [b])].sort((p, q) =>
    (p.since ?? '') < (q.since ?? '') ? -1 : 1,
  )
  const [first] = either
  const last = either.at(-1)
  if (first === undefined || last === undefined) return null
  const years = either.map(({ years: own }) => own?.[0] ?? null)
  const follow = either.every((one, at) => at === 0 || either[at - 1]?.until === one.since)
  // Equal quarters or months of several years differ by the year.
  const apart = follow ? step : either.every(({ since }) => since?.slice(5) === first.since?.slice(5)) ? 'YEAR' : step
  return {
    kind: 'range',
    from: a.from,
    to: b.to,
    since: first.since,
    until: last.until,
    years: years.includes(null) ? null : [years[0] ?? null, years.at(-1) ?? null],
    ...(follow ? {} : { either }),
    ...(compares || a.apart !== undefined ? { apart } : {}),
  }
}

/** "This year and last", "last quarter vs the quarter before": the running or the last period, and the one before it. */
function ofLast(a: Period, b: Period, compares: boolean, tokens: readonly Token[]): Period | null {
  if (a.kind !== 'last' || b.kind !== 'last' || a.granularity !== b.granularity) return null
  const isBefore = a.complete && b.complete && tokens.slice(b.from, b.to).some(({ lower }) => BEFORE.has(lower))
  if (a.count !== 1 || b.count !== 1 || (a.complete === b.complete && !isBefore)) return null
  const { granularity } = a
  const { from, to } = { from: a.from, to: b.to }
  return {
    kind: 'last',
    from,
    to,
    count: 2,
    granularity,
    complete: isBefore,
    ...(compares ? { apart: granularity } : {}),
  }
}

/** "2024 vs the year before", "March 2025 compared to the year before": a period that is named, and that before it. */
function ofRangeAndBefore(a: Period, b: Period, tokens: readonly Token[]): Period | null {
  if (a.kind !== 'range' || a.since === null || a.until === null || a.either !== undefined || b.kind !== 'last')
    return null
  const isBefore = b.count === 1 && b.complete && tokens.slice(b.from, b.to).some(({ lower }) => BEFORE.has(lower))
  const months = MONTHS[b.granularity]
  const own = stepOf(daysOf(a))
  if (!isBefore || months === undefined || own === null) return null
  const named = { ...a, to: b.to, apart: b.granularity }
  const since = monthsBefore(a.since, months)
  const [first, last] = a.years ?? [null, null]
  if (own === b.granularity)
    return { ...named, since, years: first === null || own !== 'YEAR' ? null : [first - 1, last] }
  const before = { ...a, since, until: monthsBefore(a.until, months), years: null }
  return b.granularity === 'YEAR' ? ofRanges(before, named, true) : null
}

function monthsBefore(day: string, months: number): string {
  const at = new Date(day)
  at.setUTCMonth(at.getUTCMonth() - months)
  return at.toISOString().slice(0, 10)
}

const MONTHS: Partial<Record<Granularity, number>> = { YEAR: 12, QUARTER: 3, MONTH: 1 }
const BEFORE = new Set(['before', 'previous', 'prior', 'preceding'])

/** "How did revenue change from last year to this year". */
const changesTo = ({ from }: Period, words: readonly Token[], tokens: readonly Token[]): boolean =>
  tokens[from - 1]?.lower === 'from' &&
  words.every(({ lower }) => lower === 'to') &&
  tokens.some(({ stem }) => CHANGING.has(stem))

const AGAINST = new Set(['vs', 'versus', 'against'])
/** What changed is told of each step, and not of two periods side by side. */
const CHANGING = new Set(['growth', 'grow', 'grew', 'change', 'increase', 'decrease', 'difference'].map(stemOf))
const COMPARING = new Set(['compare', 'compared', 'comparing', 'comparison'])

/** "Revenue vs last year", "compare revenue to last month": the running period is held against the one that is named. */
function heldAgainst(period: Period, tokens: readonly Token[]): Period | null {
  if (period.kind !== 'last' || period.count !== 1 || !period.complete) return null
  if (tokens.some(({ stem }) => CHANGING.has(stem))) return null
  const at = tokens[period.from - 1]?.lower === 'the' ? period.from - 2 : period.from - 1
  const joint = tokens[at]?.lower ?? ''
  const compares = tokens.slice(0, at).some(({ lower }) => COMPARING.has(lower))
  // "Compare with last year" goes on from the question before.
  const alone = tokens.every(({ lower, index }) => COMPARING.has(lower) || (index >= at && index < period.to))
  if (alone) return null
  if (!AGAINST.has(joint) && !(compares && (joint === 'to' || joint === 'with'))) return null
  return { ...period, from: at, count: 2, complete: false, apart: period.granularity }
}

/** Periods that are compared or listed, as one: "this year vs last year", "2023 and 2024". */
export function joinedPeriods(periods: readonly Period[], tokens: readonly Token[]): readonly Period[] {
  const [only, ...others] = periods
  const held = only === undefined || others.length > 0 ? null : heldAgainst(only, tokens)
  if (held !== null) return [held]
  const compares = tokens.some(({ lower }) => COMPARES.has(lower))
  return periods.reduce<readonly Period[]>((joined, period) => {
    const before = joined.at(-1)
    if (before === undefined) return [period]
    const words = tokens.slice(before.to, period.from)
    const opens = AFTER.has(tokens[before.from]?.lower ?? '') || AFTER.has(tokens[period.from]?.lower ?? '')
    if (opens || words.length === 0 || words.length > 3 || !words.every(({ lower }) => JOINTS.has(lower)))
      return [...joined, period]
    const one =
      before.kind === 'range' && period.kind === 'range'
        ? ofRanges(before, period, compares)
        : (ofRangeAndBefore(before, period, tokens) ??
          ofLast(before, period, compares || changesTo(before, words, tokens), tokens))
    return one === null ? [...joined, period] : [...joined.slice(0, -1), one]
  }, [])
}
