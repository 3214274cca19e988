import { useState } from 'react'
import { Button } from '../../ui/button.js'
import { Icon } from '../../ui/icon.js'
import type { PickerGroup } from '../../ui/picker.js'
import { Spot } from '../presence/spot.js'
import { ColumnChip, type Dragged, readDragged } from './column-chip.js'
import { ColumnMeaning } from './column-meaning.js'
import { type Column, columnsOf, type Slot } from './columns.js'
import type { EditProps } from './edit-props.js'
import {
  canClear,
  canPlace,
  canSwap,
  clearSlot,
  type Encoded,
  placeColumn,
  shownIn,
  slotOf,
  slotsOf,
  swapAxes,
} from './encoding-edits.js'
import { addColumn, canAdd, type ColumnGroup } from './new-columns.js'
import { PanelSection } from './panel-section.js'
import { SlotMenu } from './slot-menu.js'
import { useCatalogue } from './use-catalogue.js'

/** Which column stands where: dragged from channel to channel, or chosen from the menu of each. */
export function ColumnsSection(props: EditProps) {
  const { spec, query, columns } = props
  const slots = slotsOf(spec)
  if (slots.length === 0) return Array.isArray(spec['layer']) ? <ColumnsOfLayers {...props} /> : null
  return (
    <PanelSection title="Columns" icon="columns" part="/spec/encoding" startsOpen>
      <Slots {...props} chart={{ spec, query, columns }} slots={slots} />
    </PanelSection>
  )
}

/** Columns of a chart in layers keep their places; what they mean can be changed all the same. */
function ColumnsOfLayers({ spec, query, columns: data, onEdit }: EditProps) {
  const chart = { spec, query, columns: data }
  return (
    <PanelSection title="Columns" icon="columns" part="/spec/encoding" startsOpen>
      {columnsOf(spec, query, data).map((column) => (
        <div key={column.name} data-column={column.name} className="rounded-xl border border-line bg-sunken p-2">
          <p className="truncate px-1 text-sm font-semibold">{column.title}</p>
          <ColumnMeaning
            chart={chart}
            slot={shownIn(spec, 'x') === column.name ? 'x' : 'y'}
            column={column}
            onEdit={onEdit}
          />
        </div>
      ))}
      <p className="text-xs leading-relaxed text-muted">
        Several measures are drawn over each other here, each on a layer of its own, so columns cannot change places. To
        move them, choose another mark, or say in words what to show.
      </p>
    </PanelSection>
  )
}

/** What a channel may show: nothing, a column of the question, or one more of the data. */
function menuOf(
  chart: Encoded,
  columns: readonly Column[],
  groups: readonly ColumnGroup[],
  slot: Slot,
): readonly PickerGroup[] {
  const now = shownIn(chart.spec, slot)
  const asked = columns
    .filter((column) => column.name === now || canPlace(chart, column, slot))
    .map(({ name, title }) => ({ value: name, label: title }))
  const nothing = now === null || canClear(chart.spec, slot) ? [{ value: '', label: 'Nothing' }] : []
  const more = groups.map(({ label, columns: offered }) => ({
    label: `Ask for more of ${label}`,
    choices: offered
      .filter((column) => canAdd(chart, column, slot))
      .map((column) => ({ value: `new:${column.ref}`, label: column.label })),
  }))
  return [{ label: 'In the question', choices: [...nothing, ...asked] }, ...more]
}

interface SlotsProps extends EditProps {
  readonly chart: Encoded
  readonly slots: readonly Slot[]
}

function Slots({ chart, slots, datasetId, onEdit }: SlotsProps) {
  const { spec, query, columns: data } = chart
  const columns = columnsOf(spec, query, data)
  const groups = useCatalogue(chart, datasetId)
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const free = columns.filter(({ name }) => slotOf(spec, name) === null)
  const held = columns.find(({ name }) => name === dragged?.name)

  const drop = (name: string, to: Slot): void => {
    setDragged(null)
    const column = columns.find((one) => one.name === name)
    if (column) onEdit(placeColumn(chart, column, to))
  }
  const choose = (value: string, to: Slot): void => {
    if (value === '') onEdit(clearSlot(chart, to))
    const added = groups.flatMap((group) => group.columns).find(({ ref }) => `new:${ref}` === value)
    if (added) onEdit(addColumn(chart, added, to))
    else drop(value, to)
  }

  return (
    <>
      <div className="space-y-2.5" onDragEnd={() => setDragged(null)}>
        {slots.map((slot) => {
          const shown = columns.find(({ name }) => name === shownIn(spec, slot)) ?? null
          const takes = held !== undefined && canPlace(chart, held, slot)
          return (
            <Spot key={slot} part={`/spec/encoding/${slot}`}>
              <div
                data-slot={slot}
                onDragOver={(event) => {
                  if (takes) event.preventDefault()
                }}
                onDrop={(event) => {
                  event.preventDefault()
                  const name = readDragged(event.dataTransfer)
                  if (name !== null) drop(name, slot)
                }}
                className={`rounded-xl border p-2 ${takes ? 'border-accent bg-accent-soft' : 'border-line bg-sunken'}`}
              >
                <SlotMenu
                  slot={slot}
                  shown={shown}
                  groups={menuOf(chart, columns, groups, slot)}
                  onDrag={setDragged}
                  onChoose={(value) => choose(value, slot)}
                />
                {shown && <ColumnMeaning chart={chart} slot={slot} column={shown} onEdit={onEdit} />}
              </div>
            </Spot>
          )
        })}
      </div>
      <div
        data-slot="none"
        onDragOver={(event) => {
          if (dragged?.from && canClear(spec, dragged.from)) event.preventDefault()
        }}
        onDrop={(event) => {
          event.preventDefault()
          const from = dragged?.from
          setDragged(null)
          if (from) onEdit(clearSlot(chart, from))
        }}
        className={`flex min-h-11 flex-wrap items-center gap-1.5 rounded-xl border border-dashed p-1.5 ${dragged?.from && canClear(spec, dragged.from) ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
      >
        {free.map((column) => (
          <ColumnChip key={column.name} column={column} from={null} onDrag={setDragged} />
        ))}
        {free.length === 0 && (
          <span className="px-1.5 text-xs leading-relaxed text-muted">
            Drag a column here to take it off the chart.
          </span>
        )}
      </div>
      {canSwap(spec) && (
        <Button look="plain" icon={<Icon name="swap" size={18} />} onClick={() => onEdit(swapAxes(spec))}>
          Swap the axes
        </Button>
      )}
    </>
  )
}
