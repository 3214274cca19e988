import { Segments } from '../../ui/segments.js'
import { Select } from '../../ui/select.js'
import type { EditProps } from './edit-props.js'
import { canOrder, orderByHand } from './hand-order.js'
import { HandOrderList } from './hand-order-list.js'
import { PanelSection } from './panel-section.js'
import { changeSort, type Order, orders, sortingOf } from './sort-edits.js'
import { changeStacking, type Stacking, stackingOf, stackings } from './stack-edits.js'
import { markOf } from '../marks.js'

const isOrder = (value: string): value is Order => value in orders
const all: readonly Stacking[] = ['stacked', 'grouped', 'share']

/** In which order things stand, and how series stand to each other. */
export function OrderSection(props: EditProps) {
  const { spec, columns, onEdit } = props
  const sorting = sortingOf(spec)
  const stacking = stackingOf(spec)
  if (!sorting && stacking === null) return null
  const beside = markOf(spec) === 'area' ? 'Over each other' : stackings.grouped
  return (
    <PanelSection title="Order and stacking" icon="sort" part="/spec/encoding/order">
      {sorting && (
        <Select
          look="field"
          label="Order"
          value={sorting.now ?? ''}
          onChange={({ target }) => {
            if (isOrder(target.value)) onEdit(changeSort(spec, target.value))
            else onEdit(orderByHand(spec, columns))
          }}
        >
          {(sorting.now === null || canOrder(spec, columns)) && <option value="">By hand</option>}
          {sorting.choices.map(([order, label]) => (
            <option key={order} value={order}>
              {label}
            </option>
          ))}
        </Select>
      )}
      {sorting?.now === null && <HandOrderList {...props} />}
      {stacking !== null && (
        <Segments
          label="Stacking"
          value={stacking}
          choices={all.map((value) => ({ value, label: value === 'grouped' ? beside : stackings[value] }))}
          onChoose={(next) => onEdit(changeStacking(spec, next))}
        />
      )}
      <p className="text-xs leading-relaxed text-muted">Only the drawing changes, not which rows there are.</p>
    </PanelSection>
  )
}
