import type { ReactNode } from 'react'
import { Link } from 'wouter'

interface NavLinkProps {
  readonly href: string
  readonly current: boolean
  readonly icon: ReactNode
  readonly children: ReactNode
}

/** A link of the page's own navigation; says when it is where one is. */
export function NavLink({ href, current, icon, children }: NavLinkProps) {
  return (
    <Link
      href={href}
      aria-current={current ? 'page' : undefined}
      className="flex min-h-12 grow flex-col items-center justify-center gap-0.5 rounded-xl px-3 text-xs font-semibold text-muted hover:text-ink aria-[current=page]:text-accent sm:min-h-10 sm:grow-0 sm:flex-row sm:gap-2 sm:text-sm sm:aria-[current=page]:bg-accent-soft"
    >
      {icon}
      {children}
    </Link>
  )
}
