import { type KeyboardEvent, useId, useState } from 'react'

/** Choices under one name. */
export interface PickerGroup {
  readonly label: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

interface PickerProps {
  readonly label: string
  readonly value: string | null
  readonly groups: readonly PickerGroup[]
  readonly onChoose: (value: string) => void
  readonly onClose: () => void
}

const hasMouse = (): boolean => window.matchMedia('(pointer: fine)').matches

/** A list to choose from that is searched by typing: arrows move, Enter chooses, Escape closes. */
export function Picker({ label, value, groups, onChoose, onClose }: PickerProps) {
  const id = useId()
  const [words, setWords] = useState('')
  const [active, setActive] = useState<string | null>(null)
  const wanted = words.trim().toLowerCase()
  const found = groups
    .map((group) => ({ ...group, choices: group.choices.filter((one) => one.label.toLowerCase().includes(wanted)) }))
    .filter(({ choices }) => choices.length > 0)
  const all = found.flatMap(({ choices }) => choices)
  const at = all.findIndex((one) => one.value === active)
  const chosen = all[at] ?? (wanted === '' ? undefined : all[0])
  const optionId = (index: number): string => `${id}-${index}`

  function press(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && all.length > 0) {
      event.preventDefault()
      const from = chosen ? all.indexOf(chosen) : step > 0 ? -1 : 0
      const next = (from + step + all.length) % all.length
      setActive(all[next]?.value ?? null)
      document.getElementById(optionId(next))?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (chosen) onChoose(chosen.value)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
  }

  let index = -1
  return (
    <div className="mt-2 space-y-1.5">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? optionId(all.indexOf(chosen)) : undefined}
        // On a phone its keyboard would cover the list.
        autoFocus={hasMouse()}
        value={words}
        placeholder="Find a column"
        onChange={(event) => {
          setWords(event.target.value)
          setActive(null)
        }}
        onKeyDown={press}
        className="h-9 w-full rounded-lg border border-line bg-surface px-2.5 text-sm placeholder:text-muted"
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="max-h-56 overflow-y-auto rounded-lg border border-line bg-surface p-1"
      >
        {found.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <div aria-hidden="true" className="px-2 pt-1.5 pb-0.5 text-xs font-semibold text-muted">
              {group.label}
            </div>
            {group.choices.map((one) => {
              index += 1
              return (
                <div
                  key={one.value}
                  id={optionId(index)}
                  role="option"
                  aria-selected={one.value === value}
                  data-active={one === chosen}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => onChoose(one.value)}
                  className="flex min-h-9 cursor-pointer items-center rounded-md px-2 text-sm first-letter:uppercase hover:bg-sunken aria-selected:font-semibold data-[active=true]:bg-accent-soft"
                >
                  {one.label}
                </div>
              )
            })}
          </div>
        ))}
        {all.length === 0 && <div className="px-2 py-1.5 text-sm text-muted">No column is called so.</div>}
      </div>
    </div>
  )
}
