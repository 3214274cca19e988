import { createContext, type ReactNode, use } from 'react'
import { type Bringing, useBring } from './use-bring.js'

const BringContext = createContext<Bringing | null>(null)

/** Holds what is being brought in above the pages: it goes on while others are open. */
export function BringProvider({ children }: { readonly children: ReactNode }) {
  return <BringContext value={useBring()}>{children}</BringContext>
}

/** What this window is bringing in. */
export function useBringing(): Bringing {
  const bringing = use(BringContext)
  if (!bringing) throw new Error('useBringing is used outside a BringProvider.')
  return bringing
}
