import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { CompletionList, optionId } from './completion-list.js'
import { useCompletions } from './use-completions.js'

interface PromptBoxProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly busy: boolean
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  /** The box takes the focus whenever this comes to be something else. */
  readonly focusFor?: string | null
  readonly action?: string
  /** The dataset whose words complete what is typed; null where nothing does. */
  readonly datasetId?: string | null
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
    focusFor = null,
    action = 'Ask',
    datasetId = null,
    onChange,
    onAsk,
    children,
  } = props
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const prompt = value.trim()
  const list = useId()
  const [typing, setTyping] = useState(false)
  const [active, setActive] = useState(-1)
  const completions = useCompletions(datasetId, value, typing && !busy)
  const chosen = completions[active]

  useEffect(() => {
    if ((autoFocus || focusFor !== null) && window.matchMedia('(min-width: 640px)').matches)
      field.current?.focus({ preventScroll: true })
  }, [autoFocus, focusFor])

  // Asked before there is anything to ask about: the question waits, as long as it stays as it is.
  const [waiting, setWaiting] = useState<string | null>(null)
  useEffect(() => {
    if (waiting === null || disabled) return
    setWaiting(null)
    if (waiting === prompt) onAsk(prompt)
  }, [waiting, disabled, prompt, onAsk])

  function change(text: string, goesOn: boolean): void {
    setTyping(goesOn)
    setActive(-1)
    onChange(text)
  }

  /** A completion takes the place of what is typed, ready for the next word. */
  function accept(text: string): void {
    change(`${text} `, false)
    field.current?.focus()
  }

  function move(by: number): void {
    const places = completions.length + 1
    setActive((now) => ((now + 1 + by + places) % places) - 1)
  }

  function pressed(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return
    const offered = completions.length > 0
    if (offered && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) move(event.key === 'ArrowDown' ? 1 : -1)
    else if (offered && event.key === 'Escape') setTyping(false)
    else if (chosen !== undefined && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey)
      accept(chosen.text)
    else if (event.key === 'Enter' && !event.shiftKey) ask()
    else return
    event.preventDefault()
  }

  function ask(): void {
    setTyping(false)
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
      className="relative rounded-2xl border border-line-strong/60 bg-surface p-2 shadow-card focus-within:border-accent focus-within:ring-4 focus-within:ring-accent-soft"
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
        autoComplete="off"
        aria-autocomplete="list"
        aria-controls={completions.length > 0 ? list : undefined}
        aria-activedescendant={chosen === undefined ? undefined : optionId(list, active)}
        onChange={(event) => change(event.target.value, true)}
        onBlur={() => setTyping(false)}
        onKeyDown={pressed}
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
      {completions.length > 0 && <CompletionList id={list} completions={completions} active={active} onPick={accept} />}
    </form>
  )
}
