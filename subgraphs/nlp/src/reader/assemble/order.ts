import type { OrderDirection } from '@askchart/vocabulary'
import type { Slot } from '../link/links.js'
import type { Span } from '../types.js'
import { cuesOf, type Frame, inside, overlap, using } from './frame.js'
import { sortedBy } from './sorted-by.js'

/** How the prompt asks for the marks to be ordered. `target` is what it orders by, as far as it says. */
export interface OrderClause extends Span {
  readonly direction: OrderDirection
  readonly target: 'x' | 'y' | 'unsaid' | readonly Slot[]
}

const LITTLE = new Set(
  'the a an of in by it them and please could you i want to would like me can with on for from its their corresponding that should be bar bars chart graph result results pie line scatter these those this also attribute axis number'.split(
    ' ',
  ),
)
const isBoundary = (text: string): boolean => text === ',' || text === '.' || text === ';' || text === '?'

/** The verb that a direction belongs to: `rank Y in asc order`, `could you show y axis in ascending order`. */
function verbOf(frame: Frame, direction: Span): Span | null {
  for (let at = direction.from - 1; at >= Math.max(0, direction.from - 14); at -= 1) {
    const token = frame.tokens[at]
    if (token === undefined || (isBoundary(token.text) && token.text !== ',')) return null
    const verb = cuesOf(frame, 'sort').find((cue) => inside(at, cue))
    if (verb === undefined) continue
    if (verb.strong) return verb
    if (isWeakClause(frame, verb, direction)) return verb
  }
  return null
}

/** A bolted-on tail: a light verb after a break, with at most one thing named up to the direction. */
function isWeakClause(frame: Frame, verb: Span, direction: Span): boolean {
  if (verb.from === 0) return false
  const before = frame.tokens[verb.from - 1]?.lower ?? ''
  if (!isBoundary(before) && !['and', 'to', 'you', 'please', 'me', 'also'].includes(before)) return false
  const named = frame.slots.filter((slot) => slot.from >= verb.to && slot.to <= direction.from).length
  return (
    named <= 1 &&
    direction.from - verb.to <= 9 &&
    !frame.tokens.slice(verb.to, direction.from).some(({ text }) => isBoundary(text))
  )
}

/** Where the clause ends: after `by the Y axis please`, which may follow the direction. */
function endOf(frame: Frame, direction: Span): number {
  let end = direction.to
  for (let at = direction.to; at < frame.tokens.length; at += 1) {
    const token = frame.tokens[at]
    if (token === undefined || isBoundary(token.text)) break
    const axis = cuesOf(frame, 'axis').find((cue) => inside(at, cue))
    const slot = frame.slots.find((found) => inside(at, found))
    const follows = frame.tokens.slice(direction.to, at).every(({ lower }) => LITTLE.has(lower))
    const joined = ['by', 'of', 'according', 'based', 'on', 'in', 'for', 'the', 'order'].includes(
      frame.tokens[direction.to]?.lower ?? '',
    )
    const count =
      cuesOf(frame, 'count').some((cue) => inside(at, cue)) ||
      cuesOf(frame, 'aggregate').some((cue) => inside(at, cue)) ||
      cuesOf(frame, 'total').some((cue) => inside(at, cue))
    if (
      !LITTLE.has(token.lower) &&
      axis === undefined &&
      !count &&
      !(slot !== undefined && joined && (follows || at > direction.to))
    )
      break
    if (slot !== undefined) at = slot.to - 1
    end = at + 1
  }
  return end
}

function targetOf(frame: Frame, clause: Span): OrderClause['target'] {
  const axis = cuesOf(frame, 'axis').find((cue) => overlap(cue, clause))
  if (axis !== undefined) return axis.axis
  const slots = frame.slots.filter((slot) => overlap(slot, clause))
  const counts = [
    ...cuesOf(frame, 'count'),
    ...cuesOf(frame, 'total'),
    ...cuesOf(frame, 'aggregate'),
    ...cuesOf(frame, 'share'),
  ]
  if (counts.some((cue) => overlap(cue, clause))) return 'y'
  return slots.length > 0 ? slots : 'unsaid'
}

/** "Rank the regions by profit", "..., sorted": largest first. */
function sortedAlone(frame: Frame): { readonly frame: Frame; readonly order: OrderClause | null } {
  const ranks = frame.tokens.findIndex(({ lower }, index) => lower === 'rank' && index < 3)
  if (ranks >= 0 && frame.tokens.some(({ lower, index }) => lower === 'by' && index > ranks)) {
    const span = { from: ranks, to: ranks + 1 }
    return { frame: using(frame, span), order: { ...span, direction: 'DESCENDING', target: 'y' } }
  }
  const at = frame.tokens.findIndex(({ lower }) => lower === 'sorted')
  const next = frame.tokens[at + 1]
  if (at < 0 || (next !== undefined && !isBoundary(next.text))) return { frame, order: null }
  const span = { from: at, to: at + 1 }
  return { frame: using(frame, span), order: { ...span, direction: 'DESCENDING', target: 'y' } }
}

/** "..., x axis in descending order": an axis right before the direction, without a verb. */
function axisBefore(frame: Frame, direction: Span): number | null {
  const axis = cuesOf(frame, 'axis').find(
    ({ from, to }) =>
      to <= direction.from &&
      [',', 'and', 'with'].includes(frame.tokens[from - 1]?.lower ?? '') &&
      frame.tokens
        .slice(to, direction.from)
        .every(({ lower }) => ['in', 'is', 'from', 'sorted', 'the'].includes(lower)),
  )
  return axis?.from ?? null
}

const FIRST = new Set('highest largest most biggest greatest latest'.split(' '))
const LAST = new Set('lowest smallest least fewest earliest'.split(' '))
const SAID_BETWEEN = 5

/** "From the highest average to the lowest": both ends are said, and what is ordered between them. */
function fromEndToEnd({ tokens }: Frame): (Span & { readonly direction: OrderDirection }) | null {
  const begin = tokens.findIndex(({ lower }) => lower === 'from')
  const [from, to] = [begin, tokens.findIndex(({ lower, index }) => lower === 'to' && index > begin)]
  if (from < 0 || to < 0 || to - from > SAID_BETWEEN) return null
  const ends = (words: ReadonlySet<string>, first: number, last: number): boolean =>
    tokens.slice(first + 1, last + 1).some(({ lower }) => words.has(lower))
  const end = tokens[to + 1]?.lower === 'the' ? to + 3 : to + 2
  const span = { from, to: Math.min(tokens.length, end) }
  if (ends(FIRST, from, to) && ends(LAST, to, end - 1)) return { ...span, direction: 'DESCENDING' }
  return ends(LAST, from, to) && ends(FIRST, to, end - 1) ? { ...span, direction: 'ASCENDING' } : null
}

/** Finds the clause that orders, and takes its words out of what the chart shows. */
export function readOrder(frame: Frame): { readonly frame: Frame; readonly order: OrderClause | null } {
  const directions = cuesOf(frame, 'direction')
  const direction = directions.at(-1) ?? fromEndToEnd(frame)
  if (direction === null) return sortedBy(frame) ?? sortedAlone(frame)
  const verb = verbOf(frame, direction)
  const end = endOf(frame, direction)
  const clause = { from: verb?.from ?? axisBefore(frame, direction) ?? direction.from, to: end }
  const target = targetOf(frame, clause)
  // "Show the names in alphabetical order": what is ordered is also what is shown.
  const shown = verb === null || (clause.from < 4 && typeof target !== 'string')
  const spans = shown ? [direction] : [clause]
  return { frame: using(frame, ...spans), order: { ...clause, direction: direction.direction, target } }
}
