import type { Cell } from '@askchart/vocabulary'

/** What a sample of a table's rows tells of one column. */
export interface SampledColumn {
  /** Estimated for the whole table; exact where the sample is all of it. */
  readonly distinctCount: number
  readonly minimum: Cell
  readonly maximum: Cell
  /** The most frequent values, most frequent first. */
  readonly values: readonly Cell[]
}

const TOP_VALUES = 500
/** Of numbers and times with more values than can be listed, only a few are kept: nobody looks them up. */
const TOP_OF_MANY = 20
const MAX_CHARACTERS = 64 * 1024
/** Longer texts are prose, and come cut. */
export const TEXT_LENGTH = 200

const comesBefore = (a: Cell, b: Cell): boolean => a !== null && b !== null && a < b

/**
 * The number of different values in all rows, from how many a sample of them has and how many of these it has once: Haas
 * and Stokes' estimator Duj1, which Postgres' own ANALYZE uses
 * (github.com/postgres/postgres/blob/master/src/backend/commands/analyze.c, compute_scalar_stats).
 */
export function estimateDistinct(sampled: number, distinct: number, once: number, rows: number): number {
  if (sampled === 0 || sampled >= rows) return distinct
  const estimate = (sampled * distinct) / (sampled - once + (once * sampled) / rows)
  return Math.max(distinct, Math.min(rows, Math.round(estimate)))
}

/** Measures one column of a sample; `isAll` says that the sample is the whole table, `isKey` that no value is there twice. */
export function measureColumn(
  cells: readonly Cell[],
  { rows, isKey, isText }: { readonly rows: number; readonly isKey: boolean; readonly isText: boolean },
): SampledColumn {
  const counts = new Map<Cell, number>()
  let [minimum, maximum]: [Cell, Cell] = [null, null]
  for (const cell of cells) {
    if (cell === null) continue
    counts.set(cell, (counts.get(cell) ?? 0) + 1)
    if (minimum === null || comesBefore(cell, minimum)) minimum = cell
    if (maximum === null || comesBefore(maximum, cell)) maximum = cell
  }
  const present = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const once = [...counts.values()].filter((count) => count === 1).length
  // Of missing values none is a value: as many of the whole table's rows are missing as of the sample's.
  const filled = cells.length === 0 ? 0 : Math.round((rows * present) / cells.length)
  const estimate = estimateDistinct(present, counts.size, once, filled)
  const listed = counts.size <= TOP_VALUES || isText ? TOP_VALUES : TOP_OF_MANY
  const whole = [...counts].filter(([value]) => typeof value !== 'string' || value.length <= TEXT_LENGTH)
  const frequent = whole.sort(([a, m], [b, n]) => n - m || (comesBefore(a, b) ? -1 : 1)).slice(0, listed)
  return {
    distinctCount: isKey ? rows : Math.min(estimate, estimate === rows && cells.length < rows ? rows - 1 : rows),
    minimum,
    maximum,
    values: withinCharacters(frequent.map(([value]) => value)),
  }
}

function withinCharacters(values: readonly Cell[]): readonly Cell[] {
  let characters = 0
  const end = values.findIndex((value) => (characters += String(value).length) > MAX_CHARACTERS)
  return end < 0 ? values : values.slice(0, end)
}
