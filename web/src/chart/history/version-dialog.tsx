import { useLayoutEffect, useRef, useState } from 'react'
import { useMutation } from 'urql'
import { errorMessage } from '../../graphql/error-message.js'
import { refusalInWords } from '../document/issue-words.js'
import { Button } from '../../ui/button.js'
import { Notice } from '../../ui/notice.js'
import { Skeleton } from '../../ui/skeleton.js'
import { RestoreVersion } from './history.documents.js'
import { ChartView } from '../chart-view.js'
import { clientId } from '../client-id.js'
import { useVersion, type VersionState } from './use-version.js'

interface VersionDialogProps {
  readonly chartId: string
  readonly version: number
  readonly editable: boolean
  readonly onClose: () => void
}

/** An earlier version of a chart, drawn over the page, and a way to bring it back. */
export function VersionDialog({ chartId, version, editable, onClose }: VersionDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const state = useVersion(chartId, version)
  const [restoring, restore] = useMutation(RestoreVersion)
  const [refusal, setRefusal] = useState<string | null>(null)

  const bringBack = (): void => {
    setRefusal(null)
    void restore({ chartId, version, clientId }).then(({ data, error }) => {
      const result = data?.restoreChartVersion
      if (result?.__typename === 'ChartEdited') onClose()
      else if (result?.__typename === 'InvalidSpec') setRefusal(refusalInWords(result))
      else setRefusal(error ? errorMessage(error) : 'No answer came. Try again.')
    })
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby="version-title"
      data-version={version}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="m-auto w-[min(52rem,calc(100vw-1rem))] rounded-2xl border border-line bg-surface p-4 text-ink shadow-card backdrop:bg-black/50 sm:p-6"
    >
      <h2 id="version-title" className="text-sm font-semibold text-muted">
        Version {version}
      </h2>
      <Drawing state={state} version={version} />
      {refusal !== null && (
        <Notice tone="danger" title="This version was not brought back">
          {refusal}
        </Notice>
      )}
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
        {editable && (
          <Button look="primary" busy={restoring.fetching} disabled={state.step !== 'shown'} onClick={bringBack}>
            Bring this version back
          </Button>
        )}
      </div>
    </dialog>
  )
}

function Drawing({ state, version }: { readonly state: VersionState; readonly version: number }) {
  if (state.step === 'failed') return <Notice tone="danger" title={state.message} />
  if (state.step === 'loading') return <Skeleton className="mt-3 h-72" />
  const { title, spec, columns } = state.shown
  return (
    <>
      <p className="mt-1 mb-3 text-xl font-semibold wrap-anywhere">
        <bdi>{title}</bdi>
      </p>
      {columns && <ChartView spec={spec} columns={columns} label={`Version ${version}: ${title}`} />}
      {!columns && state.problem === null && <Skeleton className="h-64" />}
      {state.problem !== null && (
        <Notice title="Its rows cannot be had from the data as it is now">{state.problem}</Notice>
      )}
    </>
  )
}
