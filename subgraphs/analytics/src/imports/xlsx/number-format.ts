/** What a number means by the format its cell has. */
export type NumberMeaning = 'number' | 'date' | 'time'

/** Formats that every workbook has, by number: those of dates, and those of a time alone. */
const DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
const TIMES = new Set([18, 19, 20, 21, 32, 33, 45, 47])

/** `code` is there for a format of the workbook's own. Durations such as `[h]:mm` stay numbers of days. */
export function meaningOf(id: number, code: string | undefined): NumberMeaning {
  if (code === undefined) return DATES.has(id) ? 'date' : TIMES.has(id) ? 'time' : 'number'
  const [first = ''] = code.split(';')
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'number'
  const bare = first
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/general/gi, '')
    .toLowerCase()
  if (/[yd]|mmm|^m+$/.test(bare) || (/m/.test(bare) && !/[hs]/.test(bare))) return 'date'
  return /[hs]/.test(bare) ? 'time' : 'number'
}

const DAY_MS = 86_400_000
/** Day 0 of both calendars; the older one believes in a 29 February 1900, so that its first two months are a day off. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const LAST = 2_958_465

/** A number of days as a date, a point in time or a time of day; as it was where no calendar has it. */
export function readSerial(text: string, meaning: 'date' | 'time', isFrom1904: boolean): string {
  const serial = Number(text)
  if (text.trim() === '' || !Number.isFinite(serial) || serial < 0 || serial > LAST) return text
  const whole = Math.floor(serial)
  const days = !isFrom1904 && whole < 60 ? whole + 1 : whole
  // A second is 0.0000116 days: rounded, since a day's parts have no exact binary fractions.
  const milliseconds = Math.round((serial - whole) * 86_400) * 1000
  const iso = new Date((isFrom1904 ? EPOCH_1904 : EPOCH_1900) + days * DAY_MS + milliseconds).toISOString()
  const [day = '', time = ''] = iso.slice(0, 19).split('T')
  if (meaning === 'time' && whole === 0) return time
  return milliseconds === 0 && meaning === 'date' ? day : `${day} ${time}`
}
