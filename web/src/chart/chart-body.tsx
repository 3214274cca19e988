import type { ReactNode } from 'react'
import { DownloadMenu } from '../exports/download-menu.js'
import { Reading } from '../prompt/reading.js'
import { Card } from '../ui/card.js'
import { EditableText } from '../ui/editable-text.js'
import { formatNumber, plural } from '../ui/format.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { Tabs } from '../ui/tabs.js'
import { isChangedSince } from './changed-since.js'
import { ChartControls } from './chart-controls.js'
import { ChartRowsTable } from './chart-rows.js'
import { ChartView } from './chart-view.js'
import { DataProblem } from './data-problem.js'
import { SqlText } from './sql-text.js'
import type { ShownAnalysis, ShownChart } from './types.js'
import { useEditChart } from './use-edit-chart.js'

interface ChartBodyProps {
  readonly chart: ShownChart
  /** The reading, where it came apart from the chart. */
  readonly analysis?: ShownAnalysis | null
  /** Links and buttons beside the title. */
  readonly actions?: ReactNode
  /** What is said under the title, such as who just changed something. */
  readonly note?: ReactNode
  readonly aside?: ReactNode
  /** What changes the chart beyond its controls; stands right under the drawing. */
  readonly change?: ReactNode
  /** Puts something around the drawing, such as what is said about its parts. */
  readonly around?: (drawing: ReactNode) => ReactNode
  /** Stands beside the drawing, first of all that does. */
  readonly panel?: ReactNode
}

/** What a screen reader says instead of showing the chart. */
const labelOf = (chart: ShownChart, analysis: ShownAnalysis | null): string =>
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

/** A chart with everything that belongs to it: drawing, reading, edits, files, rows and SQL. */
export function ChartBody(props: ChartBodyProps) {
  const {
    chart,
    analysis = null,
    actions,
    note,
    aside,
    change,
    around = (drawing: ReactNode): ReactNode => drawing,
    panel,
  } = props
  const { edit, refusal } = useEditChart(chart.id)
  const reading = chart.analysis ?? analysis
  const editable = chart.viewerCanEdit !== false
  const problem = chart.dataProblem
  return (
    <Card className="rise overflow-hidden" data-chart-id={chart.id}>
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 pt-5 sm:px-6 sm:pt-6">
        <div className="min-w-0 flex-1 basis-72 space-y-1" data-part="/title">
          <EditableText
            value={chart.title}
            label="Edit the title"
            editable={editable}
            onSave={(value) => edit([{ path: '/title', value }])}
          />
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

      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 px-4 py-5 sm:px-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-5">
          {problem ? (
            <DataProblem chart={chart} problem={problem} editable={editable} />
          ) : chart.data ? (
            around(<ChartView spec={chart.spec} columns={chart.data.columns} label={labelOf(chart, reading)} />)
          ) : (
            <div className="min-h-64">
              <Notice title="The data cannot be had right now">
                The chart itself is kept. Reload in a moment to draw it.
              </Notice>
            </div>
          )}
          {change}
          {!problem && (
            <div className="flex flex-wrap items-start justify-between gap-4" data-part="/spec">
              {editable ? <ChartControls chart={chart} onEdit={edit} /> : <span />}
              <DownloadMenu chartId={chart.id} />
            </div>
          )}
          {refusal !== null && (
            <Notice tone="danger" title="The edit was not taken">
              {refusal}
            </Notice>
          )}
        </div>
        {(reading ?? aside ?? panel) !== null && (
          <div className="mt-6 min-w-0 space-y-6 border-t border-line pt-6 lg:mt-0 lg:border-t-0 lg:border-l lg:pt-0 lg:pl-8">
            {panel}
            {reading && <Reading analysis={reading} changed={isChangedSince(chart, reading)} />}
            {aside}
          </div>
        )}
      </div>

      {!problem && (
        <div className="border-t border-line pt-1">
          <Tabs
            label="Behind the chart"
            tabs={[
              {
                name: 'data',
                label: 'Data',
                icon: <Icon name="table" size={18} />,
                panel: <ChartRowsTable chart={chart} />,
              },
              ...(chart.sql
                ? [
                    {
                      name: 'sql',
                      label: 'SQL',
                      icon: <Icon name="code" size={18} />,
                      panel: <SqlText sql={chart.sql} />,
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
    </Card>
  )
}
