import { nanoid } from 'nanoid'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/button.js'
import { MentionList, mentionOption } from './mention-list.js'
import { arrived, found, type Mentionable, sending, type Standing, unanswered } from './draft.js'
import { mentionAt, withMention } from './mentions.js'
import { changeDraft, draftAt, useDraft } from './use-draft.js'
import { usePeople } from './use-people.js'

/** What is sent. */
export interface Written {
  readonly body: string
  readonly mentions: readonly string[]
  readonly anchor: string | null
  readonly idempotencyKey: string
}

interface ComposerProps {
  readonly chartId: string
  /** Where the draft belongs: another place, another draft. */
  readonly place: string
  readonly label: string
  readonly action: string
  /** What of the chart it is about. */
  readonly anchor: string | null
  /** What its writer has said at this place by now, as far as that is known. */
  readonly standing: readonly Standing[]
  /** Whether that is all. */
  readonly known: boolean
  readonly autoFocus?: boolean
  readonly children?: ReactNode
  /** Answers with what went wrong, null where nothing did. */
  readonly onSend: (written: Written) => Promise<string | null>
  /** What was about this has arrived, and nothing is left in the box. */
  readonly onSent: (anchor: string | null) => void
  readonly onCancel?: () => void
}

/**
 * A box to write a comment in; @ offers people of the workspace, Ctrl+Enter sends. What was not sent stays, and so does what
 * is written while something is on its way.
 */
export function Composer(props: ComposerProps) {
  const { chartId, place, label, action, anchor, standing, known, autoFocus = false } = props
  const { children, onSend, onSent, onCancel } = props
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const draft = useDraft(place)
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(0)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const typed = caret === null ? null : mentionAt(draft.text, caret)
  const people = usePeople(chartId, typed?.search ?? null)
  const chosen = people[active]

  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus])

  // What came back without an answer, or whose answer is still on its way, may be heard of here first.
  useEffect(() => {
    const tried = draftAt(place).tried
    changeDraft(place, (now) => found(now, standing))
    const left = draftAt(place)
    const came = tried.find(({ key }) => !left.tried.some((other) => other.key === key))
    if (!came) return
    setProblem(null)
    if (left.text === '') onSent(came.anchor)
  }, [place, standing, onSent])

  function pick(person: Mentionable): void {
    if (!typed) return
    const next = withMention(draft.text, typed, person.name)
    const mentions = [...draft.mentions.filter(({ id: other }) => other !== person.id), person]
    changeDraft(place, (now) => ({ ...now, text: next.text, mentions }))
    setCaret(null)
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret))
  }

  async function send(): Promise<void> {
    if (busy || draft.text.trim() === '') return
    setBusy(true)
    setProblem(null)
    const [trying, { key, ...said }] = sending(draft, anchor, known ? standing : null, nanoid)
    changeDraft(place, () => trying)
    const { body, mentions } = said
    const wrong = await onSend({ body, mentions, anchor: said.anchor, idempotencyKey: key })
    setBusy(false)
    if (!draftAt(place).tried.some((tried) => tried.key === key)) return
    changeDraft(place, (now) => (wrong === null ? arrived(now, key) : unanswered(now, key)))
    setProblem(wrong)
    if (wrong === null && draftAt(place).text === '') onSent(said.anchor)
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
          placeholder={`Write a ${action.toLowerCase()}; @ mentions somebody`}
          autoComplete="off"
          aria-autocomplete="list"
          aria-controls={people.length > 0 ? `${id}-people` : undefined}
          aria-activedescendant={chosen ? mentionOption(`${id}-people`, active) : undefined}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={(event) => {
            setActive(0)
            const text = event.target.value
            changeDraft(place, (now) => ({ ...now, text }))
            setCaret(event.target.selectionStart)
          }}
          onBlur={() => setCaret(null)}
          onKeyDown={pressed}
          className="field-sizing-content max-h-48 min-h-16 w-full resize-none rounded-xl border border-line bg-paper px-3 py-2 text-sm leading-relaxed placeholder:text-muted hover:border-line-strong aria-invalid:border-danger"
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
        <Button type="submit" look="primary" busy={busy} disabled={draft.text.trim() === ''}>
          {action}
        </Button>
      </div>
    </form>
  )
}
