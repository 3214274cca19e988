import type { ReactNode } from 'react'

/** Something to know on every page, as wide as the page and no louder than it needs to be. */
export function QuietBar({ children }: { readonly children: ReactNode }) {
  return (
    <div className="border-b border-line bg-sunken text-sm text-muted">
      <div className="mx-auto flex min-h-9 max-w-[96rem] flex-wrap items-center gap-x-2 px-4 py-1.5 sm:px-6">
        {children}
      </div>
    </div>
  )
}
