import { type Candidate, type Reading, readingOf, understand, type Weights } from '@askchart/nlp/reader'
import type { ExampleOptions } from './examples.js'
import type { NvbenchRow } from './data.js'
import { sequence, shuffled } from './fit.js'
import { type Gold, goldOf, isShownBy } from './gold.js'

/** Shares of prompts whose best reading is like the published query in one respect; filters and order are not compared. */
export interface Structure {
  readonly count: number
  readonly mark: number
  /** Values as they are or an aggregate of them, with a colour or without. */
  readonly shape: number
  /** The same columns and aggregates on both axes and as colour. */
  readonly axes: number
}

const MARKS: readonly (readonly [string, Reading['mark']])[] = [
  ['bar', 'BAR'],
  ['line', 'LINE'],
  ['pie', 'ARC'],
  ['scatter', 'POINT'],
]

const isMark = ({ chart }: Gold, mark: Reading['mark']): boolean =>
  MARKS.some(([name, meant]) => chart.includes(name) && meant === mark)

function isShape(gold: Gold, { measures, colour, facet }: Candidate): boolean {
  const aggregated = gold.items.some(({ aggregate }) => aggregate !== null)
  const coloured = gold.colour !== null
  return (
    measures.some(({ aggregate }) => aggregate !== null) === aggregated && ((colour ?? facet) !== null) === coloured
  )
}

/** How like the published queries the best readings are, by the given weights; at most so many prompts of each database. */
export async function structureOf(
  rows: readonly NvbenchRow[],
  weights: Weights,
  { datasetOf, mostOfEach }: Pick<ExampleOptions, 'datasetOf' | 'mostOfEach'>,
): Promise<Structure> {
  const right = { count: 0, mark: 0, shape: 0, axes: 0 }
  const choosing = sequence(17)
  for (const group of [...new Set(rows.map((row) => row.db_id))].sort()) {
    const { prepared, today } = await datasetOf(group)
    const own = shuffled(
      rows.filter((row) => row.db_id === group),
      choosing,
    )
    for (const row of own.slice(0, mostOfEach)) {
      const gold = goldOf(row.vql, row.color_name ?? null, prepared)
      if (gold === null) continue
      right.count += 1
      const whole = understand(row.nl, prepared, { today }, weights)
      const [best] = whole.ranked
      if (best === undefined) continue
      if (isMark(gold, readingOf(row.nl, best, whole).mark)) right.mark += 1
      if (isShape(gold, best.candidate)) right.shape += 1
      if (isShownBy(gold, best.candidate)) right.axes += 1
    }
  }
  const share = (count: number): number => count / Math.max(1, right.count)
  return { count: right.count, mark: share(right.mark), shape: share(right.shape), axes: share(right.axes) }
}
