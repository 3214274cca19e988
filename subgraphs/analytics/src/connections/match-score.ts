/** A phrase or a value, made ready to be compared with many. */
export interface Comparable {
  readonly text: string
  /** Lower case, and everything but letters and digits one space: "Val d'Or" is "val d or". */
  readonly plain: string
  readonly letters: readonly string[]
  /** A bit for each of its letters, several letters to a bit. */
  readonly mask: number
}

export function comparableOf(text: string): Comparable {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const letters = Array.from(plain)
  const mask = letters.reduce((bits, letter) => bits | (1 << ((letter.codePointAt(0) ?? 0) % 32)), 0)
  return { text, plain, letters, mask }
}

function bitsIn(mask: number): number {
  let bits = 0
  for (let rest = mask >>> 0; rest > 0; rest &= rest - 1) bits += 1
  return bits
}

/** How many letters must change, be added, left out or swapped with the next (optimal string alignment). */
function distance(a: readonly string[], b: readonly string[]): number {
  let before: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : changed
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed, swapped))
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/**
 * How well a value answers to a phrase, by the rules of stored datasets: the same text (1), the same but for case or
 * punctuation (0.98), beginning with the phrase or holding it as whole words (by how much of the value it is), and
 * misspelt by one letter, or two of eight; 0 is not at all.
 */
export function matchScore(phrase: Comparable, value: Comparable): number {
  if (value.text === phrase.text) return 1
  const [wanted, plain] = [phrase.plain, value.plain]
  if (wanted === '') return 0
  if (plain === wanted) return 0.98
  const share = phrase.letters.length / Math.max(value.letters.length, 1)
  if (plain.startsWith(`${wanted} `)) return 0.7 + 0.25 * share
  if (plain.endsWith(` ${wanted}`) || plain.includes(` ${wanted} `)) return 0.6 + 0.25 * share
  if (plain.startsWith(wanted) && phrase.letters.length >= 3) return 0.5 + 0.4 * share
  return misspelt(phrase, value)
}

function misspelt(phrase: Comparable, value: Comparable): number {
  const [length, other] = [phrase.letters.length, value.letters.length]
  if (Math.abs(length - other) > 2 || Math.min(length, other) < 4) return 0
  // One change adds a letter at most and takes one away: most values are ruled out by this alone.
  if (bitsIn(phrase.mask ^ value.mask) > 4) return 0
  const changes = distance(phrase.letters, value.letters)
  if (changes <= 1) return 0.85
  return length >= 8 && changes === 2 ? 0.75 : 0
}
