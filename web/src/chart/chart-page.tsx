import { useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { Link, useLocation } from 'wouter'
import { useViewer } from '../account/use-viewer.js'
import { useReturn } from '../graphql/connection.js'
import { errorMessage, isNotFound } from '../graphql/error-message.js'
import { useAskAgain } from '../offline/reach.js'
import { buttonClass, Button } from '../ui/button.js'
import { ConfirmDialog } from '../ui/confirm-dialog.js'
import { Icon } from '../ui/icon.js'
import { Notice } from '../ui/notice.js'
import { usePageTitle } from '../ui/page-title.js'
import { ChartById, DeleteChart } from './chart.documents.js'
import { ChartSkeleton } from './chart-skeleton.js'
import { useCommenting } from './comments/use-commenting.js'
import { ChartEditor } from './editor/chart-editor.js'
import { LostEdits } from './document/lost-edits.js'
import { SavingSign } from './document/saving-sign.js'
import { useShownChart, useSyncState } from './document/use-document.js'
import { mergeEdits } from './history/edit-list.js'
import { doneInWords } from './history/edit-words.js'
import { HistoryList } from './history/history-list.js'
import { PresentPeople } from './presence/present-people.js'
import { usePresence } from './presence/use-presence.js'
import { ShareButton } from './share/share-button.js'
import { useDataChanges } from './use-data-changes.js'
import { useEditChart } from './use-edit-chart.js'
import { useLiveEdits } from './use-live-edits.js'
import { VersionDialog } from './history/version-dialog.js'

/** One chart at its own address, alive: what others change shows as they change it. */
export function ChartPage({ id }: { readonly id: string }) {
  const [{ data, error, fetching }, refetch] = useQuery({ query: ChartById, variables: { id } })
  const chart = useShownChart(data?.chart ?? null)
  const live = useLiveEdits(id, chart?.version ?? null, () => refetch({ requestPolicy: 'network-only' }))
  useDataChanges(chart ? [id] : [])
  const editing = useEditChart(id)
  const { lost } = useSyncState(id)
  const { viewer, error: nobody, askAgain } = useViewer()
  useAskAgain(nobody !== null, askAgain)
  const people = usePresence(chart ? id : null)
  const commenting = useCommenting(chart)
  useReturn(() => refetch({ requestPolicy: 'network-only' }))
  const [asking, setAsking] = useState(false)
  const [version, setVersion] = useState<number | null>(null)
  const [removal, remove] = useMutation(DeleteChart)
  const [, navigate] = useLocation()
  usePageTitle(chart?.title ?? 'Chart')

  // What can be done with it is known with who looks: nothing moves when that comes later.
  if (chart && viewer === null && nobody === null) return <ChartSkeleton />
  if (!chart) {
    if (fetching) return <ChartSkeleton />
    const broken = error !== undefined && !isNotFound(error)
    return (
      <>
        <h1 className="sr-only">Chart</h1>
        <Notice
          tone={broken ? 'danger' : 'plain'}
          title={broken ? errorMessage(error) : 'There is no such chart, or it was deleted.'}
          action={
            <>
              {broken && <Button onClick={() => refetch({ requestPolicy: 'network-only' })}>Try again</Button>}
              <Link href="/charts" className={buttonClass('plain')}>
                All charts
              </Link>
            </>
          }
        >
          {!broken && lost > 0 ? <LostEdits chartId={id} /> : undefined}
        </Notice>
      </>
    )
  }

  const known = chart.history?.edges.map(({ node }) => node) ?? []
  const last = live.lastByOthers
  return (
    <div className="space-y-6">
      <h1 className="sr-only">Chart</h1>
      <Link href="/charts" className="inline-flex items-center gap-2 text-sm font-semibold text-muted hover:text-ink">
        <Icon name="back" size={16} /> All charts
      </Link>
      {nobody && (
        <Notice
          tone="danger"
          title="This chart can be looked at, but not changed now."
          action={<Button onClick={askAgain}>Try again</Button>}
        >
          The server did not say who you are. {errorMessage(nobody)}
        </Notice>
      )}
      <ChartEditor
        chart={chart}
        editing={editing}
        people={people}
        note={
          <div className="flex flex-wrap items-center gap-x-4">
            <SavingSign chartId={id} />
            <p
              role="status"
              className={`min-h-6 text-sm ${live.connected ? 'text-accent' : 'text-danger'}`}
              data-live={live.connected ? 'on' : 'off'}
            >
              {live.connected
                ? last && `${last.author?.name ?? 'Someone'} ${doneInWords(last)}`
                : 'The connection is lost. What others change shows once it is back.'}
            </p>
          </div>
        }
        actions={
          <>
            <PresentPeople people={people} />
            {commenting.button}
            {chart.viewerCanEdit === true && <ShareButton chartId={id} />}
            <Button
              look="danger"
              icon={<Icon name="trash" size={16} />}
              onClick={() => setAsking(true)}
              disabled={chart.viewerCanEdit === false}
            >
              Delete
            </Button>
          </>
        }
        around={commenting.around}
        comments={commenting.panel}
        history={<HistoryList edits={mergeEdits(known, live.edits)} now={chart.version} onLook={setVersion} />}
      />
      {commenting.sheet}
      {removal.error && <Notice tone="danger" title={errorMessage(removal.error)} />}
      {version !== null && (
        <VersionDialog
          chartId={id}
          version={version}
          editable={chart.viewerCanEdit !== false}
          onClose={() => setVersion(null)}
        />
      )}
      {asking && (
        <ConfirmDialog
          title="Delete this chart?"
          text={`“${chart.title}” and its history will be gone for everyone who can see it.`}
          action="Delete the chart"
          busy={removal.fetching}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            void remove({ id }).then((result) => {
              setAsking(false)
              if (!result.error) navigate('/charts')
            })
          }}
        />
      )}
    </div>
  )
}
