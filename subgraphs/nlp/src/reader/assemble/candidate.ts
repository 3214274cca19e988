import type { Aggregate, Arrangement, Bin, Granularity, Mark } from '@askchart/vocabulary'
import type { PreparedColumn, PreparedTable } from '../types.js'
import type { Role } from './roles.js'

/** A dimension as the prompt may mean it. `role` is null where no word names it. */
export interface DimensionPart {
  readonly column: PreparedColumn
  readonly role: Role | null
  readonly score: number
  readonly granularity: Granularity | null
  readonly bin: Bin | null
  /** Named by its table: "each student" for the student's name. */
  readonly byTable: boolean
  /** The time of a measure that nothing else was said of. */
  readonly bare: boolean
}

/** A measure as the prompt may mean it; without an aggregate the values are shown row by row. */
export interface MeasurePart {
  readonly aggregate: Aggregate | null
  /** Null where rows of `table` are counted. */
  readonly column: PreparedColumn | null
  readonly table: PreparedTable
  readonly role: Role | null
  readonly score: number
  /** Whether words ask for this aggregate. */
  readonly said: boolean
}

/** All that a candidate may be made of. */
export interface Parts {
  readonly dimensions: readonly DimensionPart[]
  readonly measures: readonly MeasurePart[]
}

/** Whether they are not one column or one place. */
export const free = (measure: MeasurePart, dimension: DimensionPart): boolean =>
  measure.column === null ||
  (measure.column !== dimension.column && (measure.role === null || measure.role !== dimension.role))

export type Shape = 'plain' | 'scatter' | 'histogram' | 'single' | 'multiple' | 'boxplot'

/** One way to read the prompt, before filters, order and looks. */
export interface Candidate {
  readonly shape: Shape
  readonly x: DimensionPart | null
  readonly measures: readonly MeasurePart[]
  readonly colour: DimensionPart | null
  readonly facet: DimensionPart | null
  /** Grouped by, but not drawn: one dot per product. */
  readonly detail: DimensionPart | null
  readonly mark: Mark | null
  readonly arrangement: Arrangement | null
}

/** A candidate that has these parts and no others. All are made here, with their fields in one order: hundreds are read a prompt. */
export const candidateOf = ({
  shape,
  x = null,
  measures,
  colour = null,
  facet = null,
  detail = null,
  mark = null,
  arrangement = null,
}: Pick<Candidate, 'shape' | 'measures'> & Partial<Candidate>): Candidate => ({
  shape,
  x,
  measures,
  colour,
  facet,
  detail,
  mark,
  arrangement,
})

export function dimensionsOf({ x, colour, facet, detail }: Candidate): readonly DimensionPart[] {
  if (colour === null && facet === null && detail === null) return x === null ? [] : [x]
  return [x, colour, facet, detail].filter((part) => part !== null)
}

export function tablesOf(candidate: Candidate): ReadonlySet<PreparedTable> {
  const tables = new Set<PreparedTable>()
  for (const { column } of dimensionsOf(candidate)) tables.add(column.table)
  for (const { table } of candidate.measures) tables.add(table)
  return tables
}
