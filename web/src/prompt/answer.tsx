import { Link } from 'wouter'
import { useQuery } from 'urql'
import { ChartBody } from '../chart/chart-body.js'
import { ChartShown } from '../chart/chart.documents.js'
import { ChartSkeleton } from '../chart/chart-skeleton.js'
import type { ShownAnalysis, ShownChart } from '../chart/types.js'
import { Feedback } from '../learning/feedback.js'
import { Button, buttonClass } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { ChoiceList } from './choice-list.js'
import { NotFound } from './not-found.js'
import { useConversation } from './thread-context.js'
import type { Question, Turn } from './thread.js'

/** A prompt as a button that asks it. */
function AskAgain({ prompt, question }: { readonly prompt: string; readonly question: Question }) {
  const { ask } = useConversation()
  return <Button onClick={() => ask({ ...question, prompt, choiceIds: [], followUpTo: null })}>{prompt}</Button>
}

/** The answer's chart as it is now: edits made here or elsewhere reach it through the cache. */
function AnsweredChart({
  made,
  analysis,
  question,
}: {
  readonly made: ShownChart
  readonly analysis: ShownAnalysis | null
  readonly question: Question
}) {
  const { ask } = useConversation()
  const [{ data }] = useQuery({ query: ChartShown, variables: { id: made.id } })
  const chart = data?.chart ?? made
  const reading = chart.analysis ?? analysis
  return (
    <ChartBody
      chart={chart}
      analysis={analysis}
      aside={
        reading === null || chart.viewerCanEdit === false ? null : (
          <Feedback
            chartId={made.id}
            datasetId={question.datasetId}
            analysisId={reading.id}
            verified={reading.engine === 'VERIFIED_ANSWER'}
            onAskAgain={question.followUpTo === null ? () => ask({ ...question, choiceIds: [] }) : null}
          />
        )
      }
      actions={
        <Link href={`/charts/${made.id}`} className={buttonClass('plain')}>
          Open <Icon name="arrow" size={16} />
        </Link>
      }
    />
  )
}

/** What came of one question. */
export function Answer({ turn }: { readonly turn: Turn }) {
  const { outcome } = turn
  if (outcome.step === 'asking') return <ChartSkeleton />
  if (outcome.step === 'answered' && outcome.result.__typename === 'ChartGenerated') {
    const { chart, analysis } = outcome.result
    return <AnsweredChart key={chart.id} made={chart} analysis={analysis} question={turn.question} />
  }
  return (
    <div className="mx-auto max-w-3xl">
      <Reply turn={turn} />
    </div>
  )
}

/** An answer in words. */
function Reply({ turn }: { readonly turn: Turn }) {
  const { ask } = useConversation()
  const { question, outcome } = turn
  if (outcome.step === 'failed') {
    return (
      <Notice tone="danger" title={outcome.message} action={<Button onClick={() => ask(question)}>Ask again</Button>} />
    )
  }
  if (outcome.step === 'asking') return null
  const { result } = outcome
  switch (result.__typename) {
    case 'ChartGenerated':
      return null
    case 'ClarificationNeeded':
      return (
        <Notice title={result.question}>
          <ChoiceList
            choices={result.choices}
            onChoose={(id) => ask({ ...question, choiceIds: [...question.choiceIds, id] })}
          />
        </Notice>
      )
    case 'CannotAnswer':
      return (
        <Notice
          title={result.message}
          action={result.suggestions.map((prompt) => (
            <AskAgain key={prompt} prompt={prompt} question={question} />
          ))}
        >
          <NotFound words={result.unknown} />
          {result.suggestions.length > 0 && <p>These would work:</p>}
        </Notice>
      )
    case 'NoData':
      return (
        <Notice title={result.message}>
          <p>{result.explanation}</p>
          <p>Widen a condition or leave it out, then ask again.</p>
        </Notice>
      )
  }
}
