import type { Granularity } from '@askchart/vocabulary'
import type { Span, Token } from '../types.js'
import { joinedPeriods } from './joined-periods.js'
import { opened } from './open-periods.js'
import { endsOf, type Point, pointAt, secondOfTwoDays } from './points.js'

/** A stretch of time: from a day, up to but not with another; or so many periods back from the latest. */
export type Period = Span &
  (
    | {
        readonly kind: 'range'
        /** ISO days, the first in it and the first after it; null where open. */
        readonly since: string | null
        readonly until: string | null
        /** Years, first and last, where nothing finer was said. */
        readonly years: readonly [number | null, number | null] | null
        /** The stretches it is made of, where they do not follow one another: Q1 of 2023 and Q1 of 2024. */
        readonly either?: readonly Extract<Period, { readonly kind: 'range' }>[]
        readonly apart?: Granularity
      }
    | {
        readonly kind: 'last'
        readonly count: number
        readonly granularity: Granularity
        readonly complete: boolean
        /** The step by which periods are told apart: "this year vs last year". */
        readonly apart?: Granularity
      }
    | { readonly kind: 'latest' }
  )

const UNITS: Readonly<Record<string, Granularity>> = {
  day: 'DAY',
  week: 'WEEK',
  month: 'MONTH',
  quarter: 'QUARTER',
  year: 'YEAR',
  hour: 'HOUR',
  yr: 'YEAR',
}
const BEFORE = new Set(['before', 'until', 'till'])
const NOW = new Set(['now', 'present', 'today', 'date'])
const AFTER = new Set(['since', 'after', 'from', 'starting'])

const TO_DATE: Readonly<Record<string, Granularity>> = { wtd: 'WEEK', mtd: 'MONTH', qtd: 'QUARTER', ytd: 'YEAR' }
const TWELVE_MONTHS = new Set(['ttm', 'ltm'])

/** "YTD", "quarter to date": the period that is still running. "TTM" are the twelve months up to now. */
function toDateAt(tokens: readonly Token[], at: number): Period | null {
  const word = tokens[at]?.lower ?? ''
  if (TWELVE_MONTHS.has(word))
    return { kind: 'last', from: at, to: at + 1, count: 12, granularity: 'MONTH', complete: false }
  const short = Object.hasOwn(TO_DATE, word) ? TO_DATE[word] : undefined
  const long = tokens[at + 1]?.lower === 'to' && tokens[at + 2]?.lower === 'date' ? UNITS[word] : undefined
  const granularity = short ?? long
  if (granularity === undefined) return null
  return { kind: 'last', from: at, to: at + (short === undefined ? 3 : 1), count: 1, granularity, complete: false }
}

/** The unit that a word is; a "period" is the step that the chart is cut to. */
const unitAt = (tokens: readonly Token[], at: number, step: Granularity | null = null): Granularity | undefined => {
  const word = (tokens[at]?.lower ?? '').replace(/s$/, '')
  return word === 'period' ? (step ?? undefined) : UNITS[word]
}

/** "Latest month", "latest 3 months"; else the latest day. */
function latestAt(tokens: readonly Token[], at: number): Period {
  const count = tokens[at + 1]?.value ?? null
  const to = count === null ? at + 2 : at + 3
  const granularity = unitAt(tokens, to - 1)
  if (granularity === undefined || (count !== null && count <= 0)) return { kind: 'latest', from: at, to: at + 1 }
  return { kind: 'last', from: at, to, count: count ?? 1, granularity, complete: false }
}

/** What may follow "the month before": not the day that it was before. */
const ENDS = new Set(['by', 'per', 'for', 'in', 'and', ',', '.', '?', '!'])

const LAST = new Set(['last', 'past', 'previous', 'prior', 'preceding', 'recent', 'trailing'])

function relativeAt(tokens: readonly Token[], at: number, step: Granularity | null): Period | null {
  const word = tokens[at]?.lower ?? ''
  const toDate = toDateAt(tokens, at)
  if (toDate !== null) return toDate
  if (word === 'latest' || word === 'newest') return latestAt(tokens, at)
  if (word === 'today') return { kind: 'last', from: at, to: at + 1, count: 1, granularity: 'DAY', complete: false }
  if (word === 'yesterday') return { kind: 'last', from: at, to: at + 1, count: 1, granularity: 'DAY', complete: true }
  const before = unitAt(tokens, at)
  if (before !== undefined && tokens[at - 1]?.lower === 'the' && tokens[at + 1]?.lower === 'before') {
    const next = tokens[at + 2]
    if (next === undefined || ENDS.has(next.lower))
      return { kind: 'last', from: at, to: at + 2, count: 1, granularity: before, complete: true }
  }
  const isLast = LAST.has(word)
  const isThis = ['this', 'current'].includes(word)
  if (!isLast && !isThis) return null
  const second = tokens[at + 1]
  const unit = unitAt(tokens, at + 1, step)
  if (unit !== undefined)
    return { kind: 'last', from: at, to: at + 2, count: 1, granularity: unit, complete: isLast && word !== 'past' }
  const counted = unitAt(tokens, at + 2, step)
  if (isLast && counted !== undefined && second?.value != null && second.value > 0)
    return { kind: 'last', from: at, to: at + 3, count: second.value, granularity: counted, complete: false }
  return null
}

/**
 * Stretches of time in the prompt; years without a word before them (`fertility 1990`) too. Months and quarters without a
 * year are the last that have begun by `latest`; "last period" is one of `step`, if that is known.
 */
export function periods(
  tokens: readonly Token[],
  latest: string,
  isAmount: (at: number) => boolean = () => false,
  step: Granularity | null = null,
): readonly Period[] {
  const found: Found[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const relative = relativeAt(tokens, at, step)
    if (relative !== null) {
      found.push({ at, period: relative.kind === 'last' ? opened(relative, tokens, latest) : relative, start: null })
      at = relative.to - 1
      continue
    }
    const start = pointAt(tokens, at, latest)
    if (start === null || (start.year !== null && isAmount(at))) continue
    const period = stretch(tokens, at, start, latest)
    found.push({ at, period, start: start.year === null ? start : null })
    at = period.to - 1
  }
  const isThisPeriod = ({ at }: Found): boolean =>
    tokens[at]?.lower === 'this' && /^periods?$/.test(tokens[at + 1]?.lower ?? '')
  // "January to March, in this period": the one that is named.
  const named = found.length > 1 ? found.filter((one) => !isThisPeriod(one)) : found
  return joinedPeriods(
    withYears(named, tokens, latest).map(({ period }) => period),
    tokens,
  )
}

interface Found {
  readonly at: number
  readonly period: Period
  /** The day, month or quarter that it begins with. */
  readonly start: Point | null
}

const LISTING = new Set('and or & , vs versus v against to with compared the in'.split(' '))

/** "Q1 vs Q2 2025", "January, February and March 2025": a year that is said of the last of a list is that of all. */
function withYears(found: readonly Found[], tokens: readonly Token[], latest: string): readonly Found[] {
  return found.reduceRight<readonly Found[]>((list, one) => {
    const [next] = list
    const words = next === undefined ? [] : tokens.slice(one.period.to, next.at)
    const listed = words.length > 0 && words.every(({ lower }) => LISTING.has(lower))
    if (next?.start?.dated !== true || one.start === null || one.start.dated || !listed) return [one, ...list]
    const [start] = endsOf(one.start, next.start)
    return [{ ...one, start: { ...start, dated: true }, period: stretch(tokens, one.at, start, latest) }, ...list]
  }, [])
}

type Years = readonly [number | null, number | null] | null

const range = (from: number, to: number, since: string | null, until: string | null, years: Years): Period => ({
  kind: 'range',
  from,
  to,
  since,
  until,
  years,
})

const shifted = (year: number | null, by: number): number | null => (year === null ? null : year + by)

const THAN: Readonly<Record<string, readonly [said: string, denied: string]>> = {
  later: ['after', 'until'],
  newer: ['after', 'until'],
  earlier: ['before', 'since'],
  older: ['before', 'since'],
}

/** "Later than", "no earlier than", "prior to", by the one word that means the same. */
function comparedBefore(tokens: readonly Token[], at: number): { readonly word: string; readonly from: number } | null {
  const [third, second, first] = [3, 2, 1].map((back) => tokens[at - back]?.lower ?? '')
  if (second === 'prior' && first === 'to') return { word: 'before', from: at - 2 }
  const meant = first === 'than' && second !== undefined && Object.hasOwn(THAN, second) ? THAN[second] : undefined
  if (meant === undefined) return null
  return third === 'no' || third === 'not' ? { word: meant[1], from: at - 3 } : { word: meant[0], from: at - 2 }
}

/** The stretch that a point of time begins or is, by the words around it. */
function stretch(tokens: readonly Token[], at: number, start: Point, latest: string): Period {
  const compared = comparedBefore(tokens, at)
  const before = compared?.word ?? tokens[at - 1]?.lower ?? ''
  const word = before === 'in' || before === 'the' ? (tokens[at - 2]?.lower ?? before) : before
  const joint = tokens[start.to]
  const glued = joint?.glued === true
  const next = glued ? start.to : start.to + 1
  const end = pointAt(tokens, next, latest) ?? secondOfTwoDays(tokens, next, start)
  if (joint?.lower === 'to' && NOW.has(tokens[start.to + 1]?.lower ?? '')) {
    const from = AFTER.has(word) ? (word === before ? at - 1 : at - 2) : at
    return range(from, start.to + 2, start.from, null, start.year === null ? null : [start.year, null])
  }
  const joins =
    ['to', 'through', 'until'].includes(joint?.lower ?? '') ||
    (joint?.lower === 'and' && (word === 'between' || word === 'from'))
  if (end !== null && (joins || glued)) {
    const from = ['between', 'from', 'in'].includes(before) ? at - 1 : at
    const [first, last] = endsOf(start, end)
    return range(from, end.to, first.from, last.before, start.year === null ? null : [start.year, end.year])
  }
  const only = start.year
  const opens = compared?.from ?? (word === before ? at - 1 : at - 2)
  if (BEFORE.has(word)) {
    const open = word === 'before'
    return range(
      opens,
      start.to,
      null,
      open ? start.from : start.before,
      only === null ? null : [null, shifted(only, open ? -1 : 0)],
    )
  }
  if (AFTER.has(word)) {
    const open = word === 'after'
    return range(
      opens,
      start.to,
      open ? start.before : start.from,
      null,
      only === null ? null : [shifted(only, open ? 1 : 0), null],
    )
  }
  const from = ['in', 'during', 'for', 'of', 'on'].includes(before) ? at - 1 : at
  return range(from, start.to, start.from, start.before, only === null ? null : [only, only])
}
