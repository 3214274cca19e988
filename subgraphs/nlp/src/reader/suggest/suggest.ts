import type { ColumnRef } from '@askchart/vocabulary'
import type { PreparedDataset, Reading, Suggestion } from '../types.js'
import { type Idea, ideasOf } from './ideas.js'

/** Prompts that are offered where nothing better is known, by a refusal among others: they are tried when a dataset is prepared. */
export const OFFERED = 3
/** A prompt is only suggested where its own reading is this sure. */
const SURE_ENOUGH = 0.8
/** Further ideas are not tried. */
const MOST_TRIED = 80
/** Readings at one keystroke, which is answered within 10 ms; the next one tries further ideas. */
const TRIED_AT_A_KEYSTROKE = 2

/** Reads a prompt, or null where it is refused or asked back. */
export type TryPrompt = (text: string) => Reading | null

/** Ideas, and what came of those that were tried. */
interface Ideas {
  readonly all: readonly Idea[]
  readonly held: Map<Idea, boolean>
}

const known = new WeakMap<PreparedDataset, Ideas>()

function ideasAbout(prepared: PreparedDataset): Ideas {
  const ideas = known.get(prepared) ?? { all: ideasOf(prepared).slice(0, MOST_TRIED), held: new Map() }
  known.set(prepared, ideas)
  return ideas
}

/** Whether a reading shows every column that the idea was made of, and is sure of it. */
function holds({ shows }: Idea, reading: Reading | null): boolean {
  if (reading === null || reading.confidence < SURE_ENOUGH) return false
  const { measures, dimensions } = reading.query
  const refs = new Set<ColumnRef | undefined>([...measures, ...dimensions].map(({ column }) => column))
  const named = new Set(measures.map(({ metric }) => metric))
  return shows.every(({ profile, metric }) => (metric === null ? refs.has(profile.ref) : named.has(metric.name)))
}

/**
 * Good first prompts about a dataset that go on with what is typed, of different kinds, each of which the reader reads as it is
 * meant. As many are tried as it takes, a few where something is typed, each once for each prepared dataset.
 */
export function suggestedBy(
  tryPrompt: TryPrompt,
  prepared: PreparedDataset,
  count: number,
  typed: string,
): readonly Suggestion[] {
  const { all, held } = ideasAbout(prepared)
  const good: Suggestion[] = []
  let left = typed === '' ? MOST_TRIED : TRIED_AT_A_KEYSTROKE
  for (const idea of all) {
    if (good.length >= count) break
    const { text, intent } = idea
    if (!goesOn(text, typed) || good.some((other) => other.text === text)) continue
    const isKnown = held.has(idea)
    if (!isKnown && left === 0) continue
    if (!isKnown) left -= 1
    const isGood = held.get(idea) ?? holds(idea, tryPrompt(text))
    held.set(idea, isGood)
    if (isGood) good.push({ text, intent })
  }
  return good
}

const goesOn = (text: string, typed: string): boolean => {
  const [whole, begun] = [text.toLowerCase(), typed.toLowerCase()]
  return whole.startsWith(begun) && whole !== begun
}
