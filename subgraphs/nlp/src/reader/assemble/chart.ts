import type { Arrangement, Mark } from '@askchart/vocabulary'
import type { Span } from '../types.js'
import { cuesOf, type Frame, using } from './frame.js'

/** The chart that the prompt names, if it names one. */
export interface ChartClause {
  readonly mark: Mark | null
  readonly arrangement: Arrangement | null
  readonly histogram: boolean
  readonly spans: readonly Span[]
}

/** The chart that is named: the most explicit words win ("stacked bar chart" over "line"). */
export function readChart(frame: Frame): { readonly frame: Frame; readonly chart: ChartClause } {
  const marks = cuesOf(frame, 'mark')
  const size = (cue: Span): number => cue.to - cue.from
  const named = [...marks].sort((a, b) => size(b) - size(a) || a.from - b.from)[0]
  const arrangements = cuesOf(frame, 'arrangement')
  const histograms = cuesOf(frame, 'histogram')
  const words = cuesOf(frame, 'chartWord')
  const spans = [...marks, ...arrangements, ...histograms, ...words]
  return {
    frame: using(frame, ...spans),
    chart: {
      mark: named?.mark ?? null,
      arrangement: named?.arrangement ?? arrangements[0]?.arrangement ?? null,
      histogram: histograms.length > 0 && named === undefined,
      spans,
    },
  }
}
