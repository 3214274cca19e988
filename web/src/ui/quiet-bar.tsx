import type { ReactNode } from 'react'
import { useLocation } from 'wouter'
import { widthOf } from './page-width.js'

/** Something to know on every page, as wide as the page, its words where the page has its own, and no louder than it needs to be. */
export function QuietBar({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation()
  return (
    <div className="border-b border-line bg-sunken text-sm text-muted">
      <div className={`mx-auto flex min-h-9 flex-wrap items-center gap-x-2 px-4 py-1.5 sm:px-6 ${widthOf(location)}`}>
        {children}
      </div>
    </div>
  )
}
