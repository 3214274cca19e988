import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { Icon } from './icon.js'

interface EditableTextProps {
  readonly value: string
  readonly label: string
  readonly editable: boolean
  readonly onSave: (value: string) => void
}

/** A heading that turns into a field: Enter or leaving saves, Escape keeps what was. */
export function EditableText({ value, label, editable, onSave }: EditableTextProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const returnFocus = useRef(false)
  const shape = 'text-xl leading-snug font-semibold sm:text-2xl'

  useEffect(() => {
    if (draft !== null || !returnFocus.current) return
    returnFocus.current = false
    button.current?.focus()
  }, [draft])

  function leave(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    // Else the same key press would open the field again, on the button that has the focus by then.
    event.preventDefault()
    returnFocus.current = true
    if (event.key === 'Enter') finish()
    else setDraft(null)
  }

  function finish(): void {
    const next = draft?.trim() ?? ''
    setDraft(null)
    if (next !== '' && next !== value) onSave(next)
  }

  if (!editable)
    return (
      <h2 dir="auto" className={`${shape} wrap-anywhere`}>
        {value}
      </h2>
    )
  if (draft === null) {
    return (
      <h2 className={shape}>
        <button
          ref={button}
          type="button"
          aria-label={`${value}. ${label}`}
          onClick={() => {
            setDraft(value)
          }}
          className="group -mx-2 rounded-lg px-2 py-0.5 text-left wrap-anywhere hover:bg-sunken"
        >
          <bdi>{value}</bdi>
          <span className="ml-2 inline-block text-muted opacity-50 group-hover:opacity-100 group-focus-visible:opacity-100">
            <Icon name="pencil" size={16} />
          </span>
        </button>
      </h2>
    )
  }
  return (
    <input
      autoFocus
      aria-label={label}
      dir="auto"
      value={draft}
      maxLength={200}
      onChange={(event) => {
        setDraft(event.target.value)
      }}
      onBlur={finish}
      onKeyDown={leave}
      className={`${shape} -mx-2 w-full rounded-lg bg-sunken px-2 py-0.5`}
    />
  )
}
