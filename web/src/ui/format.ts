const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** A count or amount for reading: thousands apart, two decimals at most. */
export const formatNumber = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 2 })

/** Beyond these a number is told by its power of ten: 1.2e18, 4.5e-9. */
const HUGE = 1e15
const TINY = 1e-6

const byPowerOfTen = (value: number): string => value.toExponential(2).replace('.00e', 'e').replace('e+', 'e')

/** Any number of the data for reading, however large or small: at least three of its digits are seen. */
export function formatValue(value: number): string {
  const size = Math.abs(value)
  if (size >= HUGE || (size > 0 && size < TINY)) return byPowerOfTen(value)
  return size >= 1 || size === 0 ? formatNumber(value) : value.toLocaleString('en-US', { maximumSignificantDigits: 3 })
}

/** A number as `formatNumber` tells it, unless so many decimals would make nothing of it, or its digits a wall. */
export function formatAligned(value: number, decimals: number): string {
  const size = Math.abs(value)
  if (size >= HUGE || (size > 0 && size < 0.5 / 10 ** decimals)) return byPowerOfTen(value)
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** The size of a file: `12 bytes`, `10 KB`, `2.5 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return plural(bytes, 'byte')
  if (bytes < 1024 ** 2) return `${formatNumber(Math.round(bytes / 1024))} KB`
  return `${formatNumber(Math.round((bytes / 1024 ** 2) * 10) / 10)} MB`
}

/** `one thing`, `2 things`, `1,200 things`. */
export const plural = (count: number, noun: string): string =>
  `${formatNumber(count)} ${count === 1 ? noun : `${noun}s`}`

/** How long ago an ISO date was: in words up to a week, then the date. */
export function ago(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000
  if (Math.abs(seconds) < 45) return 'just now'
  if (Math.abs(seconds) > 7 * 86_400) return date.format(new Date(iso))
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), unit)
  }
  return relative.format(-1, 'minute')
}
