import nlp from 'compromise/two'

const MOST = 10_000
const known = new Map<string, boolean>()

/** Whether a word may name something: no verb, adverb, preposition, conjunction or exclamation. */
export function isNoun(word: string): boolean {
  const before = known.get(word)
  if (before !== undefined) return before
  const doc = nlp(word)
  const is =
    !doc.has('#Verb') &&
    !doc.has('#Adverb') &&
    !doc.has('#Preposition') &&
    !doc.has('#Conjunction') &&
    !doc.has('#Expression')
  if (known.size < MOST) known.set(word, is)
  return is
}
