import { ago } from '../../ui/format.js'
import { doneInWords } from './edit-words.js'
import type { ShownEdit } from '../types.js'

interface HistoryListProps {
  readonly edits: readonly ShownEdit[]
  /** The version that is shown. */
  readonly now: number
  readonly onLook: (version: number) => void
}

/** Every version of a chart: who made it, when, and what changed. Earlier ones can be looked at. */
export function HistoryList({ edits, now, onLook }: HistoryListProps) {
  const today = Date.now()
  return (
    <section aria-labelledby="history" className="space-y-3">
      <h3 id="history" className="text-sm font-semibold text-muted">
        History
      </h3>
      <ol className="max-h-72 space-y-3 overflow-y-auto" tabIndex={0} aria-labelledby="history">
        {edits.map((edit) => (
          <li key={edit.version} className="flex gap-3 text-sm">
            <VersionMark version={edit.version} shown={edit.version === now} onLook={onLook} />
            <span className="min-w-0 wrap-anywhere">
              <span className="font-semibold">{edit.author?.name ?? 'Someone'}</span> {doneInWords(edit)}
              {edit.prompt != null && (
                <q dir="auto" className="block text-muted">
                  {edit.prompt}
                </q>
              )}
              <time dateTime={edit.at} className="block text-muted">
                {ago(edit.at, today)}
              </time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

interface VersionMarkProps {
  readonly version: number
  readonly shown: boolean
  readonly onLook: (version: number) => void
}

function VersionMark({ version, shown, onLook }: VersionMarkProps) {
  const look = 'mt-0.5 h-fit shrink-0 rounded-md px-1.5 py-0.5 font-mono text-xs'
  if (shown) return <span className={`${look} bg-accent-soft text-ink`}>v{version}</span>
  return (
    <button
      type="button"
      title="Look at this version"
      onClick={() => onLook(version)}
      className={`${look} bg-sunken text-muted underline decoration-dotted underline-offset-2 hover:text-ink`}
    >
      <span className="sr-only">Look at </span>v{version}
    </button>
  )
}
