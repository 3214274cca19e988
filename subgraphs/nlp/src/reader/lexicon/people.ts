import nlp from 'compromise/two'

const MOST = 10_000
const known = new Map<string, boolean>()

/** Whether a word says what somebody does: doctors, agents, managers. */
export function isPeople(word: string): boolean {
  const before = known.get(word)
  if (before !== undefined) return before
  const is = nlp(word).has('#Actor')
  if (known.size < MOST) known.set(word, is)
  return is
}
