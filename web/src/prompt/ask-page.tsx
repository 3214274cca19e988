import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useViewer } from '../account/use-viewer.js'
import { errorMessage } from '../graphql/error-message.js'
import type { DatasetChoicesQuery } from '../graphql/generated/graphql.js'
import { useAllPages } from '../graphql/use-all-pages.js'
import { useBringing } from '../datasets/bring/bring-context.js'
import { isUnderWay } from '../datasets/bring/bring-state.js'
import { BringHere } from '../datasets/bring/bring-here.js'
import { BringStatus } from '../datasets/bring/bring-status.js'
import { FileChooser } from '../datasets/bring/file-chooser.js'
import { DatasetChoices } from '../datasets/datasets.documents.js'
import { useAskAgain } from '../offline/reach.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { usePageTitle } from '../ui/page-title.js'
import { Answer } from './answer.js'
import { DatasetPicker } from './dataset-picker.js'
import { Examples } from './examples.js'
import { FollowUp } from './follow-up.js'
import { PromptBox } from './prompt-box.js'
import { RecentCharts } from './recent-charts.js'
import { useConversation } from './thread-context.js'
import { analysisOf, datasetToAsk, ownFirst, type Turn } from './thread.js'

/** What a screen reader is told once an answer is there. */
function announcement(turn: Turn | undefined): string {
  if (!turn) return ''
  const { outcome } = turn
  if (outcome.step === 'asking') return 'Reading your question.'
  if (outcome.step === 'failed') return outcome.message
  const { result } = outcome
  if (result.__typename === 'ChartGenerated') return `Chart ready: ${result.chart.title}.`
  return result.__typename === 'ClarificationNeeded' ? result.question : result.message
}

const pageOf = ({ datasets }: DatasetChoicesQuery) => datasets

/** The first page: a question, its answer, and where to go on from there. */
export function AskPage() {
  const { turns, ask, clear } = useConversation()
  const [text, setText] = useState(turns[0]?.question.prompt ?? '')
  const [params, setParams] = useSearchParams()
  const named = params.get('dataset')
  const { pages, complete, error, askAgain } = useAllPages({ query: DatasetChoices, pageOf })
  const { viewer, error: nobody } = useViewer()
  const latest = useRef<HTMLDivElement>(null)
  const listed = pages.flatMap(({ edges }) => edges.map(({ node }) => node))
  // Whose they are is known with who asks, and which comes first with the last page.
  const enough = complete || (error !== null && listed.length > 0) || listed.some(({ id }) => id === named)
  const known = enough && (viewer !== null || nobody !== null)
  const datasets = known ? ownFirst(listed, viewer?.workspace?.id ?? null) : []
  const { state: bringing, bring } = useBringing()
  const brought = bringing.step === 'done' ? bringing.datasetId : null
  // What was just brought is asked about as soon as the list has it; until then nothing else is offered in its place.
  const awaited = brought !== null && brought === named && !datasets.some(({ id }) => id === brought)
  const dataset = awaited ? undefined : datasetToAsk(datasets, named, turns)
  const last = turns.at(-1)
  const goesOnFrom = turns.findLast((turn) => analysisOf(turn) !== null)
  const busy = last?.outcome.step === 'asking'
  useAskAgain(error !== null && !complete, askAgain)
  usePageTitle(turns.at(-1)?.question.prompt ?? 'Ask')

  useEffect(() => {
    if (turns.length > 1) latest.current?.scrollIntoView({ block: 'start' })
  }, [turns.length])

  // Whoever comes here to ask about one dataset, or has just brought it, is not shown what was asked of another.
  const arrival = useRef(named)
  useEffect(() => {
    if (brought !== null && brought === named) arrival.current = brought
  }, [brought, named])
  useEffect(() => {
    const to = arrival.current
    arrival.current = null
    const from = turns[0]?.question.datasetId
    if (to === null || from === undefined || from === to) return
    clear()
    setText('')
  }, [turns, clear, brought, named])

  function begin(prompt: string): void {
    if (!dataset) return
    setText(prompt)
    ask({ datasetId: dataset.id, prompt, choiceIds: [], followUpTo: null })
  }

  return (
    <div className={turns.length === 0 ? 'space-y-12' : 'space-y-8'}>
      <BringHere />
      <div className={turns.length === 0 ? 'mx-auto max-w-3xl pt-6 sm:pt-16' : 'mx-auto max-w-3xl'}>
        {turns.length > 0 && <h1 className="sr-only">Ask your data</h1>}
        {turns.length === 0 && (
          <div className="mb-8 text-center">
            <h1 className="text-4xl leading-[1.1] font-semibold tracking-[-0.03em] sm:text-6xl">
              Ask your data, <span className="highlight">see the answer.</span>
            </h1>
            <p className="mx-auto mt-5 max-w-xl text-lg leading-relaxed text-muted">
              Type a question the way you would say it. You get a chart, how it was read, and the query behind it.
            </p>
          </div>
        )}
        {bringing.step !== 'idle' && !(bringing.step === 'done' && turns.length > 0) && (
          <div className="mb-6">
            <BringStatus />
          </div>
        )}
        <PromptBox
          label="Your question"
          placeholder={!dataset || dataset.source === 'SAMPLE' ? 'Top 5 sales by region' : `Ask about ${dataset.name}`}
          value={text}
          busy={busy}
          disabled={!dataset}
          autoFocus={turns.length === 0}
          focusFor={brought !== null && brought === dataset?.id ? brought : null}
          datasetId={dataset?.id ?? null}
          onChange={setText}
          onAsk={begin}
        >
          <DatasetPicker
            datasets={datasets}
            chosen={dataset?.id ?? null}
            loading={!complete && error === null}
            onPick={(id) => setParams({ dataset: id }, { replace: true })}
          />
        </PromptBox>
        {error && !complete && (
          <div className="mt-4">
            <Notice tone="danger" title={errorMessage(error)} action={<Button onClick={askAgain}>Try again</Button>} />
          </div>
        )}
        {known && !dataset && !awaited && (
          <div className="mt-4">
            <Notice title="There is no data to ask about yet">Bring a file to begin.</Notice>
          </div>
        )}
        {turns.length === 0 && !(error && !dataset) && <Examples datasetId={dataset?.id ?? null} onAsk={begin} />}
        {turns.length === 0 && !isUnderWay(bringing) && (
          <div className="mt-8">
            <FileChooser onFiles={(files) => bring({ files, replaces: null, columnTypes: [], told: 'beside files' })}>
              of your own, or drop them anywhere on this page
            </FileChooser>
          </div>
        )}
      </div>

      <p aria-live="polite" className="sr-only" data-announcement>
        {announcement(last)}
      </p>

      {turns.map((turn, index) => (
        <div key={turn.id} ref={index === turns.length - 1 ? latest : null} className="scroll-mt-20 space-y-3">
          {turns.length > 1 && (
            <p className="flex items-center gap-2 font-semibold">
              <span className="text-accent">
                <Icon name="ask" size={18} />
              </span>
              {turn.question.prompt}
            </p>
          )}
          <Answer turn={turn} />
        </div>
      ))}

      {goesOnFrom && !busy && (
        <div className="mx-auto max-w-3xl">
          <FollowUp datasetId={goesOnFrom.question.datasetId} analysisId={analysisOf(goesOnFrom) ?? ''} />
        </div>
      )}
      {turns.length > 0 && !busy && (
        <div className="text-center">
          <Button
            look="quiet"
            onClick={() => {
              clear()
              setText('')
              window.scrollTo({ top: 0 })
            }}
          >
            Start over
          </Button>
        </div>
      )}
      {turns.length === 0 && <RecentCharts />}
    </div>
  )
}
