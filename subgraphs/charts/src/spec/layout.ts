import {
  type Arrangement,
  type DatasetProfile,
  isRaw,
  type Mark,
  type OrderDirection,
  type Orientation,
  type QuerySpec,
} from '@askchart/vocabulary'
import { type Field, fieldsOf } from './field.js'
import { isDifference } from './measure-nature.js'
import type { Reading, ResultShape } from './reading.js'

/** Which result column plays which part, and what the query says of their order. Every mark is drawn from this. */
export interface Layout {
  readonly mark: Mark
  readonly arrangement: Arrangement | null
  readonly orientation: Orientation | null
  /** The dimension along the axis; of an arc, its slices. */
  readonly category: Field | null
  /** The second dimension; of a heatmap, its rows. */
  readonly series: Field | null
  /** The dimension that makes panels. */
  readonly facet: Field | null
  readonly measures: readonly Field[]
  readonly fields: readonly Field[]
  /** What the query orders by first, where it says so. */
  readonly order: { readonly by: 'category' | 'measure' | 'series'; readonly direction: OrderDirection } | null
}

/** The mark that can really be drawn from these columns. */
function drawable(mark: Mark, dimensions: readonly Field[], measures: readonly Field[]): Mark {
  const raw = measures.some(({ column }) => column.kind === 'measure' && isRaw(column.measure))
  if (measures.length === 0) return 'POINT'
  if (mark === 'BOXPLOT') return raw ? 'BOXPLOT' : 'BAR'
  if (mark === 'POINT') return dimensions.length === 0 && !raw && measures.length === 1 ? 'TEXT' : 'POINT'
  if (dimensions.length === 0) {
    if (raw) return measures.length > 1 ? 'POINT' : 'BOXPLOT'
    return measures.length > 1 ? 'BAR' : 'TEXT'
  }
  if (mark === 'RECT' && dimensions.length < 2) return 'BAR'
  const [measure] = measures
  // Neither slices nor filled areas have room for what lies below 0; slices, nor for what does not add up to a whole.
  if (measure?.column.kind === 'measure') {
    const { metric, per, derive } = measure.column.measure
    const isWhole = metric === undefined || measure.addsUp || derive?.kind === 'SHARE'
    if (mark === 'AREA' && isDifference(measure.column.measure)) return 'LINE'
    if (mark === 'ARC' && (!isWhole || per !== undefined || (derive !== undefined && derive.kind !== 'SHARE')))
      return 'BAR'
  }
  return mark === 'TEXT' ? 'BAR' : mark
}

function orderOf(query: QuerySpec, layout: Pick<Layout, 'category' | 'series' | 'measures'>): Layout['order'] {
  const [first] = query.orderBy ?? []
  if (!first) return null
  const matches = (field: Field | null): boolean =>
    field !== null &&
    (field.name === first.by ||
      (field.column.kind === 'measure'
        ? (field.column.measure.metric ?? field.column.measure.column)
        : field.column.dimension.column) === first.by)
  const { direction } = first
  if (matches(layout.category)) return { by: 'category', direction }
  if (matches(layout.series)) return { by: 'series', direction }
  return layout.measures.some(matches) ? { by: 'measure', direction } : null
}

/** Gives each result column its part: dimensions are, in order, the category, the series and the panels. */
export function layoutOf(reading: Reading, profile: DatasetProfile, shape: ResultShape): Layout {
  const fields = fieldsOf(reading.query, profile, shape)
  const dimensions = fields.filter(({ column }) => column.kind === 'dimension')
  const measures = fields.filter(({ column }) => column.kind === 'measure')
  const mark = drawable(reading.mark, dimensions, measures)
  const panels = (reading.arrangement === 'FACETED' && dimensions.length === 2 && mark !== 'RECT') || mark === 'ARC'
  const [first = null, second = null, third = null] = dimensions
  const parts = panels
    ? { category: first, series: null, facet: second }
    : { category: first, series: second, facet: third }
  const scatter = mark === 'POINT' && measures.length > 1
  const placed = scatter ? { category: null, series: first, facet: second } : parts
  return {
    mark,
    arrangement: reading.arrangement,
    orientation: reading.orientation ?? null,
    ...placed,
    measures,
    fields,
    order: orderOf(reading.query, { ...placed, measures }),
  }
}
