import { ago } from '../ui/format.js'
import { editInWords } from './edit-list.js'
import type { ShownEdit } from './types.js'

const whatWasDone = (edit: ShownEdit): string => {
  if (edit.version === 1) return 'made the chart'
  return edit.reverts == null ? `changed ${editInWords(edit)}` : `took back v${edit.reverts}`
}

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
              <span className="font-semibold">{edit.author?.name ?? 'Someone'}</span> {whatWasDone(edit)}
              {edit.prompt != null && (
                <q dir="auto" className="block wrap-anywhere text-muted">
                  {edit.prompt}
                </q>
              )}
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
