import { isEnglish, isWord } from '../lexicon/english.js'
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
      else if (!english && misspells(token, stem)) add(stem, 0.8)
      else if (isPrefix(token.stem, stem) && !differs(token, stem)) add(stem, 0.75)
    }
  }
  return found
}

/** `revenu` and `custmer`; the stem of `category` is that of `categorical` too, so its last letter is none of the word's. */
const misspells = ({ lower, stem: said }: Token, stem: string): boolean =>
  !isAdverb(lower) &&
  (isTypo(said, stem) || isTypo(lower, stem) || (said.endsWith('i') && isTypo(said.slice(0, -1), stem)))

/** "Highly" is spelt as it is meant. */
const isAdverb = (lower: string): boolean => lower.endsWith('ly') && isEnglish(lower.slice(0, -2))

/** `enrollment` and `enrolment`: alike but for a letter that stands twice. */
const isSpelledAlike = (a: string, b: string): boolean =>
  a.length > 5 && Math.abs(a.length - b.length) === 1 && once(a) === once(b)
const once = (word: string): string => word.replace(/(.)\1/g, '$1')

/** What makes a word of another: "developer", "shipment", "regional". */
const MADE_OF =
  /^(e?r|o?r|e?rs|ate?|ion|at?ion|it?ion|ment|al|i?al|ing|e?d|ship|ly|i?st|an|ian|i?ty|i?ti|i?t|ness|age|ag|able|ive|iv|ance|anc|ence|enc|ant|ent|ic|ical|y|i|e|s|hood|less|ful|dom|wise|ize|iz|ise|is)$/

/**
 * Whether a word merely begins like another: both are words of their own, and it is neither made of the other, nor written
 * together with it as in "birthday". A status is no state.
 */
function differs({ lower, stem: said }: Token, stem: string): boolean {
  const [rest, written] = [said.slice(stem.length), lower.slice(stem.length)]
  if (said.length <= stem.length || !isWord(lower) || !(isWord(stem) || isWord(`${stem}e`))) return false
  return !MADE_OF.test(rest) && !(written.length > 2 && isWord(written))
}

/** `temps` for `temperature`, `develop` for `developer`: the same beginning, where it is long enough to tell. */
function isPrefix(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return (
    short.length >= 4 && long.startsWith(short) && (short.length >= 5 || long.length - short.length <= 3 || a === short)
  )
}
