import { useId, useState } from 'react'

interface ChipsFieldProps {
  readonly label: string
  readonly values: readonly string[]
  readonly problem?: string | null
  readonly onChange: (values: readonly string[]) => void
}

/** A few words, each to be taken out again; Enter, a comma or leaving the field adds what is typed. */
export function ChipsField({ label, values, problem = null, onChange }: ChipsFieldProps) {
  const id = useId()
  const [text, setText] = useState('')

  function add(typed: string): void {
    const words = typed
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '' && !values.includes(word))
    setText('')
    if (words.length > 0) onChange([...values, ...words])
  }

  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-xs font-semibold text-muted">
        {label}
      </label>
      <div className="flex min-h-10 flex-wrap items-center gap-1.5 rounded-xl border border-line bg-paper p-1.5 focus-within:outline-2 focus-within:outline-accent hover:border-line-strong">
        {values.map((value) => (
          <span
            key={value}
            className="inline-flex max-w-full items-center gap-1 rounded-lg bg-accent-soft py-0.5 pl-2.5 text-sm"
          >
            <span className="truncate">{value}</span>
            <button
              type="button"
              aria-label={`Take out ${value}`}
              onClick={() => onChange(values.filter((other) => other !== value))}
              className="grid size-7 shrink-0 place-items-center rounded-lg text-muted hover:text-ink"
            >
              ×
            </button>
          </span>
        ))}
        <input
          id={id}
          value={text}
          autoComplete="off"
          maxLength={100}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={({ target }) => (target.value.includes(',') ? add(target.value) : setText(target.value))}
          onBlur={() => add(text)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && text.trim() !== '') {
              event.preventDefault()
              add(text)
            } else if (event.key === 'Backspace' && text === '') onChange(values.slice(0, -1))
          }}
          className="h-7 min-w-24 grow bg-transparent px-1.5 text-sm outline-none"
        />
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="mt-1 text-xs leading-relaxed text-danger">
          {problem}
        </p>
      )}
    </div>
  )
}
