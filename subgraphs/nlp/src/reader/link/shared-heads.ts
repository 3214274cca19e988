import type { PreparedDataset, Token } from '../types.js'
import type { ColumnLink } from './links.js'
import { nameLinks } from './name-links.js'
import type { StemMatches } from './stem-matches.js'

const JOINTS = new Set(['and', 'or', '&', 'vs', 'versus', 'to'])
const LONGEST_HEAD = 3
const IN_FULL = 0.9
/** As good as a name said in full: it is no aggregate. */
const SCORE = 0.97

/**
 * "Start and end date", "maximum and minimum temperature": the first of two joined words, where each makes the name of a
 * column with the words after the second.
 */
export function sharedHeads(
  tokens: readonly Token[],
  matches: readonly StemMatches[],
  prepared: PreparedDataset,
): readonly ColumnLink[] {
  /** The columns that some tokens name together from the first to the last of them. */
  const named = (at: readonly number[]): readonly ColumnLink[] =>
    nameLinks(
      at.flatMap((index) => tokens[index] ?? []),
      at.flatMap((index) => matches[index] ?? []),
      prepared,
    ).filter(
      (found): found is ColumnLink =>
        found.kind === 'column' && found.from === 0 && found.to === at.length && found.score >= IN_FULL,
    )
  return tokens.flatMap(({ lower }, joint): readonly ColumnLink[] => {
    const [first, second] = [joint - 1, joint + 1]
    if (!JOINTS.has(lower) || (matches[first]?.size ?? 0) === 0 || (matches[second]?.size ?? 0) === 0) return []
    for (let length = LONGEST_HEAD; length > 0; length -= 1) {
      const head = Array.from({ length }, (_, offset) => second + 1 + offset)
      if (head.some((at) => (matches[at]?.size ?? 0) === 0)) continue
      const others = named([second, ...head])
      const own = named([first, ...head]).filter(({ column }) => !others.some((other) => other.column === column))
      if (others.length > 0 && own.length > 0)
        return own.map((found) => ({ ...found, from: first, to: first + 1, words: 1, score: SCORE }))
    }
    return []
  })
}
