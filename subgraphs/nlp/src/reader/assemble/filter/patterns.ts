import type { Filter } from '@askchart/vocabulary'
import { stopWords } from '../../lexicon/stop-words.js'
import type { PreparedColumn, Token } from '../../types.js'
import { cuesOf, type Frame, inside } from '../frame.js'
import { operatorAround } from './operators.js'
import { placed } from './places.js'
import type { Question } from './question.js'

const isText = ({ profile }: PreparedColumn): boolean => profile.type === 'STRING'
const LETTER_WORDS = new Set(['letter', 'letters', 'substring', 'character', 'characters', 'initial'])
const JOINTS = new Set(['or', 'and', ','])

const saysLetters = (token: Token | undefined): boolean => token !== undefined && LETTER_WORDS.has(token.lower)

/** A letter or text to look for: quoted, a single letter, or a word in capitals where the words before ask for one. */
function isSought(frame: Frame, token: Token | undefined, place: 'start' | 'end' | 'in' | null): token is Token {
  if (token === undefined) return false
  if (token.kind === 'quoted') return true
  if (token.kind !== 'word') return false
  const before = frame.tokens[token.index - 1]
  const ends = ['.', '?', ',', undefined].includes(frame.tokens[token.index + 1]?.text)
  if (token.text.length === 1)
    return (
      token.text !== token.lower ||
      saysLetters(before) ||
      (place !== null && (ends || !['a', 'i'].includes(token.lower)))
    )
  if (place === null) return false
  if (saysLetters(before)) return true
  // Right after "start with" any word is meant as it is written.
  const said = cuesOf(frame, 'pattern').some((cue) => cue.to === token.index && cue.place !== 'in')
  if (said || withinName(frame, token.index) || isNamed(frame, token)) return !stopWords.has(token.lower)
  return token.text !== token.lower && token.text === token.text.toUpperCase()
}

/** "Whose title contains Moon": a name that the data knows nothing else by. */
const isNamed = (frame: Frame, { index, text, lower }: Token): boolean =>
  text !== lower &&
  cuesOf(frame, 'pattern').some((cue) => cue.to === index && cue.place === 'in') &&
  !frame.slots.some((slot) => inside(index, slot))

/** "Without the letter M": the letters are named, though no verb of containing is. */
const byLetters = (frame: Frame, at: number): boolean =>
  saysLetters(frame.tokens[at - 1]) || (frame.tokens[at - 1]?.kind === 'quoted' && saysLetters(frame.tokens[at - 2]))

const MOST_BETWEEN = 6
const HAVING = new Set(['have', 'has', 'having', 'had', 'with'])
const OWNING = new Set(['in', 'within', 'as', 'a', 'part', 'of', 'their', 'its', 'his', 'her', 'the'])
const WITHIN = new Set(['in', 'within', 'as'])

/** "Who have TN in their address", "that have 'an' as part of the name". */
function withinName({ tokens, slots }: Frame, at: number): boolean {
  if (!HAVING.has(tokens[at - 1]?.lower ?? '') || !WITHIN.has(tokens[at + 1]?.lower ?? '')) return false
  const slot = slots.find(({ from }) => from > at + 1)
  if (slot === undefined || slot.from - at > MOST_BETWEEN) return false
  return (
    tokens.slice(at + 1, slot.from).every(({ lower }) => OWNING.has(lower)) &&
    slot.links.some((link) => link.kind === 'column' && isText(link.column))
  )
}

/** What a text contains, starts or ends with: `names starting with S`, `the letters D or S in their first name`. */
export function patternQuestions(frame: Frame): readonly Question[] {
  const questions: Question[] = []
  const isAsked = cuesOf(frame, 'pattern').length > 0
  for (let at = 0; at < frame.tokens.length; at += 1) {
    const mayBe = isAsked || byLetters(frame, at) || withinName(frame, at)
    const question = !mayBe || frame.used.has(at) ? null : patternAt(frame, at)
    if (question === null) continue
    questions.push(question)
    at = question.to - 1
  }
  return questions
}

function patternAt(frame: Frame, at: number): Question | null {
  const token = frame.tokens[at]
  const around = operatorAround(frame, at, at + 1)
  const inPart = cuesOf(frame, 'pattern').find(({ from }) => from === at + 1 && frame.tokens[from]?.lower === 'in')
  const place = around.place ?? (inPart !== undefined || byLetters(frame, at) || withinName(frame, at) ? 'in' : null)
  if (place === null || !isSought(frame, token, place)) return null
  const texts = [token.text]
  const or: boolean[] = []
  let to = at + 1
  for (;;) {
    const joint = frame.tokens[to]
    const next = frame.tokens[to + 1]
    if (joint === undefined || !JOINTS.has(joint.lower) || next === undefined) break
    if (next.kind !== token.kind || !isSought(frame, next, place)) break
    if (token.kind === 'word' && next.text.length !== token.text.length) break
    texts.push(next.text)
    or.push(joint.lower === 'or')
    to += 2
  }
  const pattern = (text: string): string => {
    const plain = text.replaceAll('%', '')
    return { start: `${plain}%`, end: `%${plain}`, in: `%${plain}%` }[place]
  }
  const span = { from: around.from, to: inPart !== undefined && texts.length === 1 ? inPart.to : to }
  const patterns = texts.map(pattern)
  return {
    ...span,
    kind: 'pattern',
    lead: span.from,
    operand: { from: at, to },
    around: { ...around, operator: 'LIKE', place, said: true },
    proposals: placed(frame, span, { from: at, to }, isText).map((place) => ({
      ...place,
      goesOn: false,
      operator: 'LIKE' as const,
      values: patterns,
      known: 1,
      ...(patterns.length > 1 ? { filter: severalOf(place.column, patterns, or.includes(true)) } : {}),
    })),
  }
}

function severalOf(column: PreparedColumn, patterns: readonly string[], anyOf: boolean): Filter {
  const parts = patterns.map((pattern): Filter => ({
    compare: { column: column.profile.ref, operator: 'LIKE', values: [pattern] },
  }))
  return anyOf ? { or: parts } : { and: parts }
}
