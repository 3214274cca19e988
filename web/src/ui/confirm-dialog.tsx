import { useLayoutEffect, useRef } from 'react'
import { Button } from './button.js'

interface ConfirmDialogProps {
  readonly title: string
  readonly text: string
  readonly action: string
  readonly busy?: boolean
  readonly onConfirm: () => void
  readonly onCancel: () => void
}

/** Asks before what cannot be taken back. Escape and Cancel mean no; the focus goes back to where it was. */
export function ConfirmDialog({ title, text, action, busy = false, onConfirm, onCancel }: ConfirmDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  // Before the dialog leaves the page: afterwards there would be nothing to give the focus back from.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.preventDefault()
        onCancel()
      }}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] rounded-2xl border border-line bg-surface p-6 text-ink shadow-card backdrop:bg-black/50"
    >
      <h2 id="confirm-title" className="text-lg font-semibold wrap-anywhere">
        {title}
      </h2>
      <p className="mt-2 text-sm leading-relaxed wrap-anywhere text-muted">{text}</p>
      <div className="mt-6 flex justify-end gap-2">
        <Button onClick={onCancel} autoFocus>
          Cancel
        </Button>
        <Button look="danger" busy={busy} onClick={onConfirm}>
          {action}
        </Button>
      </div>
    </dialog>
  )
}
