import { type Candidate, dimensionsOf } from '../assemble/candidate.js'
import type { Condition } from '../assemble/filter/condition.js'
import { type Frame, inside } from '../assemble/frame.js'
import { stateWords } from '../lexicon/state-words.js'
import type { Span } from '../types.js'

/** "On-time rate", and "flights delayed by airline" where the word is taken for a name ("departure delay") that the reading neither shows nor asks for. */
export function lostStates(candidate: Candidate, conditions: readonly Condition[], frame: Frame): readonly Span[] {
  const columns = new Set(
    [...dimensionsOf(candidate), ...candidate.measures, ...conditions].map(({ column }) => column),
  )
  // "On time" is no air time.
  const isSaid = (at: number): boolean =>
    frame.used.has(at) || frame.slots.some((slot) => inside(at, slot) && slot.to - slot.from > 1)
  return frame.tokens.flatMap(({ lower, index }): readonly Span[] => {
    const next = frame.tokens.find((token) => token.index > index && token.kind !== 'sign')
    if (lower === 'on' && next?.lower === 'time' && !isSaid(index) && !isSaid(next.index))
      return [{ from: index, to: next.index + 1 }]
    if (!stateWords.has(lower) || frame.used.has(index)) return []
    const slot = frame.slots.find((one) => inside(index, one))
    if (slot === undefined || slot.to - slot.from > 1 || slot.links[0]?.kind !== 'column') return []
    const isShown = slot.links.some((link) => link.kind === 'table' || columns.has(link.column))
    return isShown ? [] : [{ from: index, to: index + 1 }]
  })
}
