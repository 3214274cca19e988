import type { QuerySpec } from '@askchart/vocabulary'
import { type Candidate, dimensionsOf } from '../assemble/candidate.js'
import type { Condition } from '../assemble/filter/condition.js'
import { cuesOf, type Frame, overlap } from '../assemble/frame.js'
import type { Slot } from '../link/links.js'
import { singular } from '../normalize/stem.js'
import type { Span } from '../types.js'
import { isParticiple } from './qualifiers.js'

const OF = new Set(['of', 'in', 'for', 'from', 'at'])
const SELLING = new Set(['selling', 'sold', 'sells'])

/** Where a thing is named, and what says by what it is first: "highest paid department", "largest region". */
interface Superlative {
  readonly thing: Slot
  readonly by: Span | null
}

const isThing = ({ links: [top] }: Slot): boolean =>
  top?.kind === 'table' || (top?.kind === 'column' && top.column.profile.role !== 'MEASURE')

function superlativeAt({ tokens, slots }: Frame, at: number): Superlative | null {
  const first = slots.find(({ from }) => from === at)
  // "Best selling" is one phrase.
  const sells = SELLING.has(tokens[at - 1]?.lower ?? '')
  if (first !== undefined && isThing(first)) return { thing: first, by: sells ? { from: at - 1, to: at } : null }
  const to = first?.to ?? at + 1
  const thing = slots.find(({ from }) => from === to)
  if (thing === undefined || !isThing(thing)) return null
  const says = first !== undefined || isParticiple(tokens[at]?.lower ?? '')
  return says ? { thing, by: { from: at, to } } : null
}

/**
 * "Average age of the highest paid department", "profit of the largest region": one of several that is told by something else
 * than what is asked of it, where the query shows them all, or none of them.
 */
export function lostSuperlatives(
  query: QuerySpec,
  candidate: Candidate,
  conditions: readonly Condition[],
  frame: Frame,
): readonly Span[] {
  const { tokens, slots, prepared } = frame
  const dimensions = dimensionsOf(candidate).map(({ column }) => column)
  const { measures } = candidate
  const isMeasured = (at: number): boolean => measures.some(({ role }) => role !== null && role.slot.to <= at)
  const tellsBy = (by: Span): boolean => {
    const own = slots.find((slot) => overlap(slot, by))
    if (own !== undefined)
      return own.links.some((link) => link.kind === 'column' && measures.some(({ column }) => column === link.column))
    const sells = SELLING.has(tokens[by.from]?.lower ?? '')
    return sells && measures.some(({ column, aggregate }) => aggregate === 'COUNT' || column === prepared.money)
  }
  return cuesOf(frame, 'extreme').flatMap((cue): readonly Span[] => {
    const lead = tokens[cue.from - 1]?.lower === 'the' ? cue.from - 2 : cue.from - 1
    const found = superlativeAt(frame, cue.to)
    if (found === null || !OF.has(tokens[lead]?.lower ?? '') || !isMeasured(lead)) return []
    const { thing, by } = found
    const last = tokens[thing.to - 1]?.lower ?? ''
    const whole = { from: cue.from, to: thing.to }
    if (singular(last) !== last || conditions.some((condition) => overlap(condition, whole))) return []
    const isRows = thing.links.some(
      (link) => link.kind === 'table' && measures.some(({ table }) => table === link.table),
    )
    const isShown = dimensions.some((column) =>
      thing.links.some((link) => (link.kind === 'table' ? link.table === column.table : link.column === column)),
    )
    if (!isShown) return isRows ? [] : [whole]
    const isTold = query.orderBy !== undefined && (by === null || tellsBy(by))
    return isTold ? [] : [{ from: cue.from, to: by?.to ?? cue.to }]
  })
}
