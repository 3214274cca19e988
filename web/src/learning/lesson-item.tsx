import { useMutation } from 'urql'
import { errorMessage } from '../graphql/error-message.js'
import type { LearnedKind, LessonPartsFragment } from '../graphql/generated/graphql.js'
import { Button } from '../ui/button.js'
import { ago } from '../ui/format.js'
import { Icon } from '../ui/icon.js'
import { ForgetLearned } from './learning.documents.js'

const kinds: Record<LearnedKind, string> = {
  SYNONYM: 'A word for a column',
  VALUE: 'A word for a value',
  AGGREGATE: 'How to sum up',
  PREFERENCE: 'Which column to take',
  VERIFIED_ANSWER: 'A verified answer',
}

/** One thing that was learned, and the way to forget it. */
export function LessonItem({ lesson }: { readonly lesson: LessonPartsFragment }) {
  const [{ fetching, error }, forget] = useMutation(ForgetLearned)
  const { id, kind, description, dataset, note, taughtAt } = lesson
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-6" data-lesson={kind}>
      <div className="min-w-0 flex-1 basis-72 space-y-1">
        <p className="font-semibold wrap-anywhere">{description}</p>
        <p className="text-sm text-muted">
          {[kinds[kind], dataset?.name, ago(taughtAt, Date.now())].filter(Boolean).join(' · ')}
        </p>
        {note !== null && <p className="text-sm wrap-anywhere">{note}</p>}
        {error && (
          <p role="alert" className="text-sm text-danger">
            {errorMessage(error)}
          </p>
        )}
      </div>
      <Button
        busy={fetching}
        icon={<Icon name="trash" size={16} />}
        aria-label={`Forget: ${description}`}
        onClick={() => void forget({ id })}
      >
        Forget
      </Button>
    </li>
  )
}
