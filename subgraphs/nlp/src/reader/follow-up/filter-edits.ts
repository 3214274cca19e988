import type { Dimension, Filter } from '@askchart/vocabulary'
import type { Condition } from '../assemble/filter/condition.js'
import { type Frame, inside } from '../assemble/frame.js'
import { columnLinks, valueLinks } from '../link/links.js'
import { comparedWithBefore } from './compare-edits.js'
import {
  askedLast,
  broughtBack,
  changed,
  columnsOf,
  isAsked,
  leftOutValues,
  listedValues,
  withoutColumn,
  withoutDemand,
  withoutValues,
  withStretch,
} from './filters.js'
import { ADDS, type Asked, type Edit, heard, says, type Shown } from './shown.js'
import { drops, filterWord, takingAway } from './taking-away.js'

const THAT_ONE = new Set(['that', 'this', 'the', 'last'])
/** What may stand before "filter" and is no name of one. */
const WHICH = new Set([
  ...THAT_ONE,
  ...'all any my every each current existing active previous other a both'.split(' '),
])
const TIME_WORDS = ['date', 'dates', 'time', 'period', 'year', 'month', 'quarter', 'range']

const isOnTime = (filter: Filter, { prepared }: Frame): boolean => {
  const columns = columnsOf(filter)
  return columns.length > 0 && columns.every((column) => prepared.columns.get(column)?.isTime === true)
}

/** "The weather filter": whether a filter is spoken of by a name. */
function isCalled({ tokens }: Frame, at: number, verbs: readonly number[]): boolean {
  const name = tokens[at - 1]
  if (name === undefined || name.kind !== 'word' || verbs.includes(name.index)) return false
  return !WHICH.has(name.lower) && !TIME_WORDS.includes(name.lower) && !['no', 'undo', 'of', 'off'].includes(name.lower)
}

/** "Remove that filter": the one asked for last; "the date filter", "the West filter": that one; "no filters": all of them. */
export const unfiltered: Edit = (before, { situation: { frame }, conditions }) => {
  const last = askedLast(before.filters)
  const at = filterWord(frame)
  const verbs = takingAway(frame)
  const isRid = at >= 0 && (verbs.length > 0 || says(frame, 'no', 'undo'))
  if (last.length === 0 || (!isRid && !says(frame, 'unfiltered'))) return null
  const which = frame.tokens.filter(({ lower, index }) => index < at && WHICH.has(lower)).map(({ index }) => index)
  const told = heard(before, [...verbs, ...which, at])
  const spoken = new Set([...before.spoken, ...frame.slots])
  const isShown = ({ column, operator, values }: Condition): boolean =>
    operator !== 'EQ' || values.some((value) => listedValues(before.filters, column.profile.ref).includes(value))
  const slots = frame.slots.filter((slot) => !verbs.some((verb) => inside(verb, slot)))
  const links = slots.flatMap((slot) => [...columnLinks(slot), ...valueLinks(slot)])
  const columns = [...(conditions.length > 0 ? [] : links), ...conditions.filter(isShown)].map(
    ({ column }) => column.profile.ref,
  )
  const named = columns.reduce(withoutColumn, before.filters)
  if (named.length < before.filters.length) return { ...told, filters: named, spoken }
  if (conditions.length > 0 || slots.length > 0 || isCalled(frame, at, verbs)) return null
  const timeless = before.filters.filter((filter) => !(isAsked(filter) && isOnTime(filter, frame)))
  if (says(frame, ...TIME_WORDS) && timeless.length < before.filters.length)
    return { ...told, filters: timeless, spoken }
  const isSeveral = at < 0 || (frame.tokens[at]?.lower ?? '').endsWith('s')
  const one = !isSeveral && which.some((index) => THAT_ONE.has(frame.tokens[index]?.lower ?? ''))
  return {
    ...told,
    filters: one
      ? before.filters.filter((filter) => !last.includes(filter))
      : before.filters.filter((f) => !isAsked(f)),
    spoken,
  }
}

/** "For all time", "any year": no condition on when. */
export const timeless: Edit = (before, { situation: { frame } }) => {
  const at = frame.tokens.findIndex(({ lower }) => ['all', 'any', 'whole', 'entire', 'every', 'full'].includes(lower))
  const next = [1, 2].map((step) => frame.tokens[at + step]?.lower ?? '')
  const says = next.some((word) => /^(time|dates?|periods?|years?|months?|quarters?|history)$/.test(word))
  if (at < 0 || !says) return null
  const filters = before.filters.filter((filter) => !(isAsked(filter) && isOnTime(filter, frame)))
  return filters.length < before.filters.length ? { ...before, filters } : null
}

/** "Drop profit", "without the West", "remove the segment": takes away what is named. */
const dropped = (before: Shown, { situation, conditions }: Asked): Shown | null => {
  const { frame, roles } = situation
  if (filterWord(frame) >= 0 && conditions.length === 0) return null
  const slots = roles.map(({ slot }) => slot).filter((slot) => !before.spoken.has(slot))
  const columns = slots.flatMap((slot) =>
    columnLinks(slot).flatMap(({ column, score }) => (score > 0.5 ? [column.profile.ref] : [])),
  )
  const keeps = ({ column }: { readonly column?: string }): boolean => column === undefined || !columns.includes(column)
  const spoken = new Set([...before.spoken, ...frame.slots])
  const measures = before.measures.filter(keeps)
  if (measures.length > 0 && measures.length < before.measures.length) return { ...before, measures, spoken }
  if (conditions.length > 0) {
    const filters = conditions.reduce<readonly Filter[]>((parts, condition) => {
      const { column, values } = condition
      const left = withoutDemand(parts, condition) ?? withoutValues(parts, column.profile.ref, values)
      // "Remove the West filter" asks for the West no less than for the others.
      return left ?? (filterWord(frame) < 0 ? changed(parts, [{ ...condition, negated: true }], false) : parts)
    }, before.filters)
    return { ...before, filters, spoken }
  }
  const dimensions = before.dimensions.filter(keeps)
  if (dimensions.length < before.dimensions.length) return { ...before, dimensions, spoken }
  const anyTime = before.filters.filter((filter) => !(isAsked(filter) && isOnTime(filter, frame)))
  if (says(frame, ...TIME_WORDS) && anyTime.length < before.filters.length)
    return { ...before, filters: anyTime, spoken }
  const limited = columns.reduce(withoutColumn, before.filters)
  return limited.length < before.filters.length ? { ...before, filters: limited, spoken } : null
}

/** Values that are listed one beside the other are told apart by colour: "Japan", then "add China". */
function withSeries(before: Shown, { conditions }: Asked): readonly Dimension[] {
  const { dimensions, filters } = before
  if (dimensions.length !== 1) return dimensions
  const several = conditions.find(
    ({ column }) => !column.isTime && listedValues(filters, column.profile.ref).length > 1,
  )
  const column = several?.column.profile.ref
  return column === undefined || dimensions.some((dimension) => dimension.column === column)
    ? dimensions
    : [...dimensions, { column }]
}

/** "Only the West", "since March", "add China", "drop the South". */
export const filtered: Edit = (before, asked) => {
  const { situation, conditions } = asked
  const { frame } = situation
  if (drops(frame)) return dropped(before, asked)
  if (conditions.length === 0) return null
  const compared = comparedWithBefore(before, asked)
  if (compared !== null) return compared
  const adds = says(frame, ...ADDS)
  const back = adds || says(frame, 'back', 'again', 'restore')
  const filters = conditions.reduce<readonly Filter[]>((parts, condition) => {
    const { column, values, operator, negated } = condition
    const ref = column.profile.ref
    const joined =
      condition.column.isTime && says(frame, 'add', 'also', 'too', 'include', 'plus')
        ? withStretch(parts, condition)
        : null
    if (joined !== null) return joined
    const leftOut = ['EQ', 'IN'].includes(operator) && !negated ? leftOutValues(parts, ref) : []
    if (leftOut.length === 0) return changed(parts, [condition], adds)
    // "Without the South", then "and the East too"; or "bring back the South".
    if (back && values.some((value) => leftOut.includes(value))) return broughtBack(parts, ref, values)
    return says(frame, 'too', 'also')
      ? changed(parts, [{ ...condition, negated: true }], false)
      : changed(parts, [condition], adds)
  }, before.filters)
  const next = { ...before, filters }
  return adds ? { ...next, dimensions: withSeries(next, asked) } : next
}
