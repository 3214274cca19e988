import type { Intent } from '@askchart/vocabulary'
import type { PreparedDataset, Suggestion } from '../types.js'
import { type Term, type TermKind, termsOf } from './terms.js'

/** Words after which some kinds of phrase are likelier than others. */
const AFTER: readonly (readonly [words: RegExp, kinds: readonly TermKind[]])[] = [
  [/(^|\s)(by|per|each|every|across)(\s+the)?$/, ['group', 'step', 'time', 'rows']],
  [/(^|\s)(number of|how many|count of|top \d+|bottom \d+|which)$/, ['rows', 'group']],
  [
    /(^|\s)(average|total|median|highest|lowest|sum of|share of|distribution of|growth of|cumulative)$/,
    ['measure', 'rows'],
  ],
  [/(^|\s)(in|for|from|of|is|=|excluding|except|without|only|or)(\s+the)?$/, ['value', 'period', 'rows']],
  [/\b(by|per)\s.*\sand(\s+the)?$/, ['group', 'step', 'measure', 'value']],
  [/(^|\s)(and|vs|versus|against|with|where|,)$/, ['measure', 'value', 'group']],
]
const AT_START: readonly TermKind[] = ['start', 'aggregate', 'measure', 'rows']
const ELSEWHERE: readonly TermKind[] = ['joint', 'group', 'measure', 'value', 'rows', 'period', 'chart', 'step', 'time']
/** What is split by something, once it is typed out. */
const SPLIT: ReadonlySet<TermKind> = new Set(['measure', 'rows'])
/** Little words that are typed out as they are. */
const JOINTS = new Set('of in by for the and to an is on or at as'.split(' '))
const LONGEST_PHRASE = 4
const MOST_TERMS = 400
/** What costs this much is only offered where there is nothing better. */
const UNLIKELY = 20
/** What follows comes after what is still being typed. */
const LATER = 4

/** What is likely after the words before: earlier kinds first. */
const expected = (before: string): readonly TermKind[] =>
  before === '' ? AT_START : (AFTER.find(([words]) => words.test(before))?.[1] ?? ELSEWHERE)

interface Completed {
  readonly text: string
  readonly cost: number
}

/** Phrases that the last words typed are the beginning of, the longest stretch of words first. */
function phrases(prefix: string, dataset: PreparedDataset): readonly Completed[] {
  const terms = termsOf(dataset)
  const starts = [...prefix.matchAll(/\S+/g)].map(({ index }) => index).slice(-LONGEST_PHRASE)
  const found: Completed[] = []
  for (const [words, at] of starts.entries()) {
    const typed = prefix.slice(at).toLowerCase().replaceAll(/\s+/g, ' ')
    const before = prefix.slice(0, at)
    if (typed.trim() === '' || JOINTS.has(typed.trim())) continue
    const kinds = expected(before.trim().toLowerCase())
    for (const term of terms.startingWith(typed, MOST_TERMS))
      found.push({ text: before + spelt(term, before), cost: costOf(term, kinds, words) })
  }
  return found
}

/** A phrase that begins a prompt begins with a capital. */
const spelt = ({ text, kind }: Term, before: string): string =>
  before.trim() === '' && kind !== 'value' ? text.charAt(0).toUpperCase() + text.slice(1) : text

function costOf({ kind, within, place, text }: Term, kinds: readonly TermKind[], words: number): number {
  const likely = kinds.indexOf(kind)
  return (likely < 0 ? UNLIKELY : likely / 2) + (within ? 2 : 0) + words * 1.5 + text.length / 5_000 + place / 1_000
}

/** What may come next, where a phrase is typed out. */
function next(prefix: string, dataset: PreparedDataset): readonly Completed[] {
  const terms = termsOf(dataset)
  const trimmed = prefix.trimEnd()
  const kinds = expected(trimmed.toLowerCase())
  if (kinds !== ELSEWHERE) return likeliest(`${trimmed} `, kinds, terms.startingWith('', Number.MAX_SAFE_INTEGER))
  const starts = [...trimmed.matchAll(/\S+/g)].map(({ index }) => index).slice(-LONGEST_PHRASE)
  const last = starts.flatMap((at) => {
    const typed = trimmed.slice(at).toLowerCase()
    return terms.startingWith(typed, 50).filter(({ key, within }) => key === typed && !within)
  })[0]
  if (last === undefined || !SPLIT.has(last.kind) || /\bby\s/i.test(trimmed)) return []
  return likeliest(`${trimmed} by `, ['step', 'group'], terms.startingWith('', Number.MAX_SAFE_INTEGER))
}

function likeliest(before: string, kinds: readonly TermKind[], terms: readonly Term[]): readonly Completed[] {
  return terms
    .filter(({ kind, within }) => !within && kinds.includes(kind))
    .map((term) => ({ text: before + term.text, cost: LATER + costOf(term, kinds, 0) }))
}

const intentOf = (text: string): Intent => {
  if (/\b(top|bottom|highest|lowest)\b/i.test(text)) return 'RANKING'
  if (/\b(share|percent)/i.test(text)) return 'COMPOSITION'
  if (/\b(distribution|histogram)/i.test(text)) return 'DISTRIBUTION'
  return /\b(day|week|month|quarter|year|over time)\b/i.test(text) ? 'TREND' : 'COMPARISON'
}

/**
 * What is being typed, typed out: a name, value, time or word of analysis that the last words begin, or what may come
 * next after a space; likeliest first. Empty where nothing in the data begins so.
 */
export function completePrompt(dataset: PreparedDataset, prefix: string, count: number): readonly Suggestion[] {
  if (prefix.trim() === '') return []
  const typed = prefix.trim().toLowerCase()
  const best = new Map<string, Completed>()
  const all = [...phrases(prefix, dataset), ...next(prefix, dataset)]
  const likely = all.some(({ cost }) => cost < UNLIKELY)
  for (const completed of all.filter(({ cost }) => !likely || cost < UNLIKELY)) {
    const key = completed.text.trim().toLowerCase()
    if (key !== typed && completed.cost < (best.get(key)?.cost ?? Infinity)) best.set(key, completed)
  }
  return [...best.values()]
    .sort((a, b) => a.cost - b.cost)
    .slice(0, count)
    .map(({ text }) => ({ text, intent: intentOf(text) }))
}
