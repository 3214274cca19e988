import type { Measure } from '@askchart/vocabulary'
import { cuesOf, type Frame, inside } from '../assemble/frame.js'
import { columnLinks, type Slot, tableLinks } from '../link/links.js'
import { isAsked, withoutColumn } from './filters.js'
import { ADDS, type Edit, says } from './shown.js'
import { drops } from './taking-away.js'

/** "Make that ten". */
export const otherLimit: Edit = (before, { situation: { frame, limit, conditionTables } }) => {
  const said = frame.tokens.find(({ value, index }) => value !== null && !frame.used.has(index))
  const count = said?.value ?? 0
  const known = limit !== null || conditionTables.size > 0 || frame.periods.length > 0
  if (known || !Number.isInteger(count) || count < 1 || count > 1000) return null
  if (before.limitBy !== undefined) return { ...before, limitBy: { ...before.limitBy, count } }
  return before.limit === undefined ? null : { ...before, limit: count }
}

/** "No limit". */
export const unlimited: Edit = (before, { situation: { frame } }) => {
  const cut = before.limit !== undefined || before.limitBy !== undefined
  return cut && (drops(frame) || says(frame, 'no')) && says(frame, 'limit', 'limits', 'cap', 'cutoff')
    ? { ...before, limit: undefined, limitBy: undefined }
    : null
}

const ALL = ['all', 'everything', 'every', 'any']
/** What may be said with it that asks for nothing else: "now show me all of them again, please". */
const BARE = new Set(
  `${ALL.join(' ')} show shows me give display bring back list see want again now please of them it its those these the data rows
results values ones and ok okay let us i to can you could`.split(/\s+/),
)

/** "Show all of them", "all segments again": no limit; where there is none, no filter. */
export const everything: Edit = (before, { situation: { frame, conditionTables } }) => {
  if (!says(frame, ...ALL) || conditionTables.size > 0) return null
  const slots = frame.slots.filter((slot) => columnLinks(slot).length > 0)
  const named = slots.flatMap((slot) => columnLinks(slot).map(({ column }) => column.profile.ref))
  const spoken = new Set([...before.spoken, ...frame.slots])
  const filters = named.reduce(withoutColumn, before.filters)
  if (filters.length < before.filters.length)
    return { ...before, filters, spoken: new Set([...before.spoken, ...slots]) }
  const isBare = frame.tokens.every(
    ({ kind, lower, index }) => kind !== 'word' || BARE.has(lower) || frame.slots.some((slot) => inside(index, slot)),
  )
  const isShown = (slot: Slot): boolean =>
    before.dimensions.some(
      ({ column }) =>
        columnLinks(slot).some((link) => link.column.profile.ref === column) ||
        tableLinks(slot).some(({ table }) => table.profile.name === column.split('.')[0]),
    )
  if (!isBare || !frame.slots.every(isShown)) return null
  if (before.limit !== undefined || before.limitBy !== undefined)
    return { ...before, limit: undefined, limitBy: undefined, spoken }
  const unasked = before.filters.filter((filter) => !isAsked(filter))
  return frame.slots.length > 0 || unasked.length === before.filters.length ? null : { ...before, filters: unasked }
}

/** "Median instead", "and the minimum". */
export const otherAggregate: Edit = (before, { situation: { frame, roles } }) => {
  const [cue] = cuesOf(frame, 'aggregate').filter(({ from }) => !frame.used.has(from))
  if (cue === undefined || roles.some(({ aggregates }) => aggregates.length > 0)) return null
  const fits = ({ column, aggregate }: Measure): boolean =>
    column !== undefined && aggregate !== undefined && aggregate !== 'COUNT' && aggregate !== 'COUNT_DISTINCT'
  if (!before.measures.some(fits)) return null
  const other = before.measures.map((measure) => (fits(measure) ? { ...measure, aggregate: cue.aggregate } : measure))
  const adds = says(frame, ...ADDS) && !says(frame, 'instead') && before.measures.length === 1
  return { ...before, measures: adds ? [...before.measures, ...other] : other }
}

/** "Swap the axes". */
export const swapped: Edit = (before, { situation: { frame } }) =>
  before.dimensions.length === 2 &&
  (says(frame, 'swap', 'flip', 'transpose') ||
    (says(frame, 'switch') && says(frame, 'axes', 'axis', 'sides', 'around', 'them'))) &&
  frame.slots.length === 0
    ? { ...before, dimensions: [...before.dimensions].reverse() }
    : null

/** "No split", "remove the breakdown". */
export const unsplit: Edit = (before, { situation: { frame } }) => {
  const parts = ['split', 'breakdown', 'colour', 'color', 'colours', 'colors', 'legend', 'series', 'panels']
  if (!(drops(frame) || says(frame, 'no', 'undo')) || !says(frame, ...parts) || before.dimensions.length < 2)
    return null
  const named = new Set(frame.slots.flatMap((slot) => columnLinks(slot).map(({ column }) => column.profile.ref)))
  const left = before.dimensions.filter(({ column }) => !named.has(column))
  const dimensions =
    left.length === 0 || left.length === before.dimensions.length ? before.dimensions.slice(0, 1) : left
  return { ...before, dimensions, arrangement: null, spoken: new Set([...before.spoken, ...frame.slots]) }
}

const denies = (frame: Frame): boolean => drops(frame) || says(frame, 'no', 'not', 'undo', 'stop')

/** "Cumulative", "as growth". */
export const derived: Edit = (
  before,
  {
    situation: {
      frame,
      derived: { derive },
    },
  },
) =>
  derive === null || denies(frame) || before.measures.some(({ aggregate }) => aggregate === undefined)
    ? null
    : { ...before, measures: before.measures.map((measure) => ({ ...measure, derive })) }

const plain = ({ derive: _, ...measure }: Measure): Measure => measure

/** "As numbers again", "back to amounts". */
const isOfNumbers = ({ tokens }: Frame): boolean =>
  /\b(?:as|in|to) (?:the )?(?:numbers?|amounts?|totals?|dollars?|euros?|pounds?)\b/.test(
    tokens.map(({ lower }) => lower).join(' '),
  )

/** "In absolute numbers", "not as percentages": what is measured, and nothing made of it. */
export const absolute: Edit = (before, { situation: { frame } }) => {
  const made = (['share', 'running', 'growth', 'change'] as const).some((kind) => cuesOf(frame, kind).length > 0)
  const shares = made || says(frame, 'percent', 'percents', '%')
  const isPlain =
    says(frame, 'absolute', 'actual', 'plain', 'raw') || (frame.slots.length === 0 && !shares && isOfNumbers(frame))
  if (!isPlain && !(denies(frame) && shares)) return null
  const normalized = before.arrangement === 'NORMALIZED'
  if (!normalized && before.measures.every(({ derive }) => derive === undefined)) return null
  return {
    ...before,
    measures: before.measures.map(plain),
    arrangement: normalized ? null : before.arrangement,
  }
}

/** "As percentages": of each place where there are series, else of the whole. */
export const percentages: Edit = (before, asked) => {
  const { frame } = asked.situation
  if (cuesOf(frame, 'share').length === 0 && !says(frame, 'percent', 'percents', '%')) return null
  if (denies(frame)) return null
  if (before.dimensions.length > 1)
    return { ...before, arrangement: 'NORMALIZED', mark: before.mark === 'LINE' ? 'AREA' : before.mark }
  const adds = before.measures.every(({ aggregate }) => aggregate === 'SUM' || aggregate === 'COUNT')
  return adds && before.dimensions.length === 1 && before.mark !== 'ARC'
    ? { ...before, measures: before.measures.map((measure) => ({ ...measure, derive: { kind: 'SHARE' } })) }
    : null
}
