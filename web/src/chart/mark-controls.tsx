import { Icon } from '../ui/icon.js'
import { changeMark, markChoices, markOf, marks } from './marks.js'
import type { ShownSpec } from './shown-spec.js'

/** Changes the mark of a chart. */
export function MarkControls({ spec, onEdit }: ShownSpec) {
  const choices = markChoices(spec)
  if (choices.length === 0) return null
  return (
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
  )
}
