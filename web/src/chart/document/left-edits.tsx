import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useClient } from 'urql'
import { Link } from 'wouter'
import { useViewer } from '../../account/use-viewer.js'
import { useReturn } from '../../graphql/connection.js'
import { Button } from '../../ui/button.js'
import { plural } from '../../ui/format.js'
import { Icon } from '../../ui/icon.js'
import { QuietBar } from '../../ui/quiet-bar.js'
import type { ChartSync } from './chart-sync.js'
import { takeUpLeft, watchLost } from './documents.js'

/**
 * Edits that windows closed before they were saved, sent from whatever page is open, for the same person alone; says
 * quietly of which charts, and what was not taken, of these and of what this window edited on a page before. The page of a
 * chart says that of its own.
 */
export function LeftEdits({ shownChart }: { readonly shownChart: string | null }) {
  const client = useClient()
  const viewerId = useViewer().viewer?.id ?? null
  const [left, setLeft] = useState<readonly ChartSync[]>([])
  const add = useCallback((found: ChartSync): void => setLeft((known) => [...new Set([...known, found])]), [])
  const look = useCallback(() => {
    if (viewerId === null) return
    // Where a browser keeps nothing, nothing is left.
    void takeUpLeft(client, viewerId, add).catch(() => undefined)
  }, [client, viewerId, add])
  useEffect(look, [look])
  useEffect(() => watchLost(add), [add])
  useReturn(look)
  return (
    <div role="status">
      {left
        .filter(({ chartId }) => chartId !== shownChart)
        .map((sync) => (
          <LeftOf key={sync.chartId} sync={sync} onDone={() => setLeft(left.filter((other) => other !== sync))} />
        ))}
    </div>
  )
}

function LeftOf({ sync, onDone }: { readonly sync: ChartSync; readonly onDone: () => void }) {
  const { content, waiting, saved, refusal } = useSyncExternalStore(sync.subscribe, sync.state)
  const title = typeof content?.title === 'string' && content.title !== '' ? `“${content.title}”` : 'a chart'
  if (refusal === null && waiting === 0 && saved === null) return null
  const chart = (
    <Link href={`/charts/${sync.chartId}`} className="font-semibold underline">
      {title}
    </Link>
  )
  return (
    <div data-left={refusal !== null ? 'refused' : waiting > 0 ? 'waiting' : 'saved'}>
      <QuietBar>
        <Icon name={refusal !== null ? 'warning' : waiting > 0 ? 'pencil' : 'check'} size={16} />
        <span className="min-w-0 flex-1">
          {refusal !== null ? (
            <>
              Your earlier changes to {chart} were not taken. {refusal}
            </>
          ) : waiting > 0 ? (
            <>
              {plural(waiting, 'earlier change')} to {chart} not yet saved
            </>
          ) : (
            <>Your earlier changes to {chart} are saved.</>
          )}
        </span>
        {waiting === 0 && (
          <Button look="quiet" className="px-2 py-0" onClick={onDone}>
            All right
          </Button>
        )}
      </QuietBar>
    </div>
  )
}
