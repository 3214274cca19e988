import { type ReactNode, useLayoutEffect, useRef } from 'react'

interface CommentsSheetProps {
  readonly children: ReactNode
  readonly onClose: () => void
}

/** The comments over the page, from below: where there is no room for them beside the chart. */
export function CommentsSheet({ children, onClose }: CommentsSheetProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby="comments"
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose()
      }}
      className="mx-auto mt-auto mb-0 max-h-[85dvh] w-full max-w-xl overflow-y-auto rounded-t-2xl border border-line bg-surface text-ink shadow-card backdrop:bg-black/50"
    >
      <div className="p-4 pb-8">{children}</div>
    </dialog>
  )
}
