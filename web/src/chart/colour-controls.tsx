import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { changeColour, changeScheme, colouringOf, swatches } from './colours.js'
import type { ShownSpec } from './shown-spec.js'

const schemeLabel = (name: string): string =>
  name.replace(/(\d+)/, ' $1').replace(/^./, (letter) => letter.toUpperCase())

/** Changes the one colour of a chart, or its scheme. */
export function ColourControls({ spec, onEdit }: ShownSpec) {
  const colouring = colouringOf(spec)
  if (colouring?.by === 'mark')
    return (
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
    )
  if (!colouring) return null
  return (
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
  )
}
