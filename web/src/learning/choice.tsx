import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names.js'

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly className?: string
  readonly onChange: (value: string) => void
  readonly children: ReactNode
}

/** One choice of a correction, under its label. */
export function Choice({ label, value, className, onChange, children }: ChoiceProps) {
  return (
    <label className={classNames('block min-w-0', className)}>
      <span className="mb-1 block text-xs font-semibold text-muted">{label}</span>
      <select
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="h-10 w-full min-w-0 truncate rounded-xl border border-line bg-surface px-2.5 text-sm font-semibold"
      >
        {children}
      </select>
    </label>
  )
}
