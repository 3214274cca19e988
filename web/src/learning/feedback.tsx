import type { QuerySpec } from '@askchart/vocabulary'
import { useEffect, useId, useRef, useState } from 'react'
import { useMutation } from 'urql'
import { Link } from 'wouter'
import { errorMessage } from '../graphql/error-message.js'
import type { FeedbackInput, LessonPartsFragment, Verdict } from '../graphql/generated/graphql.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { CorrectionForm } from './correction-form.js'
import { RecordFeedback } from './learning.documents.js'

interface FeedbackProps {
  readonly chartId: string
  readonly datasetId: string
  readonly analysisId: string
  /** Whether this answer was verified before. */
  readonly verified: boolean
  /** Asks the same question again; null where it went on from another and cannot stand alone. */
  readonly onAskAgain: (() => void) | null
}

type Step =
  | { readonly at: 'asking' }
  | { readonly at: 'correcting' }
  | { readonly at: 'done'; readonly verdict: Verdict; readonly learned: readonly LessonPartsFragment[] }

/** "Was this right?": yes, no, or what would have been. */
export function Feedback({ chartId, datasetId, analysisId, verified, onAskAgain }: FeedbackProps) {
  const id = useId()
  const [step, setStep] = useState<Step>({ at: 'asking' })
  const [{ fetching, error }, record] = useMutation(RecordFeedback)

  const say = (verdict: Verdict, correction?: QuerySpec): void => {
    const input: FeedbackInput = { analysisId, verdict, ...(correction === undefined ? {} : { correction }) }
    void record({ input }).then(({ data }) => {
      if (data) setStep({ at: 'done', verdict, learned: data.recordFeedback.learned })
    })
  }

  return (
    <section aria-labelledby={id} className="space-y-3" data-feedback={step.at}>
      <h3 id={id} className="text-sm font-semibold text-muted">
        Was this right?
      </h3>
      {step.at === 'asking' && (
        <>
          {verified && <p className="text-sm text-muted">Someone in this workspace said what is right here.</p>}
          <div className="flex flex-wrap gap-2">
            <Button busy={fetching} icon={<Icon name="check" size={16} />} onClick={() => say('ACCEPTED')}>
              Yes
            </Button>
            <Button
              icon={<Icon name="pencil" size={16} />}
              disabled={fetching}
              onClick={() => setStep({ at: 'correcting' })}
            >
              Correct it
            </Button>
            <Button look="quiet" disabled={fetching} onClick={() => say('REJECTED')}>
              No
            </Button>
          </div>
        </>
      )}
      {step.at === 'correcting' && (
        <CorrectionForm
          chartId={chartId}
          datasetId={datasetId}
          busy={fetching}
          onCorrect={(query) => say('CORRECTED', query)}
          onCancel={() => setStep({ at: 'asking' })}
        />
      )}
      {error && step.at !== 'done' && <Notice tone="danger" title={errorMessage(error)} />}
      {step.at === 'done' && <Outcome verdict={step.verdict} learned={step.learned} onAskAgain={onAskAgain} />}
    </section>
  )
}

const thanks: Record<Verdict, string> = {
  ACCEPTED: 'Thank you. It is kept in mind.',
  CORRECTED: 'Thank you. This was learned:',
  REJECTED: 'Thank you. Ask in other words, or correct it next time.',
}

function Outcome({
  verdict,
  learned,
  onAskAgain,
}: Pick<FeedbackProps, 'onAskAgain'> & {
  readonly verdict: Verdict
  readonly learned: readonly LessonPartsFragment[]
}) {
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => said.current?.focus(), [])
  return (
    <div ref={said} role="status" tabIndex={-1} className="space-y-3 text-sm outline-none">
      <p>{thanks[verdict]}</p>
      {learned.length > 0 && (
        <ul className="list-disc space-y-1 pl-5 text-muted">
          {learned.map((lesson) => (
            <li key={lesson.id}>{lesson.description}</li>
          ))}
        </ul>
      )}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {verdict === 'CORRECTED' && onAskAgain !== null && (
          <Button look="primary" onClick={onAskAgain}>
            Show the corrected chart
          </Button>
        )}
        <Link href="/learned" className="font-semibold text-accent underline-offset-4 hover:underline">
          What was learned
        </Link>
      </p>
    </div>
  )
}
