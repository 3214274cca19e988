import { formatNumber, plural } from '../ui/format.js'
import type { ColumnPart } from './dataset-parts.js'
import { ColumnProfile } from './profile/column-profile.js'
import { sayCell } from './say-cell.js'
import { roleNames, typeNames } from './words.js'

/** From where to where a column's values reach; null where they have no order worth telling. */
function rangeOf({ type, minimum, maximum }: ColumnPart): string | null {
  if (type === 'STRING' || type === 'BOOLEAN' || minimum === null || maximum === null) return null
  return `${sayCell(minimum)} to ${sayCell(maximum)}`
}

function share(missing: number, rowCount: number): string {
  const percent = (missing / rowCount) * 100
  return percent > 0 && percent < 0.1 ? 'under 0.1%' : `${formatNumber(Math.round(percent * 10) / 10)}%`
}

interface ColumnRowProps {
  readonly datasetId: string
  readonly version: number
  readonly rowCount: number
  readonly column: ColumnPart
  /** Rows without a value; undefined as long as that is not known. */
  readonly missing: number | undefined
}

/** A column: what it is called and means, what is in it, how much of that. */
export function ColumnRow({ datasetId, version, rowCount, column, missing }: ColumnRowProps) {
  const range = rangeOf(column)
  return (
    <li
      data-column={column.ref}
      className="grid gap-x-6 gap-y-2 py-4 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_minmax(0,12rem)]"
    >
      <div className="min-w-0">
        <h4 className="font-semibold wrap-anywhere first-letter:uppercase">
          <bdi>{column.label}</bdi>
        </h4>
        {column.label.toLowerCase() !== column.name.toLowerCase() && (
          <p className="font-mono text-xs wrap-anywhere text-muted">{column.name}</p>
        )}
        <p className="text-sm text-muted">
          {roleNames[column.role]}, {typeNames[column.type]}
          {column.unit !== null && `, ${column.unit}`}
        </p>
      </div>
      <ColumnProfile datasetId={datasetId} version={version} rowCount={rowCount} column={column} />
      <ul className="text-xs leading-relaxed text-muted sm:text-right">
        {column.distinctCount !== null && <li>{plural(column.distinctCount, 'different value')}</li>}
        {range !== null && <li>{range}</li>}
        {missing !== undefined && rowCount > 0 && (
          <li>{missing === 0 ? 'none missing' : `${formatNumber(missing)} missing (${share(missing, rowCount)})`}</li>
        )}
      </ul>
    </li>
  )
}
