import type { ReactNode } from 'react'
import { DownloadMenu } from '../exports/download-menu.js'
import { Reading } from '../prompt/reading.js'
import { Card } from '../ui/card.js'
import { Notice } from '../ui/notice.js'
import { isChangedSince } from './changed-since.js'
import { BehindChart } from './behind-chart.js'
import { ChartControls } from './chart-controls.js'
import { ChartHeading, labelOf } from './chart-heading.js'
import { ChartView } from './chart-view.js'
import { DataProblem } from './data-problem.js'
import { SavingSign } from './document/saving-sign.js'
import { useShownChart } from './document/use-document.js'
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
}

/** A chart as an answer shows it: drawing, reading, files, rows and SQL, and the edits that come first. */
export function ChartBody({ chart: told, analysis = null, actions, note, aside }: ChartBodyProps) {
  const chart = useShownChart(told)
  const { edit, refusal } = useEditChart(chart.id)
  const reading = chart.analysis ?? analysis
  const editable = chart.viewerCanEdit !== false
  const problem = chart.dataProblem
  return (
    <Card className="rise overflow-hidden" data-chart-id={chart.id}>
      <ChartHeading
        chart={chart}
        reading={reading}
        note={note ?? <SavingSign chartId={chart.id} />}
        actions={actions}
        onEdit={edit}
      />

      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-8 px-4 py-5 sm:px-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-5">
          {problem ? (
            <DataProblem chart={chart} problem={problem} editable={editable} />
          ) : chart.data ? (
            <ChartView spec={chart.spec} columns={chart.data.columns} label={labelOf(chart, reading)} />
          ) : (
            <div className="min-h-64">
              <Notice title="The data cannot be had right now">
                The chart itself is kept. Reload in a moment to draw it.
              </Notice>
            </div>
          )}
          {!problem && (
            <div className="flex flex-wrap items-start justify-between gap-4" data-part="/spec">
              {editable ? <ChartControls spec={chart.spec} onEdit={edit} /> : <span />}
              <DownloadMenu chartId={chart.id} />
            </div>
          )}
          {refusal !== null && (
            <Notice tone="danger" title="The edit was not taken">
              {refusal}
            </Notice>
          )}
        </div>
        {(reading ?? aside) !== null && (
          <div className="mt-6 min-w-0 space-y-6 border-t border-line pt-6 lg:mt-0 lg:border-t-0 lg:border-l lg:pt-0 lg:pl-8">
            {reading && <Reading analysis={reading} changed={isChangedSince(chart, reading)} />}
            {aside}
          </div>
        )}
      </div>

      {!problem && <BehindChart chart={chart} />}
    </Card>
  )
}
