import { isTypo } from '../normalize/edit-distance.js'
import { isWord } from '../lexicon/english.js'
import { stopWords } from '../lexicon/stop-words.js'
import type { Span, Token } from '../types.js'
import type { Cue, Meaning } from './cue.js'
import { DERIVED_PHRASES } from './derived-phrases.js'
import { PHRASES } from './phrases.js'

interface Node {
  readonly next: Map<string, Node>
  meanings: Meaning[]
}

const trie: Node = { next: new Map(), meanings: [] }
const longWords = new Set<string>()
for (const [meaning, phrases] of [...PHRASES, ...DERIVED_PHRASES]) {
  for (const phrase of phrases.split('|')) {
    let node = trie
    const words = phrase.replaceAll('-', ' ').split(' ')
    for (const word of words) {
      const next = node.next.get(word) ?? { next: new Map(), meanings: [] }
      node.next.set(word, next)
      node = next
    }
    node.meanings.push(meaning)
    const [only = ''] = words
    if (words.length === 1 && only.length > 5) longWords.add(only)
  }
}

const corrections = new Map<string, string>()

/** The cue word that a misspelt word means: `avrage`, `histgram`. */
function corrected(token: Token, isKnown: (token: Token) => boolean): string {
  const { lower } = token
  if (token.kind !== 'word' || lower.length < 5 || trie.next.has(lower) || stopWords.has(lower) || isKnown(token))
    return lower
  const known = corrections.get(lower)
  if (known !== undefined) return known
  const found = isWord(lower) ? lower : ([...longWords].find((word) => isTypo(lower, word)) ?? lower)
  if (corrections.size < 5_000) corrections.set(lower, found)
  return found
}

/**
 * The words of analysis in a prompt, longest phrase first, each with all it may mean (`over` groups and compares).
 * `isKnown` says which words the data itself knows: those are not taken for misspelt cues.
 */
export function tag(tokens: readonly Token[], isKnown: (token: Token) => boolean): readonly Cue[] {
  const words = tokens.map((token) =>
    token.kind === 'quoted' || token.kind === 'date' ? '\0' : corrected(token, isKnown),
  )
  const cues: Cue[] = []
  let at = 0
  while (at < words.length) {
    let node: Node | undefined = trie
    let best: { to: number; meanings: readonly Meaning[] } | null = null
    for (let to = at; to < words.length && node !== undefined; to += 1) {
      node = node.next.get(words[to] ?? '')
      if (node !== undefined && node.meanings.length > 0) best = { to: to + 1, meanings: node.meanings }
    }
    // "higher than 5 or lower than 2": two comparisons, not "or lower".
    if (
      best !== null &&
      best.to - at === 2 &&
      words[at] === 'or' &&
      (words[best.to] === 'than' || tokens[best.to]?.value != null)
    ) {
      best = { to: at + 1, meanings: [{ kind: 'or' }] }
    }
    if (best === null) {
      at += 1
      continue
    }
    const span: Span = { from: at, to: best.to }
    for (const meaning of best.meanings) cues.push({ ...span, ...meaning })
    at = best.to
  }
  const isNamed = ({ from, to }: Span): boolean => tokens.slice(from, to).some(isKnown)
  return cues.filter(
    (cue) =>
      (cue.kind !== 'sort' || isVerb(cue, words, cues, tokens[cue.from - 1]?.value != null)) &&
      !isOnWeekdays(cue, words) &&
      // "KPI" is a name where the data has one.
      !(cue.kind === 'mark' && cue.mark === 'TEXT' && isNamed(cue)),
  )
}

const LEADS_TO_DAYS = new Set('on during only excluding except'.split(' '))

/** "Orders on weekdays" are those of some days; "by weekday" splits by them. */
const isOnWeekdays = (cue: Cue, words: readonly string[]): boolean =>
  cue.kind === 'granularity' &&
  cue.to === cue.from + 1 &&
  words[cue.from] === 'weekdays' &&
  LEADS_TO_DAYS.has(words[cue.from - 1] ?? '')

const BEFORE_NOUNS = new Set(
  'each every the of per by different a an all any in for with whose their its many no some these those'.split(' '),
)

/** "Order" and "rank" are nouns as often as verbs: as verbs they say a direction or by what. "2 shows" are things. */
function isVerb(cue: Span, words: readonly string[], cues: readonly Cue[], isCounted: boolean): boolean {
  if ((isCounted || BEFORE_NOUNS.has(words[cue.from - 1] ?? '')) && words[cue.to] !== 'by') return false
  return (
    words[cue.to] === 'by' ||
    words[cue.to - 1] === 'by' ||
    cues.some((other) => other.kind === 'direction' && other.from >= cue.to)
  )
}
