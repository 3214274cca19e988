import { type Json, type JsonObject, outputColumns, type VegaLiteSpec } from '@askchart/vocabulary'
import type { Change } from '../spec-edits.js'
import { isObject } from '../spec-read.js'
import type { Encoded } from './encoding-edits.js'

/** More bins than this are no picture, and the narrowest ones that may be asked for make so many. */
const MOST_BINS = 200

/** The channels of a spec and of its layers, by path. */
function channelsOf(spec: VegaLiteSpec): readonly (readonly [path: string, found: JsonObject])[] {
  const of = (encoding: Json | undefined, path: string): readonly (readonly [string, JsonObject])[] =>
    Object.entries(isObject(encoding) ? encoding : {}).flatMap(([name, found]) =>
      isObject(found) ? [[`${path}/${name}`, found] as const] : [],
    )
  const layers: readonly Json[] = Array.isArray(spec['layer']) ? spec['layer'] : []
  return [
    ...of(spec['encoding'], '/spec/encoding'),
    ...layers.flatMap((unit, index) => (isObject(unit) ? of(unit['encoding'], `/spec/layer/${index}/encoding`) : [])),
  ]
}

const stepOf = ({ bin }: JsonObject): number | null =>
  isObject(bin) && typeof bin['step'] === 'number' ? bin['step'] : null

/** How wide the bins of a result column are: as drawn, else as asked; null where it has none or nobody says. */
export function binWidth({ spec, query }: Encoded, name: string): number | null {
  const drawn = channelsOf(spec).find(([, found]) => found['field'] === name && stepOf(found) !== null)
  const output = outputColumns(query).find((column) => column.name === name)
  const asked = output?.kind === 'dimension' ? output.dimension.bin?.step : undefined
  return (drawn && stepOf(drawn[1])) ?? asked ?? null
}

/** No narrower than what makes so many bins of the numbers there are. */
function wideEnough({ columns }: Encoded, name: string, width: number): number {
  const bounds = (columns.find((column) => column.name === name)?.values ?? []).map(Number).filter(Number.isFinite)
  const span = bounds.reduce((a, b) => Math.max(a, b), 0) - bounds.reduce((a, b) => Math.min(a, b), 0)
  return Math.max(width, span / MOST_BINS)
}

/** The changes that make the bins of a column so wide, in the question and in the drawing. */
export function changeBinWidth(chart: Encoded, name: string, width: number): readonly Change[] {
  const { spec, query } = chart
  const at = outputColumns(query).findIndex((column) => column.name === name)
  const dimension = query.dimensions[at]
  if (dimension?.bin === undefined || !(width > 0)) return []
  const step = wideEnough(chart, name, width)
  if (step === binWidth(chart, name) && dimension.bin.step === step) return []
  const dimensions = query.dimensions.map((one, index): Json => {
    const { column, via, granularity, bin, as } = one
    return {
      column,
      ...(via === undefined ? {} : { via: [...via] }),
      ...(granularity === undefined ? {} : { granularity }),
      ...(index === at ? { bin: { step } } : bin === undefined ? {} : { bin: { ...bin } }),
      ...(as === undefined ? {} : { as }),
    }
  })
  const drawn = channelsOf(spec).flatMap(([path, found]): readonly Change[] =>
    found['field'] === name && stepOf(found) !== null ? [{ path: `${path}/bin/step`, value: step }] : [],
  )
  return [{ path: '/query/dimensions', value: dimensions }, ...drawn]
}
