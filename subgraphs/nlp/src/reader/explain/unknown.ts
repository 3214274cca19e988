import { stopStems, stopWords } from '../lexicon/stop-words.js'
import type { Frame } from '../assemble/frame.js'
import { inside } from '../assemble/frame.js'
import { lightWords } from '../lexicon/light-words.js'
import type { Token } from '../types.js'
import { isNoun } from './nouns.js'

/** Words that no stage understood, in the order of the prompt. Verbs and the like that carry no name are left aside. */
export function unknownWords(frame: Frame): readonly string[] {
  const left = frame.tokens.filter(
    (token) =>
      (token.kind === 'word' || token.kind === 'quoted') &&
      !stopWords.has(token.lower) &&
      !stopStems.has(token.stem) &&
      token.lower.length > 1 &&
      !frame.used.has(token.index) &&
      !frame.slots.some((slot) => inside(token.index, slot)) &&
      !frame.cues.some((cue) => inside(token.index, cue)) &&
      !frame.periods.some((period) => inside(token.index, period)),
  )
  const named = left.filter((token) => !lightWords.has(token.lower) && (isGrouped(frame, token) || isNoun(token.text)))
  return [...new Set(named.map(({ text }) => text))]
}

/** What things are counted or summed by is a name, whatever else the word may be: "by state". */
const isGrouped = ({ cues }: Frame, { index }: Token): boolean =>
  cues.some(({ kind, to }) => kind === 'group' && to === index)

/** The phrases that the dataset's names and this language do not explain: values, perhaps, of columns with many. */
export function unknownPhrases(frame: Frame): readonly string[] {
  const phrases: string[] = []
  let run: { from: number; to: number } | null = null
  const flush = (): void => {
    if (run === null) return
    const first = frame.tokens[run.from]
    const last = frame.tokens[run.to - 1]
    if (first !== undefined && last !== undefined)
      phrases.push(
        frame.tokens
          .slice(run.from, run.to)
          .map(({ text }) => text)
          .join(' '),
      )
    run = null
  }
  for (const token of frame.tokens) {
    const known =
      frame.slots.some((slot) => inside(token.index, slot) && (slot.links[0]?.score ?? 0) > 0.7) ||
      frame.cues.some((cue) => inside(token.index, cue)) ||
      stopWords.has(token.lower) ||
      token.kind === 'sign'
    if (token.kind === 'quoted') {
      flush()
      phrases.push(token.text)
    } else if (known || token.kind === 'date') flush()
    else run = run === null ? { from: token.index, to: token.index + 1 } : { from: run.from, to: token.index + 1 }
  }
  flush()
  return [...new Set(phrases)].filter((phrase) => phrase.length > 1 && !/^\d{1,3}$/.test(phrase)).slice(0, 20)
}
