import {
  Arrangement,
  type DatasetProfile,
  type Mark,
  Orientation,
  type QuerySpec,
  type VegaLiteSpec,
} from '@askchart/vocabulary'
import { buildSpec } from '../spec/build-spec.js'
import type { Reading, ResultShape } from '../spec/reading.js'
import { isRecord } from '../spec/validate/shape.js'

const MARKS: Readonly<Record<string, Mark>> = {
  bar: 'BAR',
  line: 'LINE',
  trail: 'LINE',
  rule: 'LINE',
  area: 'AREA',
  point: 'POINT',
  circle: 'POINT',
  square: 'POINT',
  tick: 'POINT',
  arc: 'ARC',
  rect: 'RECT',
  boxplot: 'BOXPLOT',
  text: 'TEXT',
}

type Part = Readonly<Record<string, unknown>>
const partOf = (value: unknown): Part => (isRecord(value) ? value : {})

const firstUnit = (spec: Part): Part => {
  const { layer } = spec
  const first: unknown = Array.isArray(layer) ? layer[0] : undefined
  return first === undefined
    ? spec
    : { ...partOf(first), encoding: { ...partOf(spec['encoding']), ...partOf(partOf(first)['encoding']) } }
}

function markOf(spec: Part): Mark {
  const { mark } = firstUnit(spec)
  const type: unknown = isRecord(mark) ? mark['type'] : mark
  return (typeof type === 'string' && Object.hasOwn(MARKS, type) ? MARKS[type] : undefined) ?? 'BAR'
}

const CHANNELS = ['x', 'y', 'color', 'theta', 'xOffset', 'yOffset', 'facet', 'row', 'column', 'size']

/** What a drawing says of its data, without its looks: the field of each channel, how it stacks, how many layers. */
function structureOf(spec: VegaLiteSpec): readonly string[] {
  const encoding = partOf(firstUnit(spec)['encoding'])
  const { layer } = spec
  return [
    `layers ${Array.isArray(layer) ? layer.length : 0}`,
    ...CHANNELS.map((channel) => {
      const { field, stack } = partOf(encoding[channel])
      const said: readonly unknown[] = [channel, field ?? null, stack ?? null]
      return JSON.stringify(said)
    }),
  ]
}

const alike = (a: readonly string[], b: readonly string[]): number => a.filter((part, at) => part === b[at]).length

/** Nothing asked for first, so that only what differs from the usual counts as asked for. */
const ARRANGEMENTS: readonly (Arrangement | null)[] = [null, ...Object.values(Arrangement)]
const ORIENTATIONS: readonly (Orientation | null)[] = [null, ...Object.values(Orientation)]

/** The reading whose spec comes nearest to the one a chart has by now, whoever made that of it. */
export function drawnAs(
  { spec, query }: { readonly spec: VegaLiteSpec; readonly query: QuerySpec },
  profile: DatasetProfile,
  shape: ResultShape,
): Reading {
  const mark = markOf(spec)
  const structure = structureOf(spec)
  const readings = ARRANGEMENTS.flatMap((arrangement) =>
    (mark === 'BAR' ? ORIENTATIONS : [null]).map((orientation): Reading => ({
      query,
      mark,
      arrangement,
      orientation,
      intent: 'COMPARISON',
    })),
  )
  const [first = { query, mark, arrangement: null, intent: 'COMPARISON' as const }, ...others] = readings
  const likeness = (reading: Reading): number => alike(structure, structureOf(buildSpec(reading, profile, shape)))
  return others.reduce<{ readonly reading: Reading; readonly score: number }>(
    (best, reading) => {
      const score = likeness(reading)
      return score > best.score ? { reading, score } : best
    },
    { reading: first, score: likeness(first) },
  ).reading
}
