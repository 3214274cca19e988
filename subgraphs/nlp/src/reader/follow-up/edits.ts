import type { Dimension, Filter, Measure, QuerySpec } from '@askchart/vocabulary'
import { cuesOf, type Frame } from '../assemble/frame.js'
import { columnLinks } from '../link/links.js'
import type { Situation } from '../rank/features.js'
import type { Reading } from '../types.js'
import { partsOf, without } from './filters.js'

/** What a prompt does to the analysis before it as a whole, without naming anything new to show. */
export interface Edits {
  readonly measures: readonly Measure[]
  readonly dimensions: readonly Dimension[]
  readonly filters: readonly Filter[]
  readonly limit: number | undefined
  readonly arrangement: Reading['arrangement']
  readonly mark: Reading['mark']
  /** How many of them were asked for. */
  readonly changes: number
}

type Edit = (before: Edits, situation: Situation) => Edits | null

const says = ({ tokens }: Frame, ...words: readonly string[]): boolean =>
  tokens.some(({ lower }) => words.includes(lower))

/** "Make that ten". */
const otherLimit: Edit = (before, { frame, limit, conditionTables }) => {
  const said = frame.tokens.find(({ value, index }) => value !== null && !frame.used.has(index))
  const count = said?.value ?? 0
  const known = limit !== null || conditionTables.size > 0 || frame.periods.length > 0
  if (before.limit === undefined || known || !Number.isInteger(count) || count < 1 || count > 1000) return null
  return { ...before, limit: count }
}

/** "Show all of them", "all segments again". */
const everything: Edit = (before, { frame, conditionTables }) => {
  if (!says(frame, 'all', 'everything', 'every') || conditionTables.size > 0) return null
  const named = frame.slots.flatMap((slot) => columnLinks(slot).map(({ column }) => column.profile.ref))
  const filters = named.reduce<readonly Filter[]>((parts, column) => without(parts, column, null), before.filters)
  if (filters.length < before.filters.length) return { ...before, filters }
  return before.limit === undefined || named.length > 0 ? null : { ...before, limit: undefined }
}

/** "Median instead". */
const otherAggregate: Edit = (before, { frame, roles }) => {
  const [cue] = cuesOf(frame, 'aggregate').filter(({ from }) => !frame.used.has(from))
  if (cue === undefined || roles.some(({ aggregates }) => aggregates.length > 0)) return null
  const fits = ({ column, aggregate }: Measure): boolean =>
    column !== undefined && aggregate !== undefined && aggregate !== 'COUNT' && aggregate !== 'COUNT_DISTINCT'
  if (!before.measures.some(fits)) return null
  return {
    ...before,
    measures: before.measures.map((measure) => (fits(measure) ? { ...measure, aggregate: cue.aggregate } : measure)),
  }
}

/** "Swap the axes". */
const swapped: Edit = (before, { frame }) =>
  says(frame, 'swap', 'flip', 'transpose', 'switch') && before.dimensions.length === 2
    ? { ...before, dimensions: [...before.dimensions].reverse() }
    : null

/** "No split", "remove the breakdown". */
const unsplit: Edit = (before, { frame }) =>
  says(frame, 'no', 'remove', 'without', 'drop', 'undo') &&
  says(frame, 'split', 'breakdown', 'colour', 'color', 'colours', 'colors', 'legend', 'series') &&
  before.dimensions.length > 1
    ? { ...before, dimensions: before.dimensions.slice(0, 1), arrangement: null }
    : null

/** "Cumulative", "as growth". */
const derived: Edit = (before, { derived: { derive } }) =>
  derive === null || before.measures.some(({ aggregate }) => aggregate === undefined)
    ? null
    : { ...before, measures: before.measures.map((measure) => ({ ...measure, derive })) }

/** "As percentages": of each place where there are series, else of the whole. */
const percentages: Edit = (before, { frame }) => {
  if (cuesOf(frame, 'share').length === 0 && !says(frame, 'percent', 'percents', '%')) return null
  if (before.dimensions.length > 1)
    return { ...before, arrangement: 'NORMALIZED', mark: before.mark === 'LINE' ? 'AREA' : before.mark }
  const adds = before.measures.every(({ aggregate }) => aggregate === 'SUM' || aggregate === 'COUNT')
  return adds && before.dimensions.length === 1 && before.mark !== 'ARC'
    ? { ...before, measures: before.measures.map((measure) => ({ ...measure, derive: { kind: 'SHARE' } })) }
    : null
}

/** "Title it Revenue" changes nothing of what is shown. */
export const isTitle = ({ tokens }: Frame): boolean =>
  ['title', 'call', 'name', 'rename', 'retitle'].includes(tokens[0]?.lower ?? '') &&
  ['it', 'this', 'the', 'that'].includes(tokens[1]?.lower ?? '')

const EDITS: readonly Edit[] = [otherLimit, everything, otherAggregate, swapped, unsplit, derived, percentages]

/** Applies what the prompt asks for of these to the query before it. */
export function edited(previous: Reading, situation: Situation): Edits {
  const { measures, dimensions, filter, limit }: QuerySpec = previous.query
  const { arrangement, mark } = previous
  const start: Edits = { measures, dimensions, filters: partsOf(filter), limit, arrangement, mark, changes: 0 }
  return EDITS.reduce((before, edit) => {
    const after = edit(before, situation)
    return after === null ? before : { ...after, changes: before.changes + 1 }
  }, start)
}
