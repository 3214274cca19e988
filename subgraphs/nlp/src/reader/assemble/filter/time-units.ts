import { stemOf } from '../../normalize/stem.js'
import type { PreparedColumn } from '../../types.js'

const SECONDS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    second: 1,
    sec: 1,
    minute: 60,
    min: 60,
    hour: 3_600,
    hr: 3_600,
    day: 86_400,
    night: 86_400,
    week: 604_800,
  }).map(([word, seconds]) => [stemOf(word), seconds]),
)
const UNITS: Readonly<Record<string, number>> = { s: 1, min: 60, h: 3_600, d: 86_400 }
/** Of a name or a synonym, and no guess. */
const CALLED = 0.9

/** How many seconds there are in what a column counts by, as its unit or its names say; null where they do not. */
function secondsOf({ profile, forms }: PreparedColumn): number | null {
  const byUnit = profile.unit == null ? undefined : UNITS[profile.unit]
  if (byUnit !== undefined) return byUnit
  const named = new Set(
    forms.flatMap(({ stems, quality }) => (quality < CALLED ? [] : stems.flatMap((stem) => SECONDS.get(stem) ?? []))),
  )
  const [seconds] = named
  return named.size === 1 && seconds !== undefined ? seconds : null
}

/** How many of a column's units of time one of those said is: 60 for "hours" of a column of minutes; 1 where either is unknown. */
export function timesOwnUnit(said: string, column: PreparedColumn): number {
  const [seconds, own] = [SECONDS.get(stemOf(said)), secondsOf(column)]
  return seconds === undefined || own === null ? 1 : seconds / own
}
