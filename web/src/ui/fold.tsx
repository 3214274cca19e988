import { type ReactNode, useId, useState } from 'react'

interface FoldProps {
  readonly title: string
  readonly icon?: ReactNode
  /** What is told beside the title, such as who is in there. */
  readonly note?: ReactNode
  readonly startsOpen?: boolean
  readonly children: ReactNode
}

/** A section that folds away under its title. */
export function Fold({ title, icon, note, startsOpen = false, children }: FoldProps) {
  const id = useId()
  const [open, setOpen] = useState(startsOpen)
  return (
    <section>
      <h3 className="flex items-center">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 px-4 py-2 text-left text-sm font-semibold outline-offset-[-3px] hover:bg-sunken"
        >
          {icon !== undefined && <span className="text-muted">{icon}</span>}
          <span className="min-w-0 flex-1">{title}</span>
          <svg
            aria-hidden="true"
            width="12"
            height="12"
            viewBox="0 0 12 12"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.75"
            strokeLinecap="round"
            className={`shrink-0 text-muted transition-transform ${open ? 'rotate-180' : ''}`}
          >
            <path d="M2.500 4.500 6 8l3.500-3.500" />
          </svg>
        </button>
        {note}
      </h3>
      <div id={id} hidden={!open} className="space-y-3 px-4 pt-1 pb-4">
        {open && children}
      </div>
    </section>
  )
}
