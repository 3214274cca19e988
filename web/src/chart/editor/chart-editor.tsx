import { type ReactNode, useRef, useState } from 'react'
import { DownloadMenu } from '../../exports/download-menu.js'
import { Reading } from '../../prompt/reading.js'
import { Button } from '../../ui/button.js'
import { Card } from '../../ui/card.js'
import { Icon } from '../../ui/icon.js'
import { Notice } from '../../ui/notice.js'
import { BehindChart } from '../behind-chart.js'
import { ChangeBox } from '../change-box.js'
import { isChangedSince } from '../changed-since.js'
import { ChartHeading, labelOf } from '../chart-heading.js'
import { ChartView } from '../chart-view.js'
import { DataProblem } from '../data-problem.js'
import { ChartCursors } from '../presence/chart-cursors.js'
import { OthersProvider } from '../presence/spot.js'
import type { Person } from '../presence/use-presence.js'
import type { ShownChart } from '../types.js'
import type { ChartEditing } from '../use-edit-chart.js'
import { EditorPanel } from './editor-panel.js'
import { SidePanel } from './side-panel.js'
import { useDrawable } from './use-drawable.js'

interface ChartEditorProps {
  readonly chart: ShownChart
  readonly editing: ChartEditing
  /** Who else is at the chart. */
  readonly people: readonly Person[]
  /** Buttons beside the title. */
  readonly actions?: ReactNode
  /** What is said under the title, such as who just changed something. */
  readonly note?: ReactNode
  /** Under the chart, beside the reading. */
  readonly history?: ReactNode
  /** Puts something around the drawing, such as what is said about its parts. */
  readonly around: (drawing: ReactNode) => ReactNode
  /** What people say about the chart, first beside it while it is open. */
  readonly comments: ReactNode
}

/** One chart to work on: large, with all that can be changed beside it. */
export function ChartEditor({ chart, editing, people, actions, note, history, around, comments }: ChartEditorProps) {
  const { edit, refusal } = editing
  const [open, setOpen] = useState(false)
  const drawing = useRef<HTMLDivElement>(null)
  const editable = chart.viewerCanEdit !== false
  const { analysis, dataProblem: problem, query } = chart
  const panel =
    editable && !problem && query ? (
      <EditorPanel
        spec={chart.spec}
        query={query}
        columns={chart.data?.columns ?? []}
        datasetId={chart.dataset?.id ?? null}
        onEdit={edit}
      />
    ) : null
  const beside = panel !== null || comments !== null
  return (
    <OthersProvider people={people}>
      <div
        data-chart-id={chart.id}
        className={`grid grid-cols-[minmax(0,1fr)] items-start gap-6 ${beside ? 'lg:grid-cols-[minmax(0,1fr)_22rem]' : ''}`}
      >
        <Card className="rise overflow-hidden">
          <ChartHeading chart={chart} reading={analysis} note={note} actions={actions} onEdit={edit} />
          <div ref={drawing} className="scroll-mt-16 space-y-5 px-4 py-5 sm:px-6">
            {problem ? (
              <DataProblem chart={chart} problem={problem} editable={editable} />
            ) : (
              <Drawing chart={chart} around={around} />
            )}
            {refusal !== null && (
              <Notice tone="danger" title="The edit was not taken">
                {refusal}
              </Notice>
            )}
            {editable && <ChangeBox chartId={chart.id} version={chart.version} />}
            {!problem && (
              <div className="flex flex-wrap items-start justify-between gap-4">
                {panel !== null && (
                  <Button
                    className="lg:hidden"
                    icon={<Icon name="pencil" size={16} />}
                    aria-expanded={open}
                    onClick={() => {
                      setOpen(!open)
                      if (!open) drawing.current?.scrollIntoView({ block: 'start' })
                    }}
                  >
                    Edit the chart
                  </Button>
                )}
                <DownloadMenu chartId={chart.id} />
              </div>
            )}
          </div>
          {(analysis !== null || history !== undefined) && (
            <div className="grid gap-8 border-t border-line px-4 py-6 sm:px-6 md:grid-cols-2">
              {analysis && (
                <div className="min-w-0">
                  <Reading analysis={analysis} changed={isChangedSince(chart, analysis)} />
                </div>
              )}
              <div className="min-w-0">{history}</div>
            </div>
          )}
          {!problem && <BehindChart chart={chart} />}
        </Card>
        {beside && <SidePanel edit={panel} comments={comments} open={open} onClose={() => setOpen(false)} />}
      </div>
    </OthersProvider>
  )
}

function Drawing({ chart, around }: Pick<ChartEditorProps, 'chart' | 'around'>) {
  const drawable = useDrawable(chart.spec, chart.data?.columns ?? null)
  if (!drawable)
    return (
      <div className="min-h-64">
        <Notice title="The data cannot be had right now">
          The chart itself is kept. Reload in a moment to draw it.
        </Notice>
      </div>
    )
  const { spec, columns } = drawable
  return (
    <ChartCursors>
      {around(<ChartView spec={spec} columns={columns} label={labelOf(chart, chart.analysis)} />)}
    </ChartCursors>
  )
}
