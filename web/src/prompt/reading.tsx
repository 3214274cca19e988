import { useId } from 'react'
import type { ShownAnalysis } from '../chart/types.js'
import { readByInWords } from './read-by.js'
import { confidenceInWords, type Segment, segmentsOf } from './segments.js'

type Mention = ShownAnalysis['mentions'][number]
type Kind = Mention['kind']

const kinds: Record<Kind, { readonly label: string; readonly colour: string }> = {
  MEASURE: { label: 'what is measured', colour: 'var(--chart-1)' },
  DIMENSION: { label: 'what it is split by', colour: 'var(--chart-2)' },
  TIME: { label: 'time', colour: 'var(--chart-3)' },
  GRANULARITY: { label: 'time step', colour: 'var(--chart-3)' },
  VALUE: { label: 'a value', colour: 'var(--chart-4)' },
  AGGREGATE: { label: 'how it is summed up', colour: 'var(--chart-6)' },
  MARK: { label: 'kind of chart', colour: 'var(--chart-9)' },
  ORDER: { label: 'order', colour: 'var(--chart-8)' },
  LIMIT: { label: 'how many', colour: 'var(--chart-8)' },
  COMPARISON: { label: 'how it is compared', colour: 'var(--chart-7)' },
  TITLE: { label: 'the title', colour: 'var(--chart-5)' },
  COLOUR: { label: 'the colour', colour: 'var(--chart-5)' },
  LEFT_OUT: { label: 'left out', colour: 'var(--danger)' },
}

const columnName = (ref: string): string => ref.replaceAll('_', ' ').replace('.', ' › ')

/** A prompt with each part underlined in the colour of what it was taken for. */
export function PromptWords({ segments }: { readonly segments: readonly Segment<Mention>[] }) {
  return segments.map(({ text, mention }, index) =>
    mention ? (
      <mark
        key={index}
        title={kinds[mention.kind].label}
        className="rounded-sm bg-transparent pb-0.5 font-semibold text-ink"
        style={{ boxShadow: `inset 0 -3px 0 ${kinds[mention.kind].colour}` }}
      >
        {text}
      </mark>
    ) : (
      <span key={index}>{text}</span>
    ),
  )
}

/** "How I read your question": the prompt with what each part was taken for, and the whole in a sentence. */
export function Reading({
  analysis,
  changed = false,
}: {
  readonly analysis: ShownAnalysis
  /** Whether the chart was changed since, and shows something else by now. */
  readonly changed?: boolean
}) {
  const id = useId()
  const readBy = readByInWords(analysis)
  const segments = segmentsOf(analysis.prompt, analysis.mentions)
  const mentions = segments.flatMap(({ mention }) => (mention ? [mention] : []))
  return (
    <section aria-labelledby={id} className="space-y-4">
      <h3 id={id} className="text-sm font-semibold text-muted">
        How I read {changed ? 'the first question' : 'your question'}
      </h3>
      {changed && <p className="text-sm text-muted">The chart was changed since, and shows something else by now.</p>}
      <p dir="auto" className="text-left text-lg leading-loose wrap-anywhere" data-reading="prompt">
        <PromptWords segments={segments} />
      </p>
      <p dir="auto" className="text-left leading-relaxed wrap-anywhere" data-reading="explanation">
        {analysis.explanation}
      </p>
      {mentions.length > 0 && (
        <dl className="space-y-1.5 text-sm">
          {mentions.map((mention, index) => (
            <div key={index} className="pl-4.5 -indent-4.5">
              <span
                aria-hidden="true"
                className="mr-2 inline-block size-2.5 rounded-full"
                style={{ background: kinds[mention.kind].colour }}
              />
              <dt dir="auto" className="inline font-semibold wrap-anywhere">
                {mention.text}
              </dt>{' '}
              <dd className="inline text-muted">
                {kinds[mention.kind].label}
                {mention.column !== null && `: ${columnName(mention.column)}`}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="flex items-center gap-2 text-sm text-muted">
        <span aria-hidden="true" className="flex gap-0.5">
          {[0.25, 0.5, 0.7, 0.9].map((step) => (
            <span
              key={step}
              className={`h-3 w-1.5 rounded-full ${analysis.confidence >= step ? 'bg-good' : 'bg-line'}`}
            />
          ))}
        </span>
        {confidenceInWords(analysis.confidence)}
      </p>
      {readBy !== null && (
        <p className="text-sm text-muted" data-reading="read-by">
          {readBy}
        </p>
      )}
    </section>
  )
}
