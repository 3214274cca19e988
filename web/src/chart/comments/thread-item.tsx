import { useCallback, useMemo, useState } from 'react'
import { Button } from '../../ui/button.js'
import { Icon } from '../../ui/icon.js'
import { type AnchoredChart, anchorWords } from './anchors.js'
import { isOpen, standingOf, type Thread } from './comment-store.js'
import { CommentText } from './comment-text.js'
import { Composer } from './composer.js'
import type { Comments } from './use-comments.js'

interface ThreadItemProps {
  readonly chartId: string
  readonly chart: AnchoredChart
  readonly thread: Thread
  readonly comments: Comments
  readonly viewerId: string | null
  /** Whether the viewer may resolve it and open it again. */
  readonly resolvable: boolean
  /** Looked at: what it is about stands out in the chart. */
  readonly onLook: (anchor: string | null) => void
}

/** A thread: what it is about, what was said, and ways to answer and to end it. */
export function ThreadItem(props: ThreadItemProps) {
  const { chartId, chart, thread, comments, viewerId, resolvable, onLook } = props
  const [replying, setReplying] = useState(false)
  const [changing, setChanging] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { first, replies } = thread
  const open = isOpen(thread)
  const anchor = first.anchor ?? null
  const standing = useMemo(() => standingOf(replies, viewerId), [replies, viewerId])
  const replied = useCallback(() => setReplying(false), [])

  async function turn(): Promise<void> {
    setChanging(true)
    setProblem(await (open ? comments.resolve(first.id) : comments.reopen(first.id)))
    setChanging(false)
  }

  return (
    <li
      data-thread={first.id}
      onMouseEnter={() => onLook(anchor)}
      onMouseLeave={() => onLook(null)}
      onFocus={() => onLook(anchor)}
      onBlur={() => onLook(null)}
      className="space-y-3 rounded-xl border border-line bg-paper p-3 text-sm focus-within:border-line-strong hover:border-line-strong"
    >
      {anchor !== null && <AnchorLine anchor={anchor} chart={chart} />}
      <CommentText comment={first} />
      {replies.length > 0 && (
        <ol className="space-y-3 border-l-2 border-line pl-3">
          {replies.map((reply) => (
            <li key={reply.id}>
              <CommentText comment={reply} />
            </li>
          ))}
        </ol>
      )}
      {!open && <p className="text-muted">Resolved{first.resolvedBy && ` by ${first.resolvedBy.name}`}</p>}
      {problem !== null && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      {replying ? (
        <Composer
          chartId={chartId}
          place={`${chartId}:${first.id}`}
          label="Your reply"
          action="Reply"
          anchor={null}
          standing={standing}
          known={comments.known && viewerId !== null}
          autoFocus
          onCancel={() => setReplying(false)}
          onSend={(written) => comments.add({ ...written, replyTo: first.id })}
          onSent={replied}
        />
      ) : (
        <div className="flex flex-wrap gap-1">
          <Button look="quiet" className="min-h-9 px-3" onClick={() => setReplying(true)}>
            Reply
          </Button>
          {resolvable && (
            <Button
              look="quiet"
              className="min-h-9 px-3"
              busy={changing}
              icon={<Icon name={open ? 'check' : 'undo'} size={16} />}
              onClick={() => void turn()}
            >
              {open ? 'Resolve' : 'Open again'}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

function AnchorLine({ anchor, chart }: { readonly anchor: string; readonly chart: AnchoredChart }) {
  const { words, gone } = anchorWords(anchor, chart)
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs">
      <bdi
        className={`rounded-md px-2 py-0.5 font-semibold wrap-anywhere ${gone ? 'bg-sunken text-muted line-through' : 'bg-accent-soft text-ink'}`}
      >
        {words}
      </bdi>
      {gone && <span className="text-muted">no longer in this chart</span>}
    </p>
  )
}
