import type { DataColumn, Json, JsonObject, QuerySpec, VegaLiteSpec } from '@askchart/vocabulary'
import { markOf } from '../marks.js'
import { applyToSpec, type Change } from '../spec-edits.js'
import { channel, isObject } from '../spec-read.js'
import { channelOf, type Column, columnsOf, type Slot } from './columns.js'
import { changeStacking, offsetLike } from './stack-edits.js'
import { withoutColumn } from './query-edits.js'

/** A chart as far as its columns and channels are edited. */
export interface Encoded {
  readonly spec: VegaLiteSpec
  readonly query: QuerySpec
  readonly columns: readonly DataColumn[]
}

export const slotNames: Readonly<Record<Slot, string>> = {
  x: 'Horizontal',
  y: 'Vertical',
  theta: 'Slice size',
  color: 'Colour',
  size: 'Point size',
  facet: 'Panels',
}

const XY: readonly Slot[] = ['x', 'y', 'color', 'facet']
const SLOTS: Readonly<Record<string, readonly Slot[]>> = {
  bar: XY,
  line: XY,
  area: XY,
  point: ['x', 'y', 'color', 'size', 'facet'],
  arc: ['theta', 'color', 'facet'],
  rect: ['x', 'y', 'color', 'facet'],
  boxplot: XY,
}
/** Channels without which a mark is not drawn. */
const NEEDED: Readonly<Record<string, readonly Slot[]>> = {
  line: ['x', 'y'],
  area: ['x', 'y'],
  arc: ['theta', 'color'],
  rect: ['x', 'y', 'color'],
}

/** The channels that a chart of one mark has; none where its columns are not for moving here (layers, a single number). */
export const slotsOf = (spec: VegaLiteSpec): readonly Slot[] => SLOTS[markOf(spec) ?? ''] ?? []

/** The name of the column that a channel shows. */
export function shownIn(spec: VegaLiteSpec, slot: Slot): string | null {
  const field = channel(spec, slot)?.['field']
  return typeof field === 'string' ? field : null
}

const isNeeded = (spec: VegaLiteSpec, slot: Slot): boolean => {
  const mark = markOf(spec) ?? ''
  if (NEEDED[mark]?.includes(slot)) return true
  const other = slot === 'x' ? 'y' : slot === 'y' ? 'x' : null
  return other !== null && channel(spec, other) === null
}

/** Whether what a channel shows may be taken off it and leave a chart. */
export const canClear = (spec: VegaLiteSpec, slot: Slot): boolean =>
  shownIn(spec, slot) !== null && !isNeeded(spec, slot)

const MOST_PANELS = 60

/** Whether a column would draw there: sizes and slices are numbers, panels are few, a box and a heat map keep their measure. */
export function fits({ spec, columns }: Encoded, { name, output }: Column, slot: Slot): boolean {
  const measure = output.kind === 'measure'
  const mark = markOf(spec)
  if (slot === 'size' || slot === 'theta') return measure
  if (slot === 'facet') {
    const values = columns.find((column) => column.name === name)?.values ?? []
    return !measure && new Set(values).size <= MOST_PANELS
  }
  if (mark === 'arc') return !measure
  if (mark === 'rect') return slot === 'color' ? measure : !measure
  return slot !== 'color' || mark === 'point' || !measure
}

/** Where a column is drawn now. */
export const slotOf = (spec: VegaLiteSpec, name: string): Slot | null =>
  slotsOf(spec).find((slot) => shownIn(spec, slot) === name) ?? null

/** Whether a column may be dropped on a channel, given what it would have to change places with. */
export function canPlace(chart: Encoded, column: Column, to: Slot): boolean {
  const { spec, query, columns } = chart
  const from = slotOf(spec, column.name)
  if (from === to || !slotsOf(spec).includes(to) || !fits(chart, column, to)) return false
  const held = columnsOf(spec, query, columns).find(({ name }) => name === shownIn(spec, to))
  if (held === undefined) return from === null || !isNeeded(spec, from)
  if (from === null) return true
  return fits(chart, held, from)
}

const flipped: Readonly<Record<string, string>> = { x: 'y', y: 'x', '-x': '-y', '-y': '-x' }
const flippedSort = (sort: Json): Json => (typeof sort === 'string' ? (flipped[sort] ?? sort) : sort)

function onOtherAxis(found: JsonObject, to: 'x' | 'y'): JsonObject {
  const { axis, sort, ...rest } = found
  const { labelAngle: _angle, ...looks } = isObject(axis) ? axis : {}
  const names = found['type'] === 'nominal' || found['type'] === 'ordinal'
  return {
    ...rest,
    ...(sort === undefined ? {} : { sort: flippedSort(sort) }),
    ...(axis === null ? { axis } : { axis: names && to === 'x' ? { ...looks, labelAngle: 0 } : looks }),
  }
}

/** Lines and areas run along x: only what can lie may be turned. */
export const canSwap = (spec: VegaLiteSpec): boolean =>
  ['bar', 'point', 'rect', 'boxplot'].includes(markOf(spec) ?? '') &&
  channel(spec, 'x') !== null &&
  channel(spec, 'y') !== null

/** The changes that make the horizontal axis the vertical one, with all that is said of each. */
export function swapAxes(spec: VegaLiteSpec): readonly Change[] {
  const [x, y] = [channel(spec, 'x'), channel(spec, 'y')]
  if (!canSwap(spec) || !x || !y) return []
  const [xOffset, yOffset] = [channel(spec, 'xOffset'), channel(spec, 'yOffset')]
  return [
    { path: '/spec/encoding/x', value: onOtherAxis(y, 'x') },
    { path: '/spec/encoding/y', value: onOtherAxis(x, 'y') },
    ...(xOffset || yOffset
      ? [
          { path: '/spec/encoding/xOffset', value: yOffset },
          { path: '/spec/encoding/yOffset', value: xOffset },
        ].filter(({ path, value }) => value !== null || channel(spec, path.slice('/spec/encoding/'.length)) !== null)
      : []),
  ]
}

const ADDS_UP = new Set(['SUM', 'COUNT'])

/** Bars of averages are not to be stacked: stacked, they would mean nothing. */
function stackedAsItShould(chart: Encoded, changes: readonly Change[]): readonly Change[] {
  const spec = applyToSpec(chart.spec, changes)
  if (markOf(spec) !== 'bar' || channel(chart.spec, 'color') !== null) return changes
  const measured = columnsOf(spec, chart.query, chart.columns).filter(({ output }) => output.kind === 'measure')
  const shown = measured.find(({ name }) => name === shownIn(spec, 'x') || name === shownIn(spec, 'y'))
  if (shown?.output.kind !== 'measure') return changes
  const { aggregate = '', derive, per } = shown.output.measure
  const adds = ADDS_UP.has(aggregate) && derive === undefined && per === undefined
  return adds ? changes : [...changes, ...changeStacking(spec, 'grouped')]
}

/** Bars side by side stand where their colour says. */
function withOffsets(spec: VegaLiteSpec, changes: readonly Change[]): readonly Change[] {
  const after = applyToSpec(spec, changes)
  const color = channel(after, 'color')
  const moved = (['xOffset', 'yOffset'] as const).flatMap((name): readonly Change[] => {
    const offset = channel(after, name)
    if (!offset || offset['field'] === color?.['field']) return []
    return [{ path: `/spec/encoding/${name}`, value: typeof color?.['field'] === 'string' ? offsetLike(color) : null }]
  })
  return [...changes, ...moved]
}

/**
 * The changes that show a column in a channel. What stood there takes the place it came from; where it came from none,
 * what stood there leaves the chart, and the question with it if it split the rows.
 */
export function placeColumn(chart: Encoded, column: Column, to: Slot): readonly Change[] {
  const { spec } = chart
  if (!canPlace(chart, column, to)) return []
  const from = slotOf(spec, column.name)
  const axes: readonly (Slot | null)[] = ['x', 'y']
  if (axes.includes(from) && axes.includes(to) && canSwap(spec)) return swapAxes(spec)
  const held = columnsOf(spec, chart.query, chart.columns).find(({ name }) => name === shownIn(spec, to))
  const set: Change = { path: `/spec/encoding/${to}`, value: channelOf(spec, column, to) }
  if (from !== null) {
    const back = held ? channelOf(spec, held, from) : null
    const changes = [set, { path: `/spec/encoding/${from}`, value: back }]
    return stackedAsItShould(chart, withOffsets(spec, changes))
  }
  const left = held?.output.kind === 'dimension' ? withoutColumn(chart, held.name) : []
  return stackedAsItShould(chart, withOffsets(spec, [...left, set]))
}

/**
 * The changes that take what a channel shows off the chart. A measure stays in the question, for the tooltip; what
 * splits the rows leaves the question too, as marks would else lie on each other.
 */
export function clearSlot(chart: Encoded, slot: Slot): readonly Change[] {
  const { spec } = chart
  const name = shownIn(spec, slot)
  if (name === null || !canClear(spec, slot)) return []
  const column = columnsOf(spec, chart.query, chart.columns).find((one) => one.name === name)
  const elsewhere = slotsOf(spec).some((other) => other !== slot && shownIn(spec, other) === name)
  if (column?.output.kind === 'dimension' && !elsewhere) return withoutColumn(chart, name)
  return withOffsets(spec, [{ path: `/spec/encoding/${slot}`, value: null }])
}

const types = {
  quantitative: 'Numbers to scale',
  temporal: 'Time',
  ordinal: 'In order',
  nominal: 'Separate names',
} as const
export type FieldType = keyof typeof types
export const typeNames: Readonly<Record<FieldType, string>> = types

/** The types that a channel's column can be read as, the present one among them. */
export function typeChoices(chart: Encoded, slot: Slot): readonly FieldType[] {
  const name = shownIn(chart.spec, slot)
  const column = columnsOf(chart.spec, chart.query, chart.columns).find((one) => one.name === name)
  const now = channel(chart.spec, slot)?.['type']
  if (!column || column.output.kind === 'measure' || slot === 'facet') return []
  const dated = column.type === 'DATE' || column.type === 'DATETIME'
  const numeric = column.type === 'INTEGER' || column.type === 'DECIMAL'
  const choices: readonly FieldType[] = dated ? ['temporal', 'ordinal'] : numeric ? ['quantitative', 'ordinal'] : []
  return choices.some((choice) => choice === now) ? choices : []
}

/** Only the drawing changes: time as a line or as separate steps, numbers to scale or one by one. */
export function changeType(spec: VegaLiteSpec, slot: Slot, type: FieldType): readonly Change[] {
  const found = channel(spec, slot)
  if (!found || found['type'] === type) return []
  const { bin, sort: _sort, ...rest } = found
  const separate = type === 'ordinal' || type === 'nominal'
  return [
    {
      path: `/spec/encoding/${slot}`,
      value: { ...rest, type, ...(separate ? { sort: null } : bin === undefined ? {} : { bin }) },
    },
  ]
}
