import { Icon } from '../../ui/icon.js'
import type { EditProps } from './edit-props.js'
import { handOrder, moveName } from './hand-order.js'

/** The names along an axis, each to be moved a place up or down. */
export function HandOrderList({ spec, columns, onEdit }: EditProps) {
  const names = handOrder(spec, columns)
  if (!names) return null
  return (
    <ol aria-label="Order by hand" className="space-y-1">
      {names.map((value, index) => {
        const name = String(value)
        return (
          <li key={name} className="flex items-center gap-1 rounded-lg border border-line bg-surface pl-3 text-sm">
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                aria-label={`Move ${name} ${by < 0 ? 'forwards' : 'back'}`}
                disabled={index + by < 0 || index + by >= names.length}
                onClick={() => onEdit(moveName(spec, columns, index, by))}
                className="grid size-9 place-items-center rounded-lg text-muted hover:bg-sunken hover:text-ink disabled:opacity-30"
              >
                <span className={by < 0 ? 'rotate-90' : '-rotate-90'}>
                  <Icon name="back" size={16} />
                </span>
              </button>
            ))}
          </li>
        )
      })}
    </ol>
  )
}
