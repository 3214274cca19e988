import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'

interface PromptBoxProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly busy: boolean
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  readonly action?: string
  readonly onChange: (value: string) => void
  readonly onAsk: (prompt: string) => void
  /** What stands beside the button, such as the choice of a dataset. */
  readonly children?: ReactNode
}

/** A box that grows with its question; Enter asks, Shift+Enter starts a line. */
export function PromptBox(props: PromptBoxProps) {
  const {
    label,
    placeholder,
    value,
    busy,
    disabled = false,
    autoFocus = false,
    action = 'Ask',
    onChange,
    onAsk,
    children,
  } = props
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const prompt = value.trim()

  useEffect(() => {
    if (autoFocus && window.matchMedia('(min-width: 640px)').matches) field.current?.focus({ preventScroll: true })
  }, [autoFocus])

  // Asked before there is anything to ask about: the question waits, as long as it stays as it is.
  const [waiting, setWaiting] = useState<string | null>(null)
  useEffect(() => {
    if (waiting === null || disabled) return
    setWaiting(null)
    if (waiting === prompt) onAsk(prompt)
  }, [waiting, disabled, prompt, onAsk])

  function ask(): void {
    if (prompt === '' || busy) return
    if (disabled) setWaiting(prompt)
    else onAsk(prompt)
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
      className="rounded-2xl border border-line-strong/60 bg-surface p-2 shadow-card focus-within:border-accent focus-within:ring-4 focus-within:ring-accent-soft"
    >
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={1}
        value={value}
        dir="auto"
        maxLength={1000}
        placeholder={placeholder}
        enterKeyHint="go"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          ask()
        }}
        className="field-sizing-content max-h-48 min-h-12 w-full resize-none bg-transparent px-3 py-3 text-lg leading-snug outline-none placeholder:text-muted"
      />
      <div className="flex items-center justify-between gap-2">
        <div className="min-w-0 flex-1">{children}</div>
        <Button
          type="submit"
          look="primary"
          busy={busy}
          disabled={prompt === '' || disabled}
          icon={<Icon name="arrow" size={18} />}
        >
          {action}
        </Button>
      </div>
    </form>
  )
}
