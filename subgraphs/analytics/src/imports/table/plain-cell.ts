const MINUS = 45
const DOT = 46
const ZERO = 48
const NINE = 57

/** Cells that ClickHouse reads as they stand, told by their bytes: most cells of most files. All others are read as text. */

/** `0`, `-12`: at most 18 digits, no leading zeros. */
export function isPlainInteger(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] === MINUS ? from + 1 : from
  const digits = to - first
  if (digits < 1 || digits > 18 || (bytes[first] === ZERO && digits > 1)) return false
  for (let at = first; at < to; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < ZERO || byte > NINE) return false
  }
  return true
}

/** `0`, `-12`, `0.5`, `12.50`. */
export function isPlainDecimal(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] === MINUS ? from + 1 : from
  let at = first
  while (at < to && isDigit(bytes[at])) at += 1
  const digits = at - first
  if (digits < 1 || digits > 18 || (bytes[first] === ZERO && digits > 1)) return false
  if (at === to) return true
  if (bytes[at] !== DOT || at + 1 === to || to - at > 18) return false
  for (at += 1; at < to; at += 1) if (!isDigit(bytes[at])) return false
  return true
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE

/** `2026-03-01`, of the years 1900 to 2298; a 29 February is left to a calendar. */
export function isPlainDay(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from !== 10 || bytes[from + 4] !== MINUS || bytes[from + 7] !== MINUS) return false
  const year = 100 * twoDigits(bytes, from) + twoDigits(bytes, from + 2)
  const month = twoDigits(bytes, from + 5)
  const day = twoDigits(bytes, from + 8)
  return year >= 1900 && year <= 2298 && month >= 1 && month <= 12 && day >= 1 && day <= (LAST_DAY[month] ?? 0)
}

const LAST_DAY = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** NaN where they are none, which no comparison holds for. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at] ?? 0
  const ones = bytes[at + 1] ?? 0
  return tens < ZERO || tens > NINE || ones < ZERO || ones > NINE ? NaN : 10 * (tens - ZERO) + ones - ZERO
}

const T = 84
const SPACE = 32
const COLON = 58

/** `2026-03-01 08:05:06` or with a T, without a zone. */
export function isPlainSecond(bytes: Uint8Array, from: number, to: number): boolean {
  return (
    to - from === 19 &&
    (bytes[from + 10] === SPACE || bytes[from + 10] === T) &&
    bytes[from + 13] === COLON &&
    bytes[from + 16] === COLON &&
    isPlainDay(bytes, from, from + 10) &&
    twoDigits(bytes, from + 11) <= 23 &&
    twoDigits(bytes, from + 14) <= 59 &&
    twoDigits(bytes, from + 17) <= 59
  )
}

/** `true` or `false`. */
export function isPlainBoolean(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from === 4 ? spells(bytes, from, TRUE) : to - from === 5 && spells(bytes, from, FALSE)
}

const TRUE = Buffer.from('true')
const FALSE = Buffer.from('false')

function spells(bytes: Uint8Array, from: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index += 1) if (bytes[from + index] !== word[index]) return false
  return true
}
