import { useState } from 'react'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { changeColour, changeScheme, colouringOf, swatches } from './colours.js'
import { changeMark, markChoices, markOf, marks } from './marks.js'
import type { Change } from './spec-edits.js'
import type { ShownChart } from './types.js'

interface ChartControlsProps {
  readonly chart: Pick<ShownChart, 'spec'>
  readonly onEdit: (changes: readonly Change[]) => void
}

const schemeLabel = (name: string): string =>
  name.replace(/(\d+)/, ' $1').replace(/^./, (letter) => letter.toUpperCase())

/** Changes the mark and the colours of a chart. */
export function ChartControls({ chart: { spec }, onEdit }: ChartControlsProps) {
  const [open, setOpen] = useState(false)
  const choices = markChoices(spec)
  const colouring = colouringOf(spec)
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-3">
        {choices.length > 0 && (
          <fieldset className="flex flex-wrap gap-1 rounded-xl border border-line bg-sunken p-1">
            <legend className="sr-only">Mark</legend>
            {choices.map((name) => (
              <button
                key={name}
                type="button"
                title={marks[name]}
                aria-pressed={markOf(spec) === name}
                onClick={() => onEdit(changeMark(spec, name))}
                className="inline-flex min-h-9 items-center gap-1.5 rounded-lg px-2.5 text-sm font-semibold text-muted hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-sm"
              >
                <Icon name={name} size={18} />
                <span className={markOf(spec) === name ? '' : 'sr-only'}>{marks[name]}</span>
              </button>
            ))}
          </fieldset>
        )}
        {colouring && (
          <Button
            look="quiet"
            icon={<Icon name="palette" size={18} />}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            Colours
          </Button>
        )}
      </div>
      {open && colouring?.by === 'mark' && (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="sr-only">Colour</legend>
          {swatches.map(({ name, value }) => (
            <button
              key={value}
              type="button"
              aria-label={name}
              title={name}
              aria-pressed={colouring.value === value}
              onClick={() => onEdit(changeColour(spec, value))}
              className="grid size-9 place-items-center rounded-full border-2 border-transparent text-white aria-pressed:border-ink"
            >
              <span className="grid size-7 place-items-center rounded-full" style={{ background: value }}>
                {colouring.value === value && <Icon name="check" size={16} />}
              </span>
            </button>
          ))}
          {colouring.value !== null && (
            <Button look="quiet" onClick={() => onEdit(changeColour(spec, null))}>
              Theme colour
            </Button>
          )}
        </fieldset>
      )}
      {open && colouring?.by === 'field' && (
        <fieldset className="flex flex-wrap items-center gap-2">
          <legend className="sr-only">Colour scheme</legend>
          {[null, ...colouring.choices].map((name) => (
            <button
              key={name ?? 'theme'}
              type="button"
              aria-pressed={colouring.scheme === name}
              onClick={() => onEdit(changeScheme(spec, name))}
              className="min-h-9 rounded-xl border border-line px-3 text-sm font-semibold text-muted hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
            >
              {name === null ? 'Theme' : schemeLabel(name)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  )
}
