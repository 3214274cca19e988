import { useRef, useState } from 'react'
import { Picker, type PickerGroup } from '../../ui/picker.js'
import { ColumnChip, type Dragged } from './column-chip.js'
import type { Column, Slot } from './columns.js'
import { slotNames } from './encoding-edits.js'

interface SlotMenuProps {
  readonly slot: Slot
  readonly shown: Column | null
  readonly groups: readonly PickerGroup[]
  readonly onDrag: (dragged: Dragged | null) => void
  readonly onChoose: (value: string) => void
}

/** What a channel shows, to be dragged; and its menu, which is by keyboard and for fingers what dragging is for a mouse. */
export function SlotMenu({ slot, shown, groups, onDrag, onChoose }: SlotMenuProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <>
      <div className="flex items-center gap-2">
        <span className="w-19 shrink-0 text-xs font-semibold text-muted">{slotNames[slot]}</span>
        <div className="relative flex min-w-0 flex-1 items-center">
          {shown ? (
            <ColumnChip column={shown} from={slot} onDrag={onDrag} />
          ) : (
            <span className="flex min-h-9 flex-1 items-center px-2.5 text-sm text-muted">Nothing</span>
          )}
          <button
            ref={button}
            type="button"
            aria-label={`${slotNames[slot]}: choose a column`}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="absolute inset-y-0 right-0 flex w-9 items-center justify-end rounded-lg pr-3 text-muted hover:text-ink pointer-coarse:w-full"
          >
            <svg
              aria-hidden="true"
              width="12"
              height="12"
              viewBox="0 0 12 12"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.75"
              strokeLinecap="round"
            >
              <path d="M2.500 4.500 6 8l3.500-3.500" />
            </svg>
          </button>
        </div>
      </div>
      {open && (
        <Picker
          label={`A column for ${slotNames[slot].toLowerCase()}`}
          value={shown?.name ?? ''}
          groups={groups}
          onChoose={(value) => {
            close()
            onChoose(value)
          }}
          onClose={close}
        />
      )}
    </>
  )
}
