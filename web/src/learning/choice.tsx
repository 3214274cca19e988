import type { ReactNode } from 'react'
import { Select } from '../ui/select.js'

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
    <Select
      look="field"
      label={label}
      value={value}
      {...(className === undefined ? {} : { className })}
      onChange={(event) => onChange(event.target.value)}
    >
      {children}
    </Select>
  )
}
