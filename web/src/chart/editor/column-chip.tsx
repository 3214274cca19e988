import { Icon } from '../../ui/icon.js'
import type { Column, Slot } from './columns.js'

/** A column under the pointer, and the channel it was taken from. */
export interface Dragged {
  readonly name: string
  readonly from: Slot | null
}

const KIND = 'application/x-askchart-column'

/** The name of the column that is dropped; null for what comes from elsewhere. */
export function readDragged(transfer: DataTransfer): string | null {
  const name = transfer.getData(KIND)
  return name === '' ? null : name
}

interface ColumnChipProps extends Pick<Dragged, 'from'> {
  readonly column: Column
  readonly onDrag: (dragged: Dragged | null) => void
}

/** A column that can be dragged; blue measures, green splits. */
export function ColumnChip({ column: { name, title, output }, from, onDrag }: ColumnChipProps) {
  return (
    <span
      draggable
      data-column={name}
      title={`${title}: drag it to another channel`}
      onDragStart={(event) => {
        event.dataTransfer.setData(KIND, name)
        event.dataTransfer.effectAllowed = 'move'
        onDrag({ name, from })
      }}
      className="flex min-h-9 min-w-0 flex-1 cursor-grab items-center gap-1 rounded-lg border border-line bg-surface pr-8 pl-1 text-sm font-semibold active:cursor-grabbing"
    >
      <span style={{ color: output.kind === 'measure' ? 'var(--chart-1)' : 'var(--chart-3)' }}>
        <Icon name="grip" size={16} />
      </span>
      <bdi className="truncate first-letter:uppercase">{title}</bdi>
    </span>
  )
}
