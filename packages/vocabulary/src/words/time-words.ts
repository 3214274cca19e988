const DAY = 86_400_000
const MONTHS_OF_QUARTER = 3

const dateOf = (text: string): Date => {
  const [year, month, date] = text.slice(0, 10).split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1))
}

const inWords = (at: Date, form: Intl.DateTimeFormatOptions): string =>
  at.toLocaleDateString('en-GB', { ...form, timeZone: 'UTC' })

/** A day as it is read aloud: "1 Jan 2026"; what is no day stays as it is. */
export function dayWords(cell: unknown): string {
  const at = dateOf(String(cell))
  return Number.isNaN(at.getTime()) ? String(cell) : inWords(at, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** A stretch of time from one day up to, but not with, another: "in 2025", "in March 2025", "between 1 Mar 2025 and 5 Apr 2025". */
export function spanWords(from: string, to: string): string {
  const [start, end] = [dateOf(from), dateOf(to)]
  if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return `between ${from} and ${to}`
  const year = start.getUTCFullYear()
  const months = (end.getUTCFullYear() - year) * 12 + end.getUTCMonth() - start.getUTCMonth()
  const whole = start.getUTCDate() === 1 && end.getUTCDate() === 1
  if (whole && months === 12 && start.getUTCMonth() === 0) return `in ${year}`
  if (whole && months === 1) return `in ${inWords(start, { month: 'long', year: 'numeric' })}`
  if (whole && months === MONTHS_OF_QUARTER && start.getUTCMonth() % MONTHS_OF_QUARTER === 0)
    return `in Q${start.getUTCMonth() / MONTHS_OF_QUARTER + 1} ${year}`
  const last = new Date(end.getTime() - DAY)
  if (last.getTime() <= start.getTime()) return `on ${dayWords(from)}`
  return `between ${dayWords(from)} and ${dayWords(last.toISOString())}`
}
