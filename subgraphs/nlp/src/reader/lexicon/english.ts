import nlp from 'compromise/two'
import dictionary from 'dictionary-en'
import { singular } from '../normalize/stem.js'

const common: ReadonlySet<string> = (() => {
  const model = nlp.model()
  const one: unknown = 'one' in model ? model.one : null
  const lexicon: unknown = typeof one === 'object' && one !== null && 'lexicon' in one ? one.lexicon : null
  return new Set(typeof lexicon === 'object' && lexicon !== null ? Object.keys(lexicon) : [])
})()

/** The words in small letters of a spelling dictionary, each a line with its flags: `status/MS`. */
const spelt: ReadonlySet<string> = new Set(
  [...new TextDecoder().decode(dictionary.dic).matchAll(/^[a-z]{4,}(?=\/|$)/gm)].map(([word]) => word),
)

/** Whether a word is a common English one, and so no misspelling of another. */
export const isEnglish = (lower: string): boolean => common.has(lower) || common.has(singular(lower))

/** What a verb may be without its ending: `stock` and `stocke` of "stocked". */
const verbsOf = (lower: string): readonly string[] => {
  const ending = /(?:ed|ing)$/.exec(lower)
  return ending === null ? [] : [lower.slice(0, ending.index), `${lower.slice(0, ending.index)}e`]
}

/** Whether a word is an English one, however rare, in its plural and the forms of its verb too. */
export const isWord = (lower: string): boolean =>
  isEnglish(lower) || [lower, singular(lower), ...verbsOf(lower)].some((word) => spelt.has(word))
