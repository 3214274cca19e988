import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.js'
import { MentionList, mentionOption } from './mention-list.js'
import { mentionAt, withMention } from './mentions.js'
import { mentionedIn, type Mentionable, useDraft } from './use-draft.js'
import { usePeople } from './use-people.js'

/** What is sent. */
export interface Written {
  readonly body: string
  readonly mentions: readonly string[]
  readonly idempotencyKey: string
}

interface ComposerProps {
  readonly chartId: string
  /** Where the draft belongs: another place, another draft. */
  readonly place: string
  readonly label: string
  readonly action: string
  readonly autoFocus?: boolean
  readonly children?: ReactNode
  /** Answers with what went wrong, null where nothing did. */
  readonly onSend: (written: Written) => Promise<string | null>
  readonly onCancel?: () => void
}

/** A box to write a comment in; @ offers people of the workspace, Ctrl+Enter sends. What was not sent stays. */
export function Composer(props: ComposerProps) {
  const { chartId, place, label, action, autoFocus = false, children, onSend, onCancel } = props
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const { draft, change, clear } = useDraft(place)
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(0)
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const typed = caret === null ? null : mentionAt(draft.text, caret)
  const people = usePeople(chartId, typed?.search ?? null)
  const chosen = people[active]

  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus])

  function pick(person: Mentionable): void {
    if (!typed) return
    const next = withMention(draft.text, typed, person.name)
    change(next.text, [...draft.mentions.filter(({ id: known }) => known !== person.id), person])
    setCaret(null)
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret))
  }

  async function send(): Promise<void> {
    if (sending || draft.text.trim() === '') return
    setSending(true)
    setProblem(null)
    const wrong = await onSend({ body: draft.text, mentions: mentionedIn(draft), idempotencyKey: draft.key })
    setSending(false)
    setProblem(wrong)
    if (wrong === null) clear()
  }

  function pressed(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.nativeEvent.isComposing) return
    const offered = people.length > 0
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (offered && step !== 0) setActive((active + step + people.length) % people.length)
    else if (offered && chosen && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey)
      pick(chosen)
    else if (offered && event.key === 'Escape') setCaret(null)
    else if (event.key === 'Escape' && onCancel) onCancel()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <form
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {children}
      <div className="relative">
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <textarea
          ref={field}
          id={id}
          rows={2}
          dir="auto"
          value={draft.text}
          maxLength={4000}
          placeholder="Write a comment; @ mentions somebody"
          autoComplete="off"
          aria-autocomplete="list"
          aria-controls={people.length > 0 ? `${id}-people` : undefined}
          aria-activedescendant={chosen ? mentionOption(`${id}-people`, active) : undefined}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => {
            setActive(0)
            change(event.target.value)
            setCaret(event.target.selectionStart)
          }}
          onBlur={() => setCaret(null)}
          onKeyDown={pressed}
          className="field-sizing-content max-h-48 min-h-16 w-full resize-none rounded-xl border border-line bg-paper px-3 py-2 text-sm leading-relaxed hover:border-line-strong aria-invalid:border-danger"
        />
        {people.length > 0 && <MentionList id={`${id}-people`} people={people} active={active} onPick={pick} />}
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="text-sm leading-relaxed text-danger">
          Not sent: {problem} What you wrote is kept.
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {onCancel && (
          <Button look="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
        <Button type="submit" look="primary" busy={sending} disabled={draft.text.trim() === ''}>
          {action}
        </Button>
      </div>
    </form>
  )
}
