import { type ReactNode, useEffect, useRef } from 'react'
import { Card } from '../../ui/card.js'
import { Icon } from '../../ui/icon.js'

interface SidePanelProps {
  /** Null where this person may not edit. */
  readonly edit: ReactNode
  readonly comments: ReactNode
  /** Whether the sheet is up, on screens too narrow for a panel beside the chart. */
  readonly open: boolean
  readonly onClose: () => void
}

/** Beside the chart where there is room, else a sheet that comes up from below and leaves the chart to be seen. */
export function SidePanel({ edit, comments, open, onClose }: SidePanelProps) {
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (open) close.current?.focus()
  }, [open])
  return (
    <aside
      aria-label="Panel of the chart"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && open) onClose()
      }}
      className={`z-10 space-y-6 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:max-h-[52dvh] max-lg:overflow-y-auto max-lg:overscroll-contain lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:rounded-2xl ${open ? '' : 'max-lg:hidden'}`}
    >
      {comments !== null && <Card className="p-4">{comments}</Card>}
      {edit !== null && (
        <Card className="max-lg:rounded-b-none max-sm:pb-14">
          <div className="sticky top-0 z-20 flex min-h-13 items-center gap-1 rounded-t-2xl border-b border-line bg-surface py-2 pr-2 pl-4">
            <p className="text-sm font-semibold">Edit</p>
            <button
              ref={close}
              type="button"
              aria-label="Close the panel"
              onClick={onClose}
              className="ml-auto grid size-9 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink lg:hidden"
            >
              <Icon name="close" size={18} />
            </button>
          </div>
          {edit}
        </Card>
      )}
    </aside>
  )
}
