import { useMemo } from 'react'
import { useConnection } from '../../graphql/connection.js'
import { Button } from '../../ui/button.js'
import { plural } from '../../ui/format.js'
import { Icon } from '../../ui/icon.js'
import { Select } from '../../ui/select.js'
import { Skeleton } from '../../ui/skeleton.js'
import { type AnchoredChart, anchorChoices, anchorWords } from './anchors.js'
import { isOpen, standingOf, type Thread } from './comment-store.js'
import { Composer } from './composer.js'
import { ThreadItem } from './thread-item.js'
import type { Comments } from './use-comments.js'

interface CommentsPanelProps {
  readonly chartId: string
  readonly chart: AnchoredChart
  readonly comments: Comments
  readonly viewerId: string | null
  readonly editable: boolean
  /** What the next comment is about; null for the chart as a whole. */
  readonly about: string | null
  readonly onAbout: (anchor: string | null) => void
  /** A comment about this was made. */
  readonly onSaid: (anchor: string | null) => void
  readonly onLook: (anchor: string | null) => void
  readonly onClose: () => void
}

/** Everything that is said about a chart, and a box to say more. */
export function CommentsPanel(props: CommentsPanelProps) {
  const { chartId, chart, comments, viewerId, editable, about, onAbout, onSaid, onLook, onClose } = props
  const connection = useConnection()
  const open = comments.threads.filter(isOpen)
  const resolved = comments.threads.filter((thread) => !isOpen(thread))
  const standing = useMemo(
    () =>
      standingOf(
        comments.threads.map(({ first }) => first),
        viewerId,
      ),
    [comments.threads, viewerId],
  )
  const list = (threads: readonly Thread[], name: string) => (
    <ol className="space-y-3" aria-label={name}>
      {threads.map((thread) => (
        <ThreadItem
          key={thread.first.id}
          chartId={chartId}
          chart={chart}
          thread={thread}
          comments={comments}
          viewerId={viewerId}
          resolvable={editable || thread.first.author?.id === viewerId}
          onLook={onLook}
        />
      ))}
    </ol>
  )
  return (
    <section aria-labelledby="comments" className="space-y-4" data-comments={comments.state}>
      <div className="flex items-center justify-between gap-2">
        <h3 id="comments" className="text-sm font-semibold text-muted">
          Comments
        </h3>
        <Button look="quiet" className="-my-2 -mr-2 px-2" onClick={onClose}>
          <Icon name="close" size={18} /> <span className="sr-only">Close the comments</span>
        </Button>
      </div>
      {connection === 'lost' && (
        <p role="status" className="text-sm text-danger">
          The connection is lost. What you write is kept.
        </p>
      )}
      <Composer
        chartId={chartId}
        place={chartId}
        label="Your comment"
        action="Comment"
        anchor={about}
        standing={standing}
        known={comments.known && viewerId !== null}
        onSend={(written) => comments.add({ ...written, replyTo: null })}
        onSent={onSaid}
      >
        <About chart={chart} about={about} onAbout={onAbout} />
      </Composer>
      {comments.state === 'loading' && comments.threads.length === 0 && <Skeleton className="h-24 rounded-xl" />}
      {comments.state === 'failed' && (
        <p role="alert" className="space-y-2 text-sm text-danger">
          <span className="block">The comments could not be loaded.</span>
          <Button onClick={comments.loadAgain}>Try again</Button>
        </p>
      )}
      {comments.state === 'ready' && comments.threads.length === 0 && (
        <p className="text-sm leading-relaxed text-muted">
          Nothing was said yet. Click a mark or an axis title of the chart to comment on it, or write about the whole
          chart.
        </p>
      )}
      {open.length > 0 && list(open, 'Open threads')}
      {resolved.length > 0 && (
        <details className="space-y-3">
          <summary className="rounded-lg py-1 text-sm font-semibold text-muted">
            {plural(resolved.length, 'resolved thread')}
          </summary>
          {list(resolved, 'Resolved threads')}
        </details>
      )}
    </section>
  )
}

interface AboutProps {
  readonly chart: AnchoredChart
  readonly about: string | null
  readonly onAbout: (anchor: string | null) => void
}

/** What the comment is about: the way of the keyboard, beside clicking in the chart. */
function About({ chart, about, onAbout }: AboutProps) {
  const choices = anchorChoices(chart)
  const all = about === null || choices.includes(about) ? choices : [about, ...choices]
  return (
    <Select
      label="About"
      look="field"
      value={about ?? ''}
      onChange={(event) => onAbout(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">The whole chart</option>
      {all.map((anchor) => (
        <option key={anchor} value={anchor}>
          {anchorWords(anchor, chart).words}
        </option>
      ))}
    </Select>
  )
}
