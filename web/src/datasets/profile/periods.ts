import type { Granularity } from '@askchart/vocabulary'

const DAY_MS = 86_400_000
/** As many bars as a small picture holds; where even years are more, they are told together. */
const MOST = 48

const LENGTHS = [
  ['MINUTE', 60_000],
  ['HOUR', 3_600_000],
  ['DAY', DAY_MS],
  ['WEEK', 7 * DAY_MS],
  ['MONTH', 30.4 * DAY_MS],
  ['QUARTER', 91.3 * DAY_MS],
] as const

/** The finest periods that a range falls into not too many of; `timed` where it has a time of day. */
export function granularityOf(from: string, to: string, timed: boolean): Granularity {
  const range = Date.parse(to) - Date.parse(from)
  const fits = LENGTHS.find(
    ([name, length]) => (timed || (name !== 'MINUTE' && name !== 'HOUR')) && range / length <= MOST,
  )
  return fits?.[0] ?? 'YEAR'
}

/** The beginning of the period after the one that begins at `start`, in UTC. */
export function nextPeriod(start: Date, granularity: Granularity): Date {
  const next = new Date(start)
  const months = { MONTH: 1, QUARTER: 3, YEAR: 12 }
  if (granularity === 'MONTH' || granularity === 'QUARTER' || granularity === 'YEAR') {
    next.setUTCMonth(next.getUTCMonth() + months[granularity])
    return next
  }
  const length = LENGTHS.find(([name]) => name === granularity)?.[1] ?? DAY_MS
  return new Date(next.getTime() + length)
}

const formats = {
  minute: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }),
  day: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
  month: new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
}

/** A period in words: `Mar 2025`, `Q1 2025`, `week of 3 Mar 2025`. */
export function periodName(start: Date, granularity: Granularity): string {
  if (granularity === 'YEAR') return String(start.getUTCFullYear())
  if (granularity === 'QUARTER') return `Q${Math.floor(start.getUTCMonth() / 3) + 1} ${start.getUTCFullYear()}`
  if (granularity === 'MONTH') return formats.month.format(start)
  if (granularity === 'WEEK') return `week of ${formats.day.format(start)}`
  return granularity === 'DAY' ? formats.day.format(start) : formats.minute.format(start)
}
