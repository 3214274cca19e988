import { useState } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { useViewer } from '../account/use-viewer.js'
import { errorMessage } from '../graphql/error-message.js'
import { useAskAgain } from '../offline/reach.js'
import { Button, buttonClass } from '../ui/button.js'
import { Card } from '../ui/card.js'
import { plural } from '../ui/format.js'
import { Notice } from '../ui/notice.js'
import { usePageTitle } from '../ui/page-title.js'
import { Skeleton } from '../ui/skeleton.js'
import { LearnedList } from './learning.documents.js'
import { LessonItem } from './lesson-item.js'

const PAGE = 20

/** What this workspace has taught, each to be forgotten. */
export function LearnedPage() {
  usePageTitle('Learned')
  const { viewer, error, askAgain } = useViewer()
  useAskAgain(error !== null, askAgain)
  return (
    <div className="space-y-8">
      <div>
        <h1 className="text-3xl font-semibold">Learned</h1>
        <p className="mt-1 max-w-2xl text-muted">
          What answers that were accepted or corrected have taught, for this workspace alone. What is forgotten has no
          effect from the next question on.
        </p>
      </div>
      {error ? (
        <Notice tone="danger" title={errorMessage(error)} action={<Button onClick={askAgain}>Try again</Button>} />
      ) : viewer === null ? (
        <Skeleton className="h-64" />
      ) : viewer.workspace === null ? null : (
        <Lessons workspaceId={viewer.workspace.id} />
      )}
    </div>
  )
}

function Lessons({ workspaceId }: { readonly workspaceId: string }) {
  // The cursor each page began after; the last one is the page shown.
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null])
  const [{ data, error, fetching }, refetch] = useQuery({
    query: LearnedList,
    variables: { workspaceId, first: PAGE, after: cursors.at(-1) ?? null },
    requestPolicy: 'cache-and-network',
  })
  const list = data?.learned
  const again = (): void => refetch({ requestPolicy: 'network-only' })
  useAskAgain(!list && error !== undefined, again)
  if (!list)
    return error && !fetching ? (
      <Notice tone="danger" title={errorMessage(error)} action={<Button onClick={again}>Try again</Button>} />
    ) : (
      <Skeleton className="h-64" />
    )
  const { edges, pageInfo, totalCount } = list
  if (totalCount === 0)
    return (
      <Notice
        title="Nothing was learned yet"
        action={
          <Link href="/" className={buttonClass('primary')}>
            Ask a question
          </Link>
        }
      >
        Say of an answer whether it was right, or correct it.
      </Notice>
    )
  return (
    <section aria-label="Lessons" className="space-y-4">
      <p role="status" className="text-sm text-muted">
        {plural(totalCount, 'lesson')}
      </p>
      <Card>
        <ul className="divide-y divide-line">
          {edges.map(({ node }) => (
            <LessonItem key={node.id} lesson={node} />
          ))}
        </ul>
      </Card>
      {(cursors.length > 1 || pageInfo.hasNextPage) && (
        <div className="flex justify-center gap-2">
          <Button disabled={cursors.length === 1} onClick={() => setCursors(cursors.slice(0, -1))}>
            Newer
          </Button>
          <Button disabled={!pageInfo.hasNextPage} onClick={() => setCursors([...cursors, pageInfo.endCursor ?? null])}>
            Older
          </Button>
        </div>
      )}
    </section>
  )
}
