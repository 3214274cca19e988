import type { ChartShareLinksQuery } from '../../graphql/generated/graphql.js'
import { Button } from '../../ui/button.js'
import { ago } from '../../ui/format.js'

type Link = NonNullable<NonNullable<ChartShareLinksQuery['chart']>['shareLinks']>[number]

interface LinkListProps {
  readonly links: readonly Link[]
  readonly busy: boolean
  readonly onRevoke: (id: string) => void
}

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })

/** Links that work, each with who made it, until when it works, and a way to end it. */
export function LinkList({ links, busy, onRevoke }: LinkListProps) {
  if (links.length === 0) return <p className="mt-2 text-sm text-muted">None.</p>
  return (
    <ul className="mt-2 max-h-64 divide-y divide-line overflow-y-auto" aria-label="Links that work">
      {links.map((link) => (
        <li
          key={link.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2 text-sm"
          data-link
        >
          <span className="min-w-0 wrap-anywhere">
            Made {ago(link.createdAt, Date.now())} by {link.createdBy?.name ?? 'someone'}
            <span className="block text-muted">
              {link.expiresAt == null
                ? 'Works until it is revoked'
                : `Works until ${date.format(new Date(link.expiresAt))}`}
            </span>
          </span>
          <Button look="danger" busy={busy} className="min-h-9 px-3" onClick={() => onRevoke(link.id)}>
            Revoke
          </Button>
        </li>
      ))}
    </ul>
  )
}
