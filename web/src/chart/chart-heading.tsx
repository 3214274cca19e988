import type { ReactNode } from 'react'
import { EditableText } from '../ui/editable-text.js'
import { formatNumber, plural } from '../ui/format.js'
import { isChangedSince } from './changed-since.js'
import { Spot } from './presence/spot.js'
import type { Change } from './spec-edits.js'
import type { ShownAnalysis, ShownChart } from './types.js'

/** What a screen reader says instead of showing the chart. */
export const labelOf = (chart: ShownChart, analysis: ShownAnalysis | null): string =>
  [
    chart.title,
    analysis && !isChangedSince(chart, analysis) && analysis.explanation,
    chart.data && plural(chart.data.rowCount, 'row'),
  ]
    .filter(Boolean)
    .join('. ')

/** What is said under the title: whose data, how much of it, how long the reading took. */
function factsOf({ dataset, data }: ShownChart, reading: ShownAnalysis | null): readonly string[] {
  const drawn = data?.columns[0]?.values.length ?? 0
  return [
    ...(dataset ? [dataset.name] : []),
    ...(data ? [plural(data.rowCount, 'row')] : []),
    ...(data && drawn < data.rowCount ? [`${formatNumber(drawn)} of them drawn`] : []),
    ...(reading ? [`read in ${formatNumber(Math.max(1, Math.round(reading.elapsedMs)))} ms`] : []),
  ]
}

interface ChartHeadingProps {
  readonly chart: ShownChart
  readonly reading: ShownAnalysis | null
  /** What is said under the title, such as who just changed something. */
  readonly note?: ReactNode
  /** Links and buttons beside the title. */
  readonly actions?: ReactNode
  readonly onEdit: (changes: readonly Change[]) => void
}

/** The title of a chart, where its data is from, and what can be done with the whole of it. */
export function ChartHeading({ chart, reading, note, actions, onEdit }: ChartHeadingProps) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-5 sm:px-6 sm:pt-6">
      <div className="min-w-0 flex-1 basis-72 space-y-1">
        <Spot part="/title">
          <EditableText
            value={chart.title}
            label="Edit the title"
            editable={chart.viewerCanEdit !== false}
            onSave={(value) => onEdit([{ path: '/title', value }])}
          />
        </Spot>
        <p className="flex flex-wrap gap-x-1.5 text-sm text-muted">
          {factsOf(chart, reading).map((fact, index) => (
            <span key={fact}>
              {index > 0 && '· '}
              {fact}
            </span>
          ))}
        </p>
        {note}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  )
}
