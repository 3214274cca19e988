const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** In what order a column writes its dates. Of several that fit all its values, the first here is taken. */
export const NOTATIONS = ['YEAR_FIRST', 'MONTH_FIRST', 'DAY_FIRST', 'NAMED_MONTH', 'MONTH'] as const
/** MONTH is one without a day, which is its first: `2026-03`, `03/2026`, `Mar 2026`. COMPACT is `20260301`: only where it is asked for, or it would be a number. */
export type Notation = (typeof NOTATIONS)[number] | 'COMPACT'

export interface ReadTime {
  /** `2026-03-01`, or `2026-03-01 08:00:00.000` in UTC where `timed`. */
  readonly text: string
  readonly timed: boolean
}

/** Whether it is more than a day: databases export dates as points in time at midnight. */
export const hasHours = (time: ReadTime): boolean => time.timed && !time.text.endsWith(' 00:00:00.000')

const TIME = String.raw`(?:(?:[T\s]|,\s)\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$`
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}`)
const NUMBERS = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}`)
const COMPACT = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${TIME}`)
const DAY_OF_WEEK = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i
const DOTTED = /^\d{1,2}\./
const DAY_NAME = new RegExp(String.raw`^(\d{1,2})(?:st|nd|rd|th)?[-\s]([A-Za-z]{3,9})\.?,?[-\s](\d{4}|\d{2})${TIME}`)
const NAME_DAY = new RegExp(String.raw`^([A-Za-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})${TIME}`)
const YEAR_MONTH = /^(\d{4})[-/](\d{1,2})$/
const MONTH_YEAR = /^(\d{1,2})[-/](\d{4})$/
/** "Mar-26" is how spreadsheets write a month; "March 26" is a day of any year. */
const NAME_YEAR = /^(?:([A-Za-z]{3,9})\.?,?[-\s](\d{4})|([A-Za-z]{3})[-'](\d{2}))$/

function readMonth(text: string): ReadTime | null {
  const first = YEAR_MONTH.exec(text)
  if (first) return build(first[1], first[2], '1', [])
  const last = MONTH_YEAR.exec(text)
  if (last) return build(last[2], last[1], '1', [])
  const named = NAME_YEAR.exec(text)
  return named && build(named[2] ?? named[4], monthNumber(named[1] ?? named[3]), '1', [])
}

/** Reads a date or a point in time in this notation; null for other text and for days that no calendar has. */
export function readTime(text: string, notation: Notation): ReadTime | null {
  // Longer than any date: spares the expressions below a long cell.
  if (text.length < 6 || text.length > 60) return null
  switch (notation) {
    case 'YEAR_FIRST': {
      const match = YEAR_FIRST.exec(text)
      return match && build(match[1], match[3], match[4], match.slice(5))
    }
    case 'MONTH_FIRST': {
      const match = DOTTED.test(text) ? null : NUMBERS.exec(text)
      return match && build(match[4], match[1], match[3], match.slice(5))
    }
    case 'DAY_FIRST': {
      const match = NUMBERS.exec(text)
      return match && build(match[4], match[3], match[1], match.slice(5))
    }
    case 'MONTH':
      return readMonth(text)
    case 'COMPACT': {
      const match = COMPACT.exec(text)
      return match && build(match[1], match[2], match[3], match.slice(4))
    }
    case 'NAMED_MONTH': {
      const named = text.replace(DAY_OF_WEEK, '')
      const first = DAY_NAME.exec(named)
      if (first) return build(first[3], monthNumber(first[2]), first[1], first.slice(4))
      const second = NAME_DAY.exec(named)
      return second && build(second[3], monthNumber(second[1]), second[2], second.slice(4))
    }
  }
}

function monthNumber(name: string | undefined): string | undefined {
  const wanted = (name ?? '').toLowerCase()
  const index = MONTHS.findIndex(
    (month) => month === wanted || month.slice(0, 3) === wanted || (wanted === 'sept' && month === 'september'),
  )
  return index < 0 ? undefined : String(index + 1)
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year >= 70 ? 1900 + year : 2000 + year
}

function build(
  yearText: string | undefined,
  monthText: string | undefined,
  dayText: string | undefined,
  clock: readonly (string | undefined)[],
): ReadTime | null {
  if (yearText === undefined || monthText === undefined || dayText === undefined) return null
  const [year, month, day] = [fullYear(yearText), Number(monthText), Number(dayText)]
  // The years that ClickHouse's Date32 and DateTime64 can hold.
  if (year < 1900 || year > 2298 || month < 1 || month > 12 || day < 1) return null
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  const date = `${year}-${pad(month)}-${pad(day)}`
  const [hourText, minuteText, secondText = '0', fraction = '', half, zone] = clock
  if (hourText === undefined || minuteText === undefined) return { text: date, timed: false }
  const hour = hourOf(Number(hourText), half?.toLowerCase().replaceAll('.', ''))
  const [minute, second] = [Number(minuteText), Number(secondText)]
  if (hour === null || hour > 23 || minute > 59 || second > 59) return null
  const local = Date.UTC(year, month - 1, day, hour, minute, second, Number(fraction.padEnd(3, '0').slice(0, 3)))
  const text = new Date(local - offsetMs(zone)).toISOString().replace('T', ' ').replace('Z', '')
  return { text, timed: true }
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'UTC' || zone === 'GMT') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.length > 3 ? zone.slice(-2) : 0)
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}
