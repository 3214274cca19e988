import type { Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'
import { axisLike, markOf } from '../marks.js'
import type { Change } from '../spec-edits.js'
import { channel, isMeasure, isObject } from '../spec-read.js'
import { partAt } from './places.js'

/** How the series of bars or areas stand to each other. */
export const stackings = { stacked: 'Stacked', grouped: 'Side by side', share: 'Shares of 100%' } as const
export type Stacking = keyof typeof stackings

const PERCENT = '.0%'
type Axes = { readonly along: 'x' | 'y'; readonly across: 'x' | 'y' }

/** The axis of the numbers, and the one that the series share. */
function axesOf(spec: VegaLiteSpec): Axes | null {
  const mark = markOf(spec)
  if ((mark !== 'bar' && mark !== 'area') || typeof channel(spec, 'color')?.['field'] !== 'string') return null
  const [x, y] = [channel(spec, 'x'), channel(spec, 'y')]
  if (isMeasure(y) && y['bin'] === undefined && x) return { along: 'x', across: 'y' }
  return isMeasure(x) && x['bin'] === undefined && y ? { along: 'y', across: 'x' } : null
}

/** How they stand now; null where there are no series, or nothing that could be stacked. */
export function stackingOf(spec: VegaLiteSpec): Stacking | null {
  const axes = axesOf(spec)
  if (!axes) return null
  const stack = channel(spec, axes.across)?.['stack']
  if (stack === 'normalize') return 'share'
  return stack === false || stack === null || channel(spec, `${axes.along}Offset`) ? 'grouped' : 'stacked'
}

/** Bars side by side need a band to stand in, which a time or a number to scale has not. */
const banded = ({ bin: _bin, ...found }: JsonObject): JsonObject =>
  found['type'] === 'nominal' || found['type'] === 'ordinal' ? found : { ...found, type: 'ordinal' }

function numbers(spec: VegaLiteSpec, found: JsonObject, stacking: Stacking): JsonObject {
  const { stack: _stack, ...rest } = found
  const axis = isObject(rest['axis']) ? rest['axis'] : {}
  const { format, ...looks } = axis
  const percent = format === PERCENT
  const own: Json | undefined = percent ? partAt(axisLike(spec, found), 'axis', 'format') : format
  const shown = stacking === 'share' ? PERCENT : own
  const written: JsonObject = { ...looks, ...(shown === undefined ? {} : { format: shown }) }
  const stacked: JsonObject = { stacked: {}, grouped: { stack: false }, share: { stack: 'normalize' } }[stacking]
  return {
    ...rest,
    ...(found['axis'] === undefined && Object.keys(written).length === 0 ? {} : { axis: written }),
    ...stacked,
  }
}

/** A channel of the same series, beside the colour. */
export function offsetLike({ field = null, type = null, timeUnit }: JsonObject): JsonObject {
  return {
    field,
    type: type === 'nominal' ? type : 'ordinal',
    ...(timeUnit === undefined ? {} : { timeUnit }),
    sort: null,
  }
}

/** The changes that stack the series, stand them side by side, or show what share of the whole each has. */
export function changeStacking(spec: VegaLiteSpec, next: Stacking): readonly Change[] {
  const axes = axesOf(spec)
  const color = channel(spec, 'color')
  if (!axes || !color || stackingOf(spec) === next) return []
  const [along, across] = [channel(spec, axes.along), channel(spec, axes.across)]
  if (!along || !across) return []
  const offset = `/spec/encoding/${axes.along}Offset`
  const there = channel(spec, `${axes.along}Offset`) !== null
  const numbersSet: Change = { path: `/spec/encoding/${axes.across}`, value: numbers(spec, across, next) }
  if (next !== 'grouped' || markOf(spec) === 'area')
    return [numbersSet, ...(there ? [{ path: offset, value: null }] : [])]
  const band = banded(along)
  return [
    numbersSet,
    ...(band['type'] === along['type'] && along['bin'] === undefined
      ? []
      : [{ path: `/spec/encoding/${axes.along}`, value: band }]),
    { path: offset, value: offsetLike(color) },
  ]
}
