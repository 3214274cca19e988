const DAY_MS = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formats.set(zone, made)
  return made
}

/** What clocks in a zone show at an instant, as if it were UTC, in milliseconds. */
function shownAt(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1000) + 1000) % 1000)
}

/** The day that it is in a zone, as YYYY-MM-DD. */
export const dayIn = (now: Date, zone: string | null): string =>
  (zone === null ? now : new Date(shownAt(now.getTime(), zone))).toISOString().slice(0, 10)

/**
 * The instant at which clocks in a zone first show a time, given as if it were UTC. A time that they skip is as much after
 * the change as it would have been: midnight, where clocks go from there to one, is one.
 */
export function instantIn(shown: Date, zone: string): Date {
  const wanted = shown.getTime()
  // Clocks change by at most a day; what they were off by before and after covers any change in between.
  const offsets = [wanted - DAY_MS, wanted + DAY_MS].map((instant) => shownAt(instant, zone) - instant)
  const candidates = offsets.map((offset) => wanted - offset).sort((a, b) => a - b)
  const exact = candidates.find((instant) => shownAt(instant, zone) === wanted)
  return new Date(exact ?? candidates.find((instant) => shownAt(instant, zone) > wanted) ?? wanted)
}

const MINUTE_MS = 60_000
const offsetsByZone = new Map<string, Map<number, number>>()

/** How far clocks in a zone are ahead of UTC when a day of UTC begins. */
function offsetAtDay(day: number, zone: string): number {
  const known = offsetsByZone.get(zone) ?? new Map<number, number>()
  offsetsByZone.set(zone, known)
  const found = known.get(day) ?? shownAt(day * DAY_MS, zone) - day * DAY_MS
  known.set(day, found)
  return found
}

/**
 * An instant as ISO 8601 with what clocks in a zone show: `2025-03-30T03:30:00+02:00`. Before zones had whole minutes theirs
 * is rounded.
 */
export function toldIn(instant: Date, zone: string): string {
  const at = instant.getTime()
  const day = Math.floor(at / DAY_MS)
  const [before, after] = [offsetAtDay(day, zone), offsetAtDay(day + 1, zone)]
  // Intl takes microseconds, and a result has a hundred thousand cells; clocks change on two days of a year.
  const offset = Math.round((before === after ? before : shownAt(at, zone) - at) / MINUTE_MS)
  const shown = new Date(at + offset * MINUTE_MS).toISOString().slice(0, -1)
  const part = (value: number): string => String(value).padStart(2, '0')
  const size = Math.abs(offset)
  const told = `${offset < 0 ? '-' : '+'}${part(Math.floor(size / 60))}:${part(size % 60)}`
  return shown.replace(/\.?0+$/, '') + told
}

/** Whether there is such a zone, by its name in the IANA database. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}
