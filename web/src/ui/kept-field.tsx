import { type KeyboardEvent, useState } from 'react'
import { TextField } from './text-field.js'

interface KeptFieldProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly maxLength?: number
  readonly type?: 'text' | 'number' | 'date'
  readonly className?: string
  readonly onKeep: (value: string) => void
}

/** A field whose text is kept on Enter or on leaving it; Escape brings back what was. */
export function KeptField({ value, onKeep, type = 'text', maxLength = 200, ...rest }: KeptFieldProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const keep = (): void => {
    if (draft !== null && draft.trim() !== value) onKeep(draft.trim())
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') keep()
    else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation()
      setDraft(null)
    }
  }
  return (
    <TextField
      {...rest}
      type={type}
      step="any"
      dir="auto"
      maxLength={maxLength}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={keep}
      onKeyDown={onKeyDown}
    />
  )
}
