import { understand, type Weights } from '@askchart/nlp/reader'
import type { NvbenchRow } from './data.js'
import type { ExampleOptions, Understood } from './examples.js'
import { sequence, shuffled } from './fit.js'
import { type Gold, goldOf } from './gold.js'

/** A published prompt with what its query shows, and all that the reader makes of it. */
export interface UnderstoodRow {
  readonly row: NvbenchRow
  readonly gold: Gold
  readonly whole: Understood
}

/** The rows read by the given weights: at most so many of each database, by chance, and only those whose query names what the dataset has. */
export async function* understoodRows(
  rows: readonly NvbenchRow[],
  weights: Weights,
  { datasetOf, mostOfEach }: Pick<ExampleOptions, 'datasetOf' | 'mostOfEach'>,
): AsyncGenerator<UnderstoodRow> {
  const choosing = sequence(17)
  for (const group of [...new Set(rows.map((row) => row.db_id))].sort()) {
    const { prepared, today } = await datasetOf(group)
    const own = shuffled(
      rows.filter((row) => row.db_id === group),
      choosing,
    )
    for (const row of own.slice(0, mostOfEach)) {
      const gold = goldOf(row.vql, row.color_name ?? null, prepared)
      if (gold !== null) yield { row, gold, whole: understand(row.nl, prepared, { today }, weights) }
    }
  }
}
