import { type Candidate, type Reading, readingOf, type Weights } from '@askchart/nlp/reader'
import type { ExampleOptions } from './examples.js'
import type { NvbenchRow } from './data.js'
import { type Gold, isShownBy } from './gold.js'
import { understoodRows } from './understood.js'

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
  options: Pick<ExampleOptions, 'datasetOf' | 'mostOfEach'>,
): Promise<Structure> {
  const right = { count: 0, mark: 0, shape: 0, axes: 0 }
  for await (const { row, gold, whole } of understoodRows(rows, weights, options)) {
    right.count += 1
    const [best] = whole.ranked
    if (best === undefined) continue
    if (isMark(gold, readingOf(row.nl, best, whole).mark)) right.mark += 1
    if (isShape(gold, best.candidate)) right.shape += 1
    if (isShownBy(gold, best.candidate)) right.axes += 1
  }
  const share = (count: number): number => count / Math.max(1, right.count)
  return { count: right.count, mark: share(right.mark), shape: share(right.shape), axes: share(right.axes) }
}
