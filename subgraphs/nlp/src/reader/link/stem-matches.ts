import { isEnglish } from '../lexicon/english.js'
import { expand, isSkeleton } from '../lexicon/abbreviations.js'
import { stopWords } from '../lexicon/stop-words.js'
import { isTypo } from '../normalize/edit-distance.js'
import { stemOf } from '../normalize/stem.js'
import type { PreparedDataset, Token } from '../types.js'

/** The stems of the dataset's names that a word may mean, with how well: 1 for the word itself. */
export type StemMatches = ReadonlyMap<string, number>

const isStem = (prepared: PreparedDataset, stem: string): boolean =>
  prepared.stems.has(stem) || prepared.tableStems.has(stem)

/** `isCue` says that the word already means something else, so that only its exact form counts. */
export function matchStems(token: Token, prepared: PreparedDataset, isCue: boolean): StemMatches {
  const found = new Map<string, number>()
  const add = (stem: string, quality: number): void => {
    if (isStem(prepared, stem) && (found.get(stem) ?? 0) < quality) found.set(stem, quality)
  }
  if (token.kind === 'number') {
    add(token.lower, 1)
    return found
  }
  if (token.kind !== 'word') return found
  add(token.stem, 1)
  for (const word of expand(token.lower)) add(stemOf(word), 0.93)
  if (found.size > 0 || isCue || token.lower.length < 3 || stopWords.has(token.lower)) return found
  const english = isEnglish(token.lower)
  for (const stems of [prepared.stems, prepared.tableStems]) {
    for (const stem of stems.keys()) {
      if (isSpelledAlike(token.stem, stem)) add(stem, 0.97)
      else if (isSkeleton(stem, token.lower)) add(stem, 0.85)
      else if (!english && (isTypo(token.stem, stem) || isTypo(token.lower, stem))) add(stem, 0.8)
      else if (isPrefix(token.stem, stem)) add(stem, 0.75)
    }
  }
  return found
}

/** `enrollment` and `enrolment`: alike but for a letter that stands twice. */
const isSpelledAlike = (a: string, b: string): boolean =>
  a.length > 5 && Math.abs(a.length - b.length) === 1 && once(a) === once(b)
const once = (word: string): string => word.replace(/(.)\1/g, '$1')

/** `temps` for `temperature`, `develop` for `developer`: the same beginning, where it is long enough to tell. */
function isPrefix(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return (
    short.length >= 4 && long.startsWith(short) && (short.length >= 5 || long.length - short.length <= 3 || a === short)
  )
}
