import { ChoiceList } from '../prompt/choice-list.js'
import { NotFound } from '../prompt/not-found.js'
import { PromptWords } from '../prompt/reading.js'
import { confidenceInWords, segmentsOf } from '../prompt/segments.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import type { ShownAnalysis } from './types.js'
import type { ChangeOutcome } from './use-changes.js'

interface ChangeReplyProps {
  readonly outcome: ChangeOutcome
  readonly onChoose: (prompt: string, choiceIds: readonly string[]) => void
  /** Puts the words back to be put otherwise. */
  readonly onAgain: (prompt: string) => void
}

const UNSURE = 0.7

/** Why nothing was changed. */
const unchanged = (analysis: Pick<ShownAnalysis, 'confidence'> | null): string =>
  analysis !== null && analysis.confidence < UNSURE
    ? 'Nothing in these words changes this chart.'
    : 'The chart shows this already. Nothing was changed.'

/** What a screen reader is told once something came of a change. */
export function inWords(outcome: ChangeOutcome): string {
  if (outcome.step === 'none') return ''
  if (outcome.step === 'asking') return 'Changing the chart.'
  if (outcome.step !== 'answered') return outcome.message
  const { result, changed } = outcome
  if (result.__typename === 'ChartGenerated')
    return changed
      ? `Changed: ${result.chart.title}. ${result.analysis?.explanation ?? ''}`
      : unchanged(result.analysis)
  return result.__typename === 'ClarificationNeeded' ? result.question : result.message
}

/** What came of a change, under the box it was typed in. */
export function ChangeReply({ outcome, onChoose, onAgain }: ChangeReplyProps) {
  if (outcome.step === 'none' || outcome.step === 'asking') return null
  if (outcome.step === 'failed') return <Notice tone="danger" title={outcome.message} />
  if (outcome.step === 'said') return <Said>{outcome.message}</Said>
  const { prompt, choiceIds, result, changed } = outcome
  const again = <Button onClick={() => onAgain(prompt)}>Put it another way</Button>
  switch (result.__typename) {
    case 'ChartGenerated':
      if (!changed) return <Said>{unchanged(result.analysis)}</Said>
      return result.analysis ? <Changed analysis={result.analysis} /> : <Said>Done.</Said>
    case 'ClarificationNeeded':
      return (
        <Notice title={result.question}>
          <ChoiceList choices={result.choices} onChoose={(id) => onChoose(prompt, [...choiceIds, id])} />
        </Notice>
      )
    case 'CannotAnswer':
      return (
        <Notice title={result.message} action={again}>
          <NotFound words={result.unknown} />
        </Notice>
      )
    case 'NoData':
      return (
        <Notice title={result.message} action={again}>
          <p>{result.explanation}</p>
        </Notice>
      )
  }
}

const Said = ({ children }: { readonly children: string }) => (
  <p className="flex items-center gap-2 px-2 text-sm text-muted" data-change-reply>
    <Icon name="info" size={16} />
    {children}
  </p>
)

/** How the words were read. */
function Changed({ analysis }: { readonly analysis: ShownAnalysis }) {
  const { prompt, mentions, explanation, confidence } = analysis
  return (
    <div className="flex gap-2 px-2 text-sm leading-relaxed" data-change-reply>
      <span className="mt-1 text-good">
        <Icon name="check" size={16} />
      </span>
      <div className="min-w-0 space-y-0.5 wrap-anywhere">
        <p dir="auto" className="text-left">
          <PromptWords segments={segmentsOf(prompt, mentions)} />
        </p>
        <p dir="auto" className="text-left text-muted">
          {explanation} {confidence < UNSURE && `${confidenceInWords(confidence)}.`}
        </p>
      </div>
    </div>
  )
}
