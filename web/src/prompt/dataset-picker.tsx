import { plural } from '../ui/format.js'
import { Icon } from '../ui/icon.js'
import { Select } from '../ui/select.js'
import { Skeleton } from '../ui/skeleton.js'

interface Choice {
  readonly id: string
  readonly name: string
  readonly rowCount: number
}

interface DatasetPickerProps {
  readonly datasets: readonly Choice[]
  readonly chosen: string | null
  readonly loading: boolean
  readonly onPick: (id: string) => void
}

/** Which data a question is asked of: said where there is one, chosen where there are several. */
export function DatasetPicker({ datasets, chosen, loading, onPick }: DatasetPickerProps) {
  const [only] = datasets
  if (!only) return loading ? <Skeleton className="ml-2 h-6 w-40" /> : null
  return (
    <span className="flex min-w-0 items-center gap-2 pl-2 text-sm text-muted">
      <Icon name="data" size={16} />
      {datasets.length === 1 ? (
        <span className="truncate">
          {only.name}
          <span className="hidden sm:inline">, {plural(only.rowCount, 'row')}</span>
        </span>
      ) : (
        <Select label="Dataset" look="quiet" value={chosen ?? ''} onChange={(event) => onPick(event.target.value)}>
          {datasets.map(({ id, name, rowCount }) => (
            <option key={id} value={id} className="bg-surface">
              {name} ({plural(rowCount, 'row')})
            </option>
          ))}
        </Select>
      )}
    </span>
  )
}
