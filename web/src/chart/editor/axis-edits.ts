import type { DataColumn, Json, VegaLiteSpec } from '@askchart/vocabulary'
import { markOf } from '../marks.js'
import type { Change } from '../spec-edits.js'
import { isObject } from '../spec-read.js'
import { partAt, placesOf, setEverywhere, setMarkLook } from './places.js'

export type Axis = 'x' | 'y'
export const axisNames: Readonly<Record<Axis, string>> = { x: 'Horizontal axis', y: 'Vertical axis' }

/** What an axis shows and how, as far as it can be set here. */
export interface AxisLook {
  readonly kind: 'number' | 'date' | 'name'
  readonly title: string
  readonly format: string | null
  readonly grid: boolean
  readonly labels: boolean
  /** Whether the scale begins at 0; null where it has no numbers. */
  readonly zero: boolean | null
  readonly log: boolean
  readonly canLog: boolean
  readonly min: number | null
  readonly max: number | null
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)
const numberOf = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null)

const kindOf = (type: Json | undefined): AxisLook['kind'] =>
  type === 'quantitative' ? 'number' : type === 'temporal' ? 'date' : 'name'

/** A logarithm has no 0: bars and areas begin there, and so does what is stacked. */
function allowsLog(spec: VegaLiteSpec, columns: readonly DataColumn[], field: Json | undefined): boolean {
  const values = columns.find(({ name }) => name === field)?.values ?? []
  const fromZero = ['bar', 'area'].includes(markOf(spec) ?? 'bar')
  return !fromZero && values.length > 0 && values.every((value) => value === null || Number(value) > 0)
}

const BARS = ['bar', 'area']

/** Null where the chart has no such axis. */
export function axisLook(spec: VegaLiteSpec, axis: Axis, columns: readonly DataColumn[]): AxisLook | null {
  const [place] = placesOf(spec, axis)
  if (!place) return null
  const { found } = place
  const kind = found['timeUnit'] !== undefined && found['type'] !== 'quantitative' ? 'date' : kindOf(found['type'])
  const said = partAt(found, 'axis', 'title') ?? found['title']
  const scaled = kind === 'number' && found['bin'] === undefined
  const grid = partAt(found, 'axis', 'grid')
  const zero = partAt(found, 'scale', 'zero')
  return {
    kind,
    title: textOf(said) ?? (Array.isArray(said) ? said.join(' ') : said === null ? '' : (textOf(found['field']) ?? '')),
    format: textOf(partAt(found, 'axis', 'format')),
    grid: typeof grid === 'boolean' ? grid : kind === 'number',
    labels: found['axis'] !== null && partAt(found, 'axis', 'labels') !== false,
    zero: scaled ? (typeof zero === 'boolean' ? zero : kindOfZero(spec)) : null,
    log: partAt(found, 'scale', 'type') === 'log',
    canLog: scaled && allowsLog(spec, columns, found['field']),
    min: numberOf(partAt(found, 'scale', 'domainMin')),
    max: numberOf(partAt(found, 'scale', 'domainMax')),
  }
}

/** Bars and areas begin at 0 unless they are told otherwise, and Vega-Lite lets lines and points do so too. */
const kindOfZero = (spec: VegaLiteSpec): boolean => BARS.includes(markOf(spec) ?? 'bar') || markOf(spec) !== 'boxplot'

/** The title where it is said already, so that it is not said twice; an empty one hides it. */
export const setAxisTitle = (spec: VegaLiteSpec, axis: Axis, title: string): readonly Change[] =>
  placesOf(spec, axis).some(({ found }) => partAt(found, 'axis', 'title') !== undefined)
    ? setEverywhere(spec, axis, ['axis', 'title'], title)
    : setEverywhere(spec, axis, ['title'], title)

export const setAxisFormat = (spec: VegaLiteSpec, axis: Axis, format: string | null): readonly Change[] =>
  setEverywhere(spec, axis, ['axis', 'format'], format)

export const setGrid = (spec: VegaLiteSpec, axis: Axis, on: boolean): readonly Change[] =>
  setEverywhere(spec, axis, ['axis', 'grid'], on)

export const setLabels = (spec: VegaLiteSpec, axis: Axis, on: boolean): readonly Change[] =>
  setEverywhere(spec, axis, ['axis', 'labels'], on ? null : false).concat(
    on && placesOf(spec, axis).some(({ found }) => found['axis'] === null)
      ? setEverywhere(spec, axis, ['axis'], {})
      : [],
  )

export const setZero = (spec: VegaLiteSpec, axis: Axis, on: boolean): readonly Change[] =>
  setEverywhere(spec, axis, ['scale', 'zero'], on)

/** A logarithmic scale, or the plain one again. */
export function setLog(spec: VegaLiteSpec, axis: Axis, on: boolean): readonly Change[] {
  const type = setEverywhere(spec, axis, ['scale', 'type'], on ? 'log' : null)
  // What has no 0 cannot begin there.
  const zero = on && placesOf(spec, axis).some(({ found }) => partAt(found, 'scale', 'zero') === true)
  return zero ? [...type, ...setEverywhere(spec, axis, ['scale', 'zero'], null)] : type
}

/** Where the axis begins or ends; null leaves it to the data. What lies beyond is cut off at the edge. */
export function setBound(
  spec: VegaLiteSpec,
  axis: Axis,
  bound: 'domainMin' | 'domainMax',
  value: number | null,
): readonly Change[] {
  const set = setEverywhere(spec, axis, ['scale', bound], value)
  const marked = isObject(spec['mark']) ? spec['mark'] : {}
  return value === null || set.length === 0 || marked['clip'] === true
    ? set
    : [...set, ...setMarkLook(spec, 'clip', true)]
}
