import type { Aggregate, Cell, DataColumn, DatasetProfile, Granularity, Mark } from '@askchart/vocabulary'
import { splitRef } from '@askchart/vocabulary'
import type { Field } from './field.js'
import { type Layout, layoutOf } from './layout.js'
import { runningAxis } from './marks/along-line.js'
import { barStack } from './marks/bar.js'
import { measureNames } from './marks/layers.js'
import { pointAxes } from './marks/point.js'
import { type Reading, unknownShape } from './reading.js'

export type DrawnMark = 'bar' | 'line' | 'area' | 'scatter' | 'pie' | 'heatmap' | 'boxplot' | 'text'
type Value = string | number | null
export interface DrawnRow {
  readonly x: Value
  readonly y: Value
  readonly color?: Value
}
export interface DrawnEncoding {
  /** The column's own name in its table; null for a count of rows. */
  readonly field: string | null
  readonly aggregate: Aggregate | null
  readonly bin: boolean
  readonly timeUnit: Granularity | null
}
/** A chart as its data in the order drawn. Whether bars stand or lie, `x` is the category and `y` the measure. */
export interface DrawnChart {
  readonly mark: DrawnMark
  /** Whether series are stacked; null where there are none, or the mark does not stack. */
  readonly stack: boolean | null
  readonly rows: readonly DrawnRow[]
  readonly encodings: Readonly<Record<'x' | 'y' | 'color' | 'column' | 'row', DrawnEncoding | null>>
}

const NAMES: Record<Mark, DrawnMark> = {
  BAR: 'bar',
  LINE: 'line',
  AREA: 'area',
  POINT: 'scatter',
  ARC: 'pie',
  RECT: 'heatmap',
  BOXPLOT: 'boxplot',
  TEXT: 'text',
}

function encodingOf(field: Field | null | undefined): DrawnEncoding | null {
  if (!field) return null
  const { column } = field
  if (column.kind === 'measure')
    return {
      field:
        column.measure.metric ?? (column.measure.column === undefined ? null : splitRef(column.measure.column).column),
      aggregate: column.measure.aggregate ?? null,
      bin: false,
      timeUnit: null,
    }
  return {
    field: splitRef(column.dimension.column).column,
    aggregate: null,
    bin: column.dimension.bin !== undefined,
    timeUnit: column.dimension.granularity ?? null,
  }
}

const plain = (cell: Cell): Value => (typeof cell === 'boolean' ? String(cell) : cell)

interface Parts {
  readonly x: Field | null
  readonly y: Field | null
  readonly color: Field | null
}

function partsOf(layout: Layout): Parts {
  const [measure = null] = layout.measures
  if (layout.mark === 'POINT') {
    const { x = null, y = null } = pointAxes(layout)
    return { x, y, color: layout.series }
  }
  return { x: layout.category, y: measure, color: layout.series ?? layout.facet }
}

function stackOf(layout: Layout): boolean | null {
  if (layout.series === null || (layout.mark !== 'BAR' && layout.mark !== 'AREA')) return null
  return barStack(layout) !== 'grouped'
}

/** Whether the axis along x puts values in its own order, and which way. */
function axisDirection(layout: Layout): 1 | -1 | null {
  const { category, mark } = layout
  if (category === null || (mark !== 'LINE' && mark !== 'AREA')) return null
  const toScale = runningAxis(category, layout)['type'] !== 'nominal' && category.kind !== 'cyclic'
  if (!toScale || layout.order?.by === 'measure') return null
  return layout.order?.by === 'category' && layout.order.direction === 'DESCENDING' ? -1 : 1
}

const compare = (a: Value, b: Value): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  const [p, q] = [Number(a), Number(b)]
  if (!Number.isNaN(p) && !Number.isNaN(q)) return p - q
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
}

/** Rows of one place along x together, places as they first come or as the axis has them. */
function inDrawnOrder(rows: readonly DrawnRow[], layout: Layout): readonly DrawnRow[] {
  const direction = axisDirection(layout)
  if (direction !== null) return [...rows].sort((a, b) => direction * compare(a.x, b.x))
  if (layout.mark === 'POINT' || layout.mark === 'BOXPLOT') return rows
  const places = new Map<Value, number>()
  for (const { x } of rows) if (!places.has(x)) places.set(x, places.size)
  return [...rows].sort((a, b) => (places.get(a.x) ?? 0) - (places.get(b.x) ?? 0))
}

/** What `buildSpec` would draw of these rows, as data. `columns` are the query's result. */
export function drawnRows(reading: Reading, profile: DatasetProfile, columns: readonly DataColumn[]): DrawnChart {
  const layout = layoutOf(reading, profile, unknownShape)
  const { x, y, color } = partsOf(layout)
  const valuesOf = (field: Field | null): readonly Cell[] | null =>
    field === null ? null : (columns.find(({ name }) => name === field.name)?.values ?? [])
  const count = columns[0]?.values.length ?? 0
  const at = (values: readonly Cell[] | null, row: number): Value => plain(values?.[row] ?? null)
  const rowsOf = (measure: Field | null, name: string | null): DrawnRow[] => {
    const [xs, ys, colors] = [valuesOf(x), valuesOf(measure), valuesOf(color)]
    return Array.from({ length: count }, (_, row) => ({
      x: x === null ? (name ?? null) : at(xs, row),
      y: at(ys, row),
      ...(name === null ? (color === null ? {} : { color: at(colors, row) }) : { color: name }),
    }))
  }
  const layered = layout.measures.length > 1 && color === null && ['BAR', 'LINE', 'AREA'].includes(layout.mark)
  const names = measureNames(layout.measures)
  const rows = layered
    ? layout.measures.flatMap((measure, at) => rowsOf(measure, names[at] ?? measure.title))
    : rowsOf(y, null)
  return {
    mark: NAMES[layout.mark],
    stack: stackOf(layout),
    rows: inDrawnOrder(rows, layout),
    encodings: {
      x: encodingOf(x),
      y: encodingOf(y),
      color: encodingOf(layout.mark === 'ARC' ? layout.category : layout.series),
      column: encodingOf(layout.facet),
      row: null,
    },
  }
}
