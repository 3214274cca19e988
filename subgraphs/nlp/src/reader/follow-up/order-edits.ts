import type { Dimension, Measure, OrderDirection } from '@askchart/vocabulary'
import { isYearNumber } from '../assemble/filter/times.js'
import { cuesOf, type Frame } from '../assemble/frame.js'
import { columnLinks, type Slot, tableLinks } from '../link/links.js'
import type { Span } from '../types.js'
import { type Asked, type Edit, heard, type Ordering, says, type Shown } from './shown.js'
import { drops } from './taking-away.js'

const SORTS = /^(sort|sorted|sorting|order|ordered|ordering|rank|ranking)$/
const sorts = ({ tokens }: Frame): boolean => tokens.some(({ lower }) => SORTS.test(lower))

const spokenFor = (before: Shown, { situation }: Asked): Shown['spoken'] =>
  new Set([...before.spoken, ...situation.frame.slots])

/** "Reverse the order", "the other way round". */
export const reversed: Edit = (before, asked) => {
  const { frame } = asked.situation
  const turns = says(frame, 'reverse', 'reversed', 'invert', 'flip') && (sorts(frame) || frame.slots.length === 0)
  const round = says(frame, 'other') && says(frame, 'way') && (says(frame, 'round', 'around') || sorts(frame))
  const opposite = says(frame, 'other', 'opposite') && says(frame, 'order', 'direction')
  if (!turns && !round && !opposite && !(sorts(frame) && says(frame, 'backwards', 'backward'))) return null
  const order =
    before.order.length === 0
      ? byDimension(before, 0, 'DESCENDING')
      : before.order.map((ordering) => ({ ...ordering, direction: turned(ordering.direction) }))
  const words = frame.tokens.filter(({ lower }) => TURNING.has(lower)).map(({ index }) => index)
  return order.length === 0 ? null : { ...heard(before, words), order, spoken: spokenFor(before, asked) }
}

const TURNING = new Set(
  'other opposite way round around order direction backwards backward reverse reversed'.split(' '),
)

const turned = (direction: OrderDirection): OrderDirection => (direction === 'ASCENDING' ? 'DESCENDING' : 'ASCENDING')

/** "Unsorted", "no order". What is cut to the first few keeps the order that says which. */
export const unordered: Edit = (before, asked) => {
  const { frame } = asked.situation
  const denies = (drops(frame) || says(frame, 'no', 'not', 'undo', 'stop', "don't", 'don')) && sorts(frame)
  if (!says(frame, 'unsorted', 'unordered', 'unsort') && !denies) return null
  if (before.order.length === 0 || before.limit !== undefined || before.limitBy !== undefined) return null
  return { ...before, order: [], spoken: spokenFor(before, asked) }
}

const byMeasure = ({ measures }: Shown, at: number, direction: OrderDirection): readonly Ordering[] => {
  const of = measures[at]
  return of === undefined ? [] : [{ kind: 'measure', of, at, direction }]
}
const byDimension = ({ dimensions }: Shown, at: number, direction: OrderDirection): readonly Ordering[] => {
  const of = dimensions[at]
  return of === undefined ? [] : [{ kind: 'dimension', of, at, direction }]
}

/** What of the chart the places name. */
function namedPart(
  { measures, dimensions }: Shown,
  slots: readonly Slot[],
): { readonly measure: number } | { readonly dimension: number } | null {
  const links = slots.flatMap((slot) => columnLinks(slot))
  const best = (part: Measure | Dimension): number =>
    Math.max(0, ...links.filter(({ column }) => column.profile.ref === part.column).map(({ score }) => score))
  const tables = slots.flatMap((slot) => tableLinks(slot).map(({ table }) => table.profile.name))
  const scores = [
    ...measures.map((part, measure) => ({ score: best(part), found: { measure } })),
    ...dimensions.map((part, dimension) => ({
      score: Math.max(best(part), tables.includes(part.column.split('.')[0] ?? '') ? 0.5 : 0),
      found: { dimension },
    })),
  ].sort((a, b) => b.score - a.score)
  const [first] = scores
  return first === undefined || first.score < 0.4 ? null : first.found
}

const runs = ({ dimensions: [first] }: Shown, { prepared }: Frame): boolean => {
  const column = first === undefined ? undefined : prepared.columns.get(first.column)
  return column !== undefined && (column.isTime || isYearNumber(column))
}

/** Of whatever stands along the axis. */
const NAMES = new Set(['name', 'names', 'label', 'labels', 'title', 'titles'])

/** "Sort by profit": largest first; by a name: from A to Z; by a date: from the first. */
export const sortedBy: Edit = (before, asked) => {
  const { frame, order, limit } = asked.situation
  const isName = ({ to }: Span): boolean => NAMES.has(frame.tokens[to]?.lower ?? '')
  const verb = cuesOf(frame, 'sort').find(
    (cue) => cue.strong && (isName(cue) || frame.slots.some(({ from }) => from >= cue.to)),
  )
  if (order !== null || limit !== null || verb === undefined) return null
  const slots = frame.slots.filter(({ from }) => from >= verb.to)
  const found = namedPart(before, slots) ?? (isName(verb) ? { dimension: 0 } : null)
  if (found === null) return null
  const next =
    'measure' in found
      ? byMeasure(before, found.measure, 'DESCENDING')
      : byDimension(before, found.dimension, 'ASCENDING')
  return { ...before, order: next, spoken: new Set([...before.spoken, ...slots]) }
}

/** "Largest first", "alphabetically", "by region, descending". */
export const ordered: Edit = (before, { situation: { frame, order } }) => {
  if (order === null) return null
  const { target, direction } = order
  const named = typeof target === 'string' ? null : namedPart(before, target)
  if (named !== null)
    return {
      ...before,
      order:
        'measure' in named
          ? byMeasure(before, named.measure, direction)
          : byDimension(before, named.dimension, direction),
      spoken: new Set([...before.spoken, ...(typeof target === 'string' ? [] : target)]),
    }
  const alphabetical = frame.tokens.some(({ lower }) => /^(alphabet|lexico)/.test(lower))
  // "From lowest to highest" is said of amounts, "ascending" of whatever runs along the axis.
  const ofAmounts = frame.tokens.some(({ lower }) => /^(low|high|small|large|big|least|most|best)/.test(lower))
  const along = runs(before, frame) && before.limit === undefined && !ofAmounts
  const byX = target === 'x' || (target === 'unsaid' && (alphabetical || along))
  const next = byX ? byDimension(before, 0, direction) : byMeasure(before, 0, direction)
  return next.length === 0 ? null : { ...before, order: next }
}

/** "Top 3", "the worst ones", "top 5 of each". */
export const ranked: Edit = (before, { situation: { frame, limit } }) => {
  if (limit === null || before.measures.length === 0) return null
  const at = before.order.find(({ kind }) => kind === 'measure')?.at ?? 0
  const order = byMeasure(before, before.measures[at] === undefined ? 0 : at, limit.direction)
  const { count } = limit
  if (count === null) return { ...before, order }
  const [first] = before.dimensions
  const each = says(frame, 'each', 'every') && before.dimensions.length > 1
  if (before.limitBy !== undefined && !says(frame, 'overall', 'total', 'all'))
    return { ...before, order, limitBy: { ...before.limitBy, count } }
  return each && first !== undefined
    ? { ...before, order, limit: undefined, limitBy: { dimension: first.column, count } }
    : { ...before, order, limit: count, limitBy: undefined }
}
