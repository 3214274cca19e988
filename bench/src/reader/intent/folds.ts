import type { ClassifierOptions } from './classifier.js'
import { type Heads, fitHeads, FITTING, type Lesson } from './heads.js'

export const FOLDS = 5

/** The fold of a database: always the same, whatever others there are. */
export function foldOf(group: string): number {
  let sum = 0
  for (const letter of group) sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  return sum % FOLDS
}

/** Heads that never saw the databases of the given folds, learned when they are first asked for. */
export function headsWithout(
  prompts: readonly Lesson[],
  options: ClassifierOptions = FITTING,
): (...folds: readonly number[]) => Heads {
  const known = new Map<string, Heads>()
  return (...folds) => {
    const key = [...new Set(folds)].sort().join(' ')
    const found =
      known.get(key) ??
      fitHeads(
        prompts.filter(({ group }) => !folds.includes(foldOf(group))),
        options,
      )
    known.set(key, found)
    return found
  }
}
