import {
  type Dimension,
  type Filter,
  type Mark,
  type Measure,
  outputColumns,
  type QuerySpec,
} from '@askchart/vocabulary'
import type { DimensionPart, MeasurePart } from '../assemble/candidate.js'
import { dimensionParts } from '../assemble/dimensions.js'
import type { Condition } from '../assemble/filter/condition.js'
import { merged } from '../assemble/filter/condition.js'
import { measureParts } from '../assemble/measures.js'
import type { Situation } from '../rank/features.js'
import type { Reading } from '../types.js'
import { edited, isTitle } from './edits.js'
import { changed, joined, listedValues, without } from './filters.js'

const ADD_WORDS = new Set(['add', 'also', 'plus', 'include', 'including', 'and'])
const DROP_WORDS = new Set(['drop', 'remove', 'without', 'hide', 'excluding', 'exclude'])

interface Change {
  readonly query: QuerySpec
  readonly mark: Mark
  readonly arrangement: Reading['arrangement']
  /** How many things changed; 0 where nothing of the prompt applies. */
  readonly changes: number
}

const says = ({ frame }: Situation, words: ReadonlySet<string>): boolean =>
  frame.tokens.some(({ lower }) => words.has(lower))

/** The best named dimension and measure of a prompt that goes on from an earlier one. */
function named(situation: Situation): {
  readonly dimension: DimensionPart | null
  readonly measures: readonly MeasurePart[]
} {
  const { frame, roles, step } = situation
  const open = roles.filter((role) => !role.filtered)
  const dimensions = dimensionParts(frame, open, step).filter(
    ({ role, score, column }) =>
      role !== null && score >= 0.55 && !(column.profile.role === 'MEASURE' && !role.coloured),
  )
  // "Color by the car's origin" speaks of the origin, and cars are only whose it is; a part of a name is too little by itself.
  const meant = dimensions.filter(
    ({ byTable, role, score }) =>
      (!byTable || dimensions.every((other) => other.byTable)) &&
      (score > 0.7 || role?.grouped === true || role?.coloured === true || role?.faceted === true),
  )
  const taken = meant[0]?.role
  const measures = measureParts(frame, open, false).filter(
    ({ role, column, aggregate }) => role !== null && role !== taken && column !== null && aggregate !== null,
  )
  const best = new Map(measures.map((part) => [part.role, part]))
  return { dimension: meant[0] ?? null, measures: [...best.values()] }
}

/**
 * What a prompt changes of the reading before it ("only the West", "by quarter instead", "make it a line", "top 3").
 * Whatever it does not speak of stays as it was.
 */
export function followUp(previous: Reading, situation: Situation, conditions: readonly Condition[]): Change {
  const { chart, limit, order, frame } = situation
  const adds = says(situation, ADD_WORDS)
  const drops = says(situation, DROP_WORDS)
  if (isTitle(frame)) return { ...previous, changes: 1 }
  const edits = edited(previous, situation)
  let { dimensions, measures, filters, changes } = edits
  const listed = merged(conditions)
  if (drops) {
    const dropped = dropping(measures, filters, situation, listed)
    measures = dropped.measures
    filters = dropped.filters
    changes += dropped.changes
  } else {
    filters = changed(filters, listed, adds)
    changes += listed.length
    dimensions = withSeries(dimensions, listed, filters, adds)
  }
  const { step } = situation
  if (step !== null) {
    dimensions = cutBy(dimensions, situation)
    changes += 1
  }
  const parts = named(situation)
  if (parts.dimension !== null && !drops && !(step !== null && parts.dimension.column.isTime)) {
    dimensions = withDimension(dimensions, parts.dimension, situation)
    changes += 1
  }
  if (parts.measures.length > 0 && !drops) {
    const found = parts.measures.map(({ column, aggregate }): Measure => ({
      column: column?.profile.ref ?? '',
      ...(aggregate === null ? {} : { aggregate }),
    }))
    measures = adds ? [...measures, ...found] : found
    changes += 1
  }
  const base = { v: 1 as const, measures, dimensions }
  const columns = outputColumns(base)
  const x = columns.find(({ kind }) => kind === 'dimension')?.name
  const y = columns.find(({ kind }) => kind === 'measure')?.name
  let orderBy = previous.query.orderBy?.filter(({ by }) => columns.some(({ name }) => name === by))
  const byMeasure = outputColumns(previous.query).some(
    ({ kind, name }) => kind === 'measure' && name === previous.query.orderBy?.[0]?.by,
  )
  // What was ranked stays ranked, by what is measured now.
  if (byMeasure && orderBy?.length === 0 && y !== undefined)
    orderBy = (previous.query.orderBy ?? []).map(({ direction }) => ({ by: y, direction }))
  if (limit !== null && y !== undefined) orderBy = [{ by: y, direction: limit.direction }]
  else if (order !== null && x !== undefined && y !== undefined)
    orderBy = [{ by: order.target === 'x' ? x : y, direction: order.direction }]
  changes += (limit === null ? 0 : 1) + (order === null ? 0 : 1)
  const wanted = limit?.count ?? edits.limit
  const { limitBy } = previous.query
  const within = limitBy !== undefined && dimensions.some(({ column }) => column === limitBy.dimension) ? limitBy : null
  const filter = joined(filters)
  const marked = chart.mark ?? (chart.histogram ? 'BAR' : null)
  changes += (marked === null ? 0 : 1) + (chart.arrangement === null ? 0 : 1)
  return {
    query: {
      ...base,
      ...(filter === undefined ? {} : { filter }),
      ...(orderBy === undefined || orderBy.length === 0 ? {} : { orderBy }),
      ...(wanted === undefined ? {} : { limit: wanted }),
      ...(within === null ? {} : { limitBy: within }),
    },
    mark: marked ?? markAfter(edits.mark, dimensions),
    arrangement: chart.arrangement ?? edits.arrangement,
    changes,
  }
}

const markAfter = (mark: Mark, { length }: readonly Dimension[]): Mark =>
  (mark === 'ARC' && length > 1) || (mark === 'TEXT' && length > 0) ? 'BAR' : mark

/** Values that are listed one beside the other are told apart by colour: "Japan", then "add China". */
function withSeries(
  dimensions: readonly Dimension[],
  conditions: readonly Condition[],
  filters: readonly Filter[],
  adds: boolean,
): readonly Dimension[] {
  if (!adds || dimensions.length !== 1) return dimensions
  const several = conditions.find(
    ({ column }) => !column.isTime && listedValues(filters, column.profile.ref).length > 1,
  )
  const column = several?.column.profile.ref
  return column === undefined || dimensions.some((dimension) => dimension.column === column)
    ? dimensions
    : [...dimensions, { column }]
}

/** The same time in other steps; a time that was not there yet comes first. */
function cutBy(dimensions: readonly Dimension[], { step, frame }: Situation): readonly Dimension[] {
  if (step === null) return dimensions
  const { granularity } = step
  const isTime = ({ column }: Dimension): boolean => frame.prepared.columns.get(column)?.isTime === true
  return dimensions.some(isTime)
    ? dimensions.map((dimension) => (isTime(dimension) ? { ...dimension, granularity } : dimension))
    : dimensions
}

/** A new dimension: colour where it splits or the axis is a time, else in the place of the one before. */
function withDimension(
  dimensions: readonly Dimension[],
  part: DimensionPart,
  { frame }: Situation,
): readonly Dimension[] {
  const own: Dimension = {
    column: part.column.profile.ref,
    ...(part.granularity === null ? {} : { granularity: part.granularity }),
  }
  if (dimensions.some(({ column }) => column === own.column))
    return dimensions.map((dimension) => (dimension.column === own.column ? { ...dimension, ...own } : dimension))
  const instead = frame.tokens.some(({ lower }) => lower === 'instead')
  const [first, ...rest] = dimensions
  if (first === undefined) return [own]
  const splits =
    part.role?.coloured === true ||
    part.role?.faceted === true ||
    frame.tokens.some(({ lower }) => ['legend', 'split', 'colour', 'color', 'add', 'also', 'and'].includes(lower))
  const firstIsTime = frame.prepared.columns.get(first.column)?.isTime === true
  if (!instead && (splits || (firstIsTime && !part.column.isTime))) return [first, own]
  return [own, ...rest]
}

function dropping(
  measures: readonly Measure[],
  filters: readonly Filter[],
  situation: Situation,
  conditions: readonly Condition[],
): { readonly measures: readonly Measure[]; readonly filters: readonly Filter[]; readonly changes: number } {
  const columns = situation.roles.flatMap(({ slot }) =>
    slot.links.flatMap((found) => (found.kind === 'column' && found.score > 0.5 ? [found.column.profile.ref] : [])),
  )
  const left = measures.filter(({ column }) => column === undefined || !columns.includes(column))
  if (left.length > 0 && left.length < measures.length) return { measures: left, filters, changes: 1 }
  let parts = filters
  for (const { column, values } of conditions) parts = without(parts, column.profile.ref, values)
  if (conditions.length > 0 && parts.length === filters.length)
    parts = changed(
      filters,
      conditions.map((one) => ({ ...one, negated: true })),
      false,
    )
  const all = situation.frame.tokens.some(({ lower }) => lower === 'filter' || lower === 'filters')
  if (all) return { measures, filters: [], changes: 1 }
  return { measures, filters: parts, changes: conditions.length }
}
