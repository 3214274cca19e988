import type { DataColumn, VegaLiteSpec } from '@askchart/vocabulary'
import { labelWidth, plotWidth, valuesOf } from './axes.js'
import { channel, isCategory, isObject } from './spec-read.js'

/** The sign before a label and the gap after it, in CSS pixels. */
const SIGN = 30
const NARROWEST = 60
const ROWS = 6
/** Letters of a date as legends write it. */
const DATE_WIDTH = 80

/** The legend of a chart's categories in columns as wide as its labels, so that it ends where the chart does. */
export function withLegend(spec: VegaLiteSpec, columns: readonly DataColumn[], width: number): VegaLiteSpec {
  const { encoding } = spec
  const color = channel(spec, 'color')
  if (!isObject(encoding) || !isCategory(color) || color['legend'] === null) return spec
  const values = valuesOf(columns, color['field'])
  const wanted = SIGN + (color['timeUnit'] === undefined ? labelWidth(values) : DATE_WIDTH)
  // A legend begins where the plot does.
  const room = plotWidth(spec, columns, width)
  const across = Math.max(1, Math.min(values.length, Math.floor(room / Math.max(NARROWEST, wanted))))
  const legend = {
    columns: across,
    labelLimit: Math.floor(room / across) - SIGN,
    symbolLimit: across * ROWS,
    ...(isObject(color['legend']) ? color['legend'] : {}),
  }
  return { ...spec, encoding: { ...encoding, color: { ...color, legend } } }
}
