import { ago } from '../ui/format.js'
import { editInWords } from './edit-list.js'
import type { ShownEdit } from './types.js'

/** Every version of a chart: who made it, when, and what changed. */
export function HistoryList({ edits }: { readonly edits: readonly ShownEdit[] }) {
  const now = Date.now()
  return (
    <section aria-labelledby="history" className="space-y-3">
      <h3 id="history" className="text-sm font-semibold text-muted">
        History
      </h3>
      <ol className="max-h-72 space-y-3 overflow-y-auto" tabIndex={0} aria-labelledby="history">
        {edits.map((edit) => (
          <li key={edit.version} className="flex gap-3 text-sm">
            <span className="mt-0.5 h-fit shrink-0 rounded-md bg-sunken px-1.5 py-0.5 font-mono text-xs text-muted">
              v{edit.version}
            </span>
            <span className="min-w-0">
              <span className="font-semibold">{edit.author?.name ?? 'Someone'}</span>{' '}
              {edit.version === 1 ? 'made the chart' : `changed ${editInWords(edit)}`}
              <time dateTime={edit.at} className="block text-muted">
                {ago(edit.at, now)}
              </time>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
