import type { ColumnRef } from '@askchart/vocabulary'
import type { PreparedDataset, Reading, Suggestion } from '../types.js'
import { type Idea, ideasOf } from './ideas.js'

/** A prompt is only suggested where its own reading is this sure. */
const SURE_ENOUGH = 0.8
/** Further ideas are not tried. */
const MOST_TRIED = 80

/** Reads a prompt, or null where it is refused or asked back. */
export type TryPrompt = (text: string) => Reading | null

interface Tried {
  readonly good: Suggestion[]
  readonly rest: Iterator<Idea>
}

const tried = new WeakMap<PreparedDataset, Tried>()

/** Whether a reading shows every column that the idea was made of, and is sure of it. */
function holds({ shows }: Idea, reading: Reading | null): boolean {
  if (reading === null || reading.confidence < SURE_ENOUGH) return false
  const { measures, dimensions } = reading.query
  const refs = new Set<ColumnRef | undefined>([...measures, ...dimensions].map(({ column }) => column))
  const named = new Set(measures.map(({ metric }) => metric))
  return shows.every(({ profile, metric }) => (metric === null ? refs.has(profile.ref) : named.has(metric.name)))
}

/**
 * Good first prompts about a dataset, of different kinds, each of which the reader reads as it is meant. They are tried
 * as they are asked for, once for each prepared dataset.
 */
export function suggestedBy(tryPrompt: TryPrompt, prepared: PreparedDataset, count: number): readonly Suggestion[] {
  const known = tried.get(prepared) ?? { good: [], rest: ideasOf(prepared).slice(0, MOST_TRIED).values() }
  tried.set(prepared, known)
  while (known.good.length < count) {
    const next = known.rest.next()
    if (next.done === true) break
    const { text, intent } = next.value
    const isNew = known.good.every((other) => other.text !== text)
    if (isNew && holds(next.value, tryPrompt(text))) known.good.push({ text, intent })
  }
  return known.good.slice(0, count)
}
