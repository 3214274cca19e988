import type { Token } from '../types.js'

/** A day, month, quarter or year, from its first day up to but not with the first after it. */
export interface Point {
  /** The token after its last. */
  readonly to: number
  readonly from: string
  readonly before: string
  /** Where nothing finer than a year was said. */
  readonly year: number | null
  /** Whether its year was said. */
  readonly dated: boolean
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const SPEAKS_OF_TIME = new Set('in since from until till through during of last before after between to'.split(' '))
/** A number after these is so many, and no day: "top 3 March orders". */
const SO_MANY = new Set('top bottom first last past best worst next over under than least most'.split(' '))
const LAST_DAY = 31
const RANGES = new Set(['to', 'and', 'until', 'till', 'through'])

const pad = (value: number): string => String(value).padStart(2, '0')
const monthStart = (year: number, month: number): string =>
  `${year + Math.floor(month / 12)}-${pad((((month % 12) + 12) % 12) + 1)}-01`
const monthOf = (word: string): number =>
  word.length < 3
    ? -1
    : MONTHS.findIndex(
        (name) =>
          name === word ||
          (word.length <= 4 && name.startsWith(word) && word !== 'mar' ? true : name.slice(0, 3) === word),
      )

export const yearOf = (token: Token | undefined): number | null =>
  token?.kind === 'number' &&
  token.value !== null &&
  Number.isInteger(token.value) &&
  /^\d{4}$/.test(token.text) &&
  token.value >= 1800 &&
  token.value <= 2100
    ? token.value
    : null

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** `May` is a month; `may` only where a word of time leads up to it, or a year follows. */
function monthAt(tokens: readonly Token[], at: number): number {
  const token = tokens[at]
  if (token?.kind !== 'word') return -1
  const month = monthOf(token.lower)
  if (token.text !== 'may') return month
  const before = tokens[at - 1]
  const led = SPEAKS_OF_TIME.has(before?.lower ?? '') || isDay(before)
  return led || yearOf(tokens[at + 1]) !== null ? month : -1
}

type NumberToken = Token & { readonly value: number }
const isDay = (token: Token | undefined): token is NumberToken =>
  token !== undefined && /^\d{1,2}(st|nd|rd|th)?$/.test(token.lower) && token.value !== null && token.value <= LAST_DAY

/** From one 29 February to the next, over a year that is a multiple of 100. */
const MOST_YEARS_APART = 8

/**
 * A day of a year that may not have been said: then of the latest that has such a day, up to the one given. Null where the month has no
 * such day.
 */
function dayPoint(to: number, [year, dated]: readonly [number, boolean], month: number, day: number): Point | null {
  for (let back = 0; back <= (dated ? 0 : MOST_YEARS_APART); back += 1) {
    const from = `${year - back}-${pad(month + 1)}-${pad(day)}`
    if (!Number.isNaN(Date.parse(from)) && new Date(from).getUTCDate() === day)
      return { to, from, before: nextDay(from), year: null, dated }
  }
  return null
}

/** The latest year whose day, month or quarter has begun by a day. */
const latestYear = (latest: string, monthDay: string): number =>
  Number(latest.slice(0, 4)) - (monthDay > latest.slice(5) ? 1 : 0)

/** The year said at a token, else the latest that the data has. */
function yearFor(tokens: readonly Token[], at: number, latest: string, monthDay: string): readonly [number, boolean] {
  const said = yearOf(tokens[at])
  return said === null ? [latestYear(latest, monthDay), false] : [said, true]
}

/** Over "of" and a comma, to where a year may stand. */
const afterJoint = (tokens: readonly Token[], at: number): number =>
  [',', 'of'].includes(tokens[at]?.lower ?? '') && yearOf(tokens[at + 1]) !== null ? at + 1 : at

/** "3 May 2025", "3rd of May". */
function dayFirst(tokens: readonly Token[], at: number, latest: string): Point | null {
  const day = tokens[at]
  if (!isDay(day) || SO_MANY.has(tokens[at - 1]?.lower ?? '')) return null
  const named = tokens[at + 1]?.lower === 'of' ? at + 2 : at + 1
  const month = monthAt(tokens, named)
  if (month < 0) return null
  const place = afterJoint(tokens, named + 1)
  const year = yearFor(tokens, place, latest, `${pad(month + 1)}-${pad(day.value)}`)
  return dayPoint(year[1] ? place + 1 : named + 1, year, month, day.value)
}

/** "3 and 9 May", "3-9 May": the first of two days of one month. */
function firstOfTwoDays(tokens: readonly Token[], at: number, latest: string): Point | null {
  const [day, joint] = [tokens[at], tokens[at + 1]]
  if (!isDay(day) || SO_MANY.has(tokens[at - 1]?.lower ?? '')) return null
  const isRange = RANGES.has(joint?.lower ?? '') && (joint?.lower !== 'and' || tokens[at - 1]?.lower === 'between')
  const end =
    joint?.glued === true ? dayFirst(tokens, at + 1, latest) : isRange ? dayFirst(tokens, at + 2, latest) : null
  if (end === null) return null
  return dayPoint(at + 1, [Number(end.from.slice(0, 4)), end.dated], Number(end.from.slice(5, 7)) - 1, day.value)
}

/** "May 3", "May 3, 2025", "May 2025". */
function monthFirst(tokens: readonly Token[], at: number, latest: string): Point | null {
  const month = monthAt(tokens, at)
  if (month < 0) return null
  const next = tokens[at + 1]
  const day = isDay(next) ? next : null
  const end = at + (day === null ? 1 : 2)
  const place = afterJoint(tokens, end)
  const year = yearFor(tokens, place, latest, `${pad(month + 1)}-${pad(day?.value ?? 1)}`)
  const to = year[1] ? place + 1 : end
  if (day !== null) return dayPoint(to, year, month, day.value)
  return { to, from: monthStart(year[0], month), before: monthStart(year[0], month + 1), year: null, dated: year[1] }
}

const PLACES = new Map(
  ['first 1st', 'second 2nd', 'third 3rd', 'fourth 4th'].flatMap((words, at) =>
    words.split(' ').map((word) => [word, at + 1] as const),
  ),
)
const PARTS: Readonly<Record<string, number>> = { q: 4, quarter: 4, h: 2, half: 2 }

interface PartOfYear {
  /** The token after its words, its year left aside. */
  readonly to: number
  /** Counted from 0. */
  readonly month: number
  readonly months: number
}

/** "Q3", "H1", and with more words "third quarter", "first half". */
function partOfYear(tokens: readonly Token[], at: number): PartOfYear | null {
  const [, short = '', digit] = /^([qh])([1-4])$/.exec(tokens[at]?.lower ?? '') ?? []
  const place = digit === undefined ? PLACES.get(tokens[at]?.lower ?? '') : Number(digit)
  const parts = PARTS[digit === undefined ? (tokens[at + 1]?.lower ?? '') : short]
  if (place === undefined || parts === undefined || place > parts) return null
  const months = 12 / parts
  return { to: at + (digit === undefined ? 2 : 1), month: (place - 1) * months, months }
}

/** "Q3 2024", "first half of 2024", "second quarter of last year", "in the first quarter". */
function partAt(tokens: readonly Token[], at: number, latest: string): Point | null {
  const part = partOfYear(tokens, at)
  if (part === null) return null
  const { month, months, to: end } = part
  const place = afterJoint(tokens, end)
  const words = tokens.slice(end, end + 3).map(({ lower }) => lower)
  const ofYear = words[0] === 'of' && ['this', 'the', 'last'].includes(words[1] ?? '') && words[2] === 'year'
  if (ofYear) {
    const year = Number(latest.slice(0, 4)) - (words[1] === 'last' ? 1 : 0)
    return {
      to: end + 3,
      from: monthStart(year, month),
      before: monthStart(year, month + months),
      year: null,
      dated: true,
    }
  }
  const [year, dated] = yearFor(tokens, place, latest, `${pad(month + 1)}-01`)
  const led = tokens[at - 1]?.lower === 'the' && SPEAKS_OF_TIME.has(tokens[at - 2]?.lower ?? '')
  if (!dated && end > at + 1 && (!led || words[0] === 'of')) return null
  const to = dated ? place + 1 : end
  return { to, from: monthStart(year, month), before: monthStart(year, month + months), year: null, dated }
}

function dateAt(token: Token, at: number): Point | null {
  const [y = 0, m = 1, d = 0] = token.text.split(/[T ]/)[0]?.split('-').map(Number) ?? []
  if (d === 0) return { to: at + 1, from: monthStart(y, m - 1), before: monthStart(y, m), year: null, dated: true }
  const day = `${y}-${pad(m)}-${pad(d)}`
  return Number.isNaN(Date.parse(day)) ? null : { to: at + 1, from: day, before: nextDay(day), year: null, dated: true }
}

/** A day, month, quarter or year that starts at a token. Without a year, the latest that has begun by `latest`. */
export function pointAt(tokens: readonly Token[], at: number, latest: string): Point | null {
  const token = tokens[at]
  if (token === undefined) return null
  if (token.kind === 'date') return dateAt(token, at)
  const found =
    partAt(tokens, at, latest) ??
    monthFirst(tokens, at, latest) ??
    dayFirst(tokens, at, latest) ??
    firstOfTwoDays(tokens, at, latest)
  if (found !== null) return found
  const year = yearOf(token)
  return year === null ? null : { to: at + 1, from: `${year}-01-01`, before: `${year + 1}-01-01`, year, dated: true }
}

/** "May 3 to 9": the second of two days of one month, with the year that may follow it. */
export function secondOfTwoDays(tokens: readonly Token[], at: number, start: Point): Point | null {
  const day = tokens[at]
  if (!isDay(day) || start.year !== null || nextDay(start.from) !== start.before) return null
  const place = afterJoint(tokens, at + 1)
  const said = yearOf(tokens[place])
  const month = Number(start.from.slice(5, 7)) - 1
  return dayPoint(
    said === null ? at + 1 : place + 1,
    [said ?? Number(start.from.slice(0, 4)), said !== null || start.dated],
    month,
    day.value,
  )
}

const yearsOn = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
const moved = (point: Point, years: number): Point => ({
  ...point,
  from: yearsOn(point.from, years),
  before: yearsOn(point.before, years),
})

const yearFrom = ({ from }: Point): number => Number(from.slice(0, 4))

/** The two ends of a stretch: a year that is said of one is that of the other too, as far as they then follow. */
export function endsOf(start: Point, end: Point): readonly [Point, Point] {
  if (start.dated && end.dated) return [start, end]
  if (start.dated) {
    const same = moved(end, yearFrom(start) - yearFrom(end))
    return [start, same.from < start.from ? moved(same, 1) : same]
  }
  const same = moved(start, yearFrom(end) - yearFrom(start))
  return [same.from > end.from ? moved(same, -1) : same, end]
}
