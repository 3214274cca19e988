import type { Arrangement, Mark } from '@askchart/vocabulary'
import type { Slot } from '../link/links.js'
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
      mark: named?.mark ?? (histograms.length === 0 && saysSpread(frame) ? 'BOXPLOT' : null),
      arrangement: named?.arrangement ?? arrangements[0]?.arrangement ?? null,
      histogram: histograms.length > 0 && named === undefined,
      spans,
    },
  }
}

/** "Salary distribution by department": the spread of a number within each of a few groups, which one bar for each does not show. */
function saysSpread(frame: Frame): boolean {
  const { tokens, slots } = frame
  return cuesOf(frame, 'distribution').some((cue) => {
    const next = tokens[cue.to]?.lower === 'of' ? cue.to + 1 : cue.to
    const measured = slots.find(({ from, to }) => from === next || to === cue.from)
    const after = Math.max(cue.to, measured?.to ?? 0)
    const group = cuesOf(frame, 'group').find(({ from }) => from === after)
    const grouped = group && slots.find(({ from }) => from === group.to)
    return isMeasured(measured) && isGroup(grouped)
  })
}

const isMeasured = (slot: Slot | undefined): boolean => {
  const [top] = slot?.links ?? []
  return top?.kind === 'column' && top.column.isNumber && top.column.profile.role === 'MEASURE'
}

const isGroup = (slot: Slot | undefined): boolean => {
  const [top] = slot?.links ?? []
  return top?.kind === 'column' && !top.column.isTime && (top.column.profile.distinctCount ?? Infinity) <= FEW
}
const FEW = 30
