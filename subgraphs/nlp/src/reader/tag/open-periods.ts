import type { Granularity } from '@askchart/vocabulary'
import type { Token } from '../types.js'
import type { Period } from './dates.js'

type Last = Extract<Period, { readonly kind: 'last' }>

const UNTIL = new Set(['until', 'till', 'through'])
const MONTHS: Partial<Record<Granularity, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 }
const DAYS: Partial<Record<Granularity, number>> = { DAY: 1, WEEK: 7 }

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** The first day of the period that holds a day (weeks begin on Monday), so many periods later; null for hours and the like. */
function firstDay(day: string, granularity: Granularity, later: number): string | null {
  const date = new Date(`${day}T00:00:00Z`)
  const months = MONTHS[granularity]
  if (months !== undefined) {
    const month = date.getUTCMonth()
    date.setUTCMonth(month - (month % months) + later * months, 1)
    return dayOf(date)
  }
  const days = DAYS[granularity]
  if (days === undefined) return null
  const within = days === 7 ? (date.getUTCDay() + 6) % 7 : 0
  date.setUTCDate(date.getUTCDate() - within + later * days)
  return dayOf(date)
}

/**
 * "Since last year", "before this month", "until yesterday": what periods back from the latest day open or close. As it is
 * where no such word leads to it.
 */
export function opened(period: Last, tokens: readonly Token[], latest: string): Period {
  const { count, granularity, complete } = period
  const before = tokens[period.from - 1]?.lower ?? ''
  const [word, from] =
    before === 'the' || before === 'to'
      ? [tokens[period.from - 2]?.lower ?? '', period.from - 2]
      : [before, period.from - 1]
  if (word === 'since' || word === 'starting')
    return { ...period, from, count: complete ? count + 1 : count, complete: false }
  const closes = UNTIL.has(word) || (word === 'up' && before === 'to')
  if (word !== 'before' && !closes) return period
  const until = firstDay(latest, granularity, closes ? (complete ? 0 : 1) : complete ? -count : 1 - count)
  if (until === null) return period
  const years = granularity === 'YEAR' ? ([null, Number(until.slice(0, 4)) - 1] as const) : null
  return { kind: 'range', from, to: period.to, since: null, until, years }
}
