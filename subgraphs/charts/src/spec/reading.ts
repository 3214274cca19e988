import type { Analysis, Orientation } from '@askchart/vocabulary'

/** The part of an analysis that decides how a chart is drawn. */
export interface Reading extends Pick<Analysis, 'query' | 'mark' | 'arrangement' | 'intent'> {
  readonly orientation?: Orientation | null
}

/** What is known of a query's result before it is drawn; counts, never rows. */
export interface ResultShape {
  readonly rowCount: number | null
  /** Distinct values by result column, where known. */
  readonly distinct: Readonly<Record<string, number>>
}

export const unknownShape: ResultShape = { rowCount: null, distinct: {} }
