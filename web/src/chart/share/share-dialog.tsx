import { useId, useLayoutEffect, useRef, useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { Button } from '../../ui/button.js'
import { copyShown } from '../../ui/copy-shown.js'
import { Icon } from '../../ui/icon.js'
import { Select } from '../../ui/select.js'
import { Skeleton } from '../../ui/skeleton.js'
import { ChartShareLinks, RevokeShareLink, ShareChart } from './share.documents.js'
import { LinkList } from './link-list.js'

interface ShareDialogProps {
  readonly chartId: string
  readonly onClose: () => void
}

/** How long a link works, in days; null: until it is revoked. */
const SPANS = [
  { name: 'Until it is revoked', days: null },
  { name: 'For a day', days: 1 },
  { name: 'For a week', days: 7 },
  { name: 'For a month', days: 30 },
] as const

const endOf = (days: number | null): string | null =>
  days === null ? null : new Date(Date.now() + days * 86_400_000).toISOString()

/** Links with which anybody may look at the chart: makes one, tells it once, lists and revokes those there are. */
export function ShareDialog({ chartId, onClose }: ShareDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const [{ data, error }, refetch] = useQuery({
    query: ChartShareLinks,
    variables: { chartId },
    requestPolicy: 'cache-and-network',
  })
  const [making, make] = useMutation(ShareChart)
  const [revoking, revoke] = useMutation(RevokeShareLink)
  const [span, setSpan] = useState(0)
  const [url, setUrl] = useState<string | null>(null)
  const wrong = error ?? making.error ?? revoking.error
  const links = data?.chart?.shareLinks ?? null

  async function makeLink(): Promise<void> {
    const result = await make({ input: { chartId, expiresAt: endOf(SPANS[span]?.days ?? null) } })
    if (!result.data) return
    setUrl(`${window.location.origin}/shared#${result.data.shareChart.token}`)
    refetch({ requestPolicy: 'network-only' })
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby="share-title"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="m-auto w-[min(34rem,calc(100vw-1rem))] rounded-2xl border border-line bg-surface p-4 text-ink shadow-card backdrop:bg-black/50 sm:p-6"
    >
      <h2 id="share-title" className="text-lg font-semibold">
        Share this chart
      </h2>
      <p className="mt-1 text-sm leading-relaxed text-muted">
        Whoever has a link sees this chart as it changes, with its data and its table, and nothing else. Nobody needs an
        account, and nothing can be changed.
      </p>
      <div className="mt-4 flex flex-wrap items-end gap-3">
        <Select
          label="It works"
          look="field"
          value={span}
          onChange={(event) => setSpan(Number(event.target.value))}
          className="min-w-44 flex-1"
        >
          {SPANS.map(({ name }, index) => (
            <option key={name} value={index}>
              {name}
            </option>
          ))}
        </Select>
        <Button
          look="primary"
          busy={making.fetching}
          icon={<Icon name="link" size={16} />}
          onClick={() => void makeLink()}
        >
          Make a link
        </Button>
      </div>
      {url !== null && <NewLink url={url} />}
      {wrong && (
        <p role="alert" className="mt-4 text-sm text-danger">
          {errorMessage(wrong)}
        </p>
      )}
      <h3 className="mt-6 text-sm font-semibold text-muted">Links that work</h3>
      {links === null && !error ? (
        <Skeleton className="mt-3 h-16 rounded-xl" />
      ) : (
        <LinkList
          links={links ?? []}
          busy={revoking.fetching}
          onRevoke={(id) => {
            setUrl(null)
            void revoke({ id }).then(() => refetch({ requestPolicy: 'network-only' }))
          }}
        />
      )}
      <div className="mt-6 flex justify-end">
        <Button onClick={onClose}>Close</Button>
      </div>
    </dialog>
  )
}

/** The new link, to be copied: it is not told again. */
function NewLink({ url }: { readonly url: string }) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<string | null>(null)
  async function copy(): Promise<void> {
    if (field.current) setCopied((await copyShown(field.current, url)) ? url : null)
  }
  return (
    <div className="mt-4 rounded-xl border border-line bg-accent-soft p-3">
      <label htmlFor={id} className="mb-1 block text-xs font-semibold">
        The link
      </label>
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          value={url}
          onFocus={(event) => event.target.select()}
          className="h-10 min-w-0 flex-1 basis-52 rounded-xl border border-line bg-surface px-3 font-mono text-xs"
        />
        <Button onClick={() => void copy()}>{copied === url ? 'Copied' : 'Copy'}</Button>
      </div>
      <p role="status" className="mt-2 text-xs leading-relaxed">
        {copied === url ? 'Copied. ' : ''}Keep it now: it is not shown again.
      </p>
    </div>
  )
}
