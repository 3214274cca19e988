import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useViewer } from '../../account/use-viewer.js'
import { Button } from '../../ui/button.js'
import { Icon } from '../../ui/icon.js'
import { useMedia } from '../../ui/use-media.js'
import type { ShownChart } from '../types.js'
import { CommentedDrawing } from './commented-drawing.js'
import { isOpen, type Thread } from './comment-store.js'
import { CommentsPanel } from './comments-panel.js'
import { CommentsSheet } from './comments-sheet.js'
import { useComments } from './use-comments.js'

/** The parts of commenting that the page of a chart puts in their places. */
export interface Commenting {
  readonly button: ReactNode
  /** Beside the chart, while it is open and there is room. */
  readonly panel: ReactNode | null
  /** Over the page, while it is open and there is none. */
  readonly sheet: ReactNode | null
  /** The drawn chart, with what is said about its parts. */
  readonly around: (drawing: ReactNode) => ReactNode
}

function countsOf(threads: readonly Thread[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { first } of threads.filter(isOpen))
    if (first.anchor != null) counts.set(first.anchor, (counts.get(first.anchor) ?? 0) + 1)
  return counts
}

/** Brings a thread into view and puts the focus on it. */
function goTo(anchor: string, threads: readonly Thread[]): void {
  const thread = threads.find((one) => isOpen(one) && one.first.anchor === anchor)
  const element = thread && document.querySelector(`[data-thread="${thread.first.id}"]`)
  element?.querySelector('button')?.focus()
  element?.scrollIntoView({ block: 'nearest' })
}

/** Comments of a chart, once it is there. */
export function useCommenting(chart: ShownChart | null): Commenting {
  const [shown, setShown] = useState(false)
  const [about, setAbout] = useState<string | null>(null)
  // What is chosen meanwhile is about the next one.
  const said = useCallback((anchor: string | null) => setAbout((now) => (now === anchor ? null : now)), [])
  const [looked, setLooked] = useState<string | null>(null)
  const comments = useComments(chart?.id ?? null)
  const { viewer } = useViewer()
  const wide = useMedia('(min-width: 64rem)')
  const open = comments.threads.filter(isOpen).length
  const counts = useMemo(() => countsOf(comments.threads), [comments.threads])

  const content = shown && chart && (
    <CommentsPanel
      chartId={chart.id}
      chart={chart}
      comments={comments}
      viewerId={viewer?.id ?? null}
      editable={chart.viewerCanEdit === true}
      about={about}
      onAbout={setAbout}
      onSaid={said}
      onLook={setLooked}
      onClose={() => setShown(false)}
    />
  )
  return {
    button: (
      <Button icon={<Icon name="comment" size={16} />} aria-expanded={shown} onClick={() => setShown(!shown)}>
        Comments
        {open > 0 && (
          <span className="rounded-full bg-accent px-1.5 text-xs leading-5 text-on-accent tabular-nums">{open}</span>
        )}
      </Button>
    ),
    panel: wide ? content || null : null,
    sheet: !wide && content ? <CommentsSheet onClose={() => setShown(false)}>{content}</CommentsSheet> : null,
    around: (drawing) =>
      chart && (
        <CommentedDrawing
          chart={chart}
          counts={counts}
          looked={looked ?? about}
          onPoint={shown ? setAbout : null}
          onOpen={(anchor) => {
            setShown(true)
            requestAnimationFrame(() => requestAnimationFrame(() => goTo(anchor, comments.threads)))
          }}
        >
          {drawing}
        </CommentedDrawing>
      ),
  }
}
