const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const TENS: Readonly<Record<string, number>> = { thirty: 30, forty: 40, fifty: 50, sixty: 60, hundred: 100, dozen: 12 }
const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  thousands: 1e3,
  grand: 1e3,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
  billions: 1e9,
}

/** The number a word says, up to a hundred; null for other words. */
export function numberWord(lower: string): number | null {
  const at = WORDS.indexOf(lower)
  if (at >= 0) return at
  return Object.hasOwn(TENS, lower) ? (TENS[lower] ?? null) : null
}

/** What `thousand`, `million` and `billion` multiply by. */
export const scaleWord = (lower: string): number | null =>
  Object.hasOwn(SCALES, lower) ? (SCALES[lower] ?? null) : null
