import nlp from 'compromise/two'
import { singular } from '../normalize/stem.js'

const known: ReadonlySet<string> = (() => {
  const model = nlp.model()
  const one: unknown = 'one' in model ? model.one : null
  const lexicon: unknown = typeof one === 'object' && one !== null && 'lexicon' in one ? one.lexicon : null
  return new Set(typeof lexicon === 'object' && lexicon !== null ? Object.keys(lexicon) : [])
})()

/** Whether a word is a common English one, and so no misspelling of another. */
export const isEnglish = (lower: string): boolean => known.has(lower) || known.has(singular(lower))
