import { ago } from '../../ui/format.js'
import type { ShownComment } from './comment-store.js'
import { piecesOf } from './mentions.js'

/** One comment: who, when, and what they said as plain text, with the people it mentions standing out. */
export function CommentText({ comment }: { readonly comment: ShownComment }) {
  const people = comment.mentions.flatMap((person) => (person ? [person] : []))
  return (
    <div className="space-y-1" data-comment={comment.id}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-semibold wrap-anywhere">{comment.author?.name ?? 'Someone'}</span>
        <time dateTime={comment.createdAt} className="text-xs text-muted">
          {ago(comment.createdAt, Date.now())}
        </time>
      </p>
      <p dir="auto" className="leading-relaxed wrap-anywhere whitespace-pre-wrap">
        {piecesOf(comment.body, people).map(({ text, mentioned }, index) =>
          mentioned ? (
            <span key={index} className="rounded bg-accent-soft px-0.5 font-semibold text-ink" data-mention>
              {text}
            </span>
          ) : (
            text
          ),
        )}
      </p>
    </div>
  )
}
