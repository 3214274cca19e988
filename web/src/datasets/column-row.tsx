import { useContext, useState } from 'react'
import { formatNumber, plural } from '../ui/format.js'
import type { ColumnPart } from './dataset-parts.js'
import { Icon } from '../ui/icon.js'
import { useReturn } from '../ui/use-return.js'
import { ReadDifferently } from './bring/reading.js'
import { ColumnForm } from './meaning/column-form.js'
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

const LINK =
  'inline-flex min-h-8 items-center gap-1.5 rounded-lg text-sm font-semibold text-accent underline-offset-4 hover:underline'

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
  const readDifferently = useContext(ReadDifferently)
  const [editing, setEditing] = useState(false)
  const [edit, comeBack] = useReturn<HTMLButtonElement>(editing)
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
          {column.unit !== null && column.unit !== '' && `, ${column.unit}`}
          {column.format != null && `, read as ${column.format}`}
          {column.hidden && ', hidden'}
        </p>
        {column.synonyms.length > 0 && (
          <p className="text-xs wrap-anywhere text-muted">also called {column.synonyms.join(', ')}</p>
        )}
        {!editing && (
          <div className="mt-1 flex flex-wrap gap-x-4">
            <button
              ref={edit}
              type="button"
              aria-label={`Edit ${column.label}`}
              onClick={() => setEditing(true)}
              className={LINK}
            >
              <Icon name="pencil" size={14} /> Edit
            </button>
            {readDifferently !== null && column.format != null && (
              <button
                type="button"
                aria-label={`Read differently: ${column.label}`}
                onClick={() => readDifferently(column.ref)}
                className={LINK}
              >
                Read differently
              </button>
            )}
          </div>
        )}
      </div>
      <ColumnProfile datasetId={datasetId} version={version} rowCount={rowCount} column={column} />
      <ul className="text-xs leading-relaxed text-muted sm:text-right">
        {column.distinctCount !== null && <li>{plural(column.distinctCount, 'different value')}</li>}
        {range !== null && <li>{range}</li>}
        {missing !== undefined && rowCount > 0 && (
          <li>{missing === 0 ? 'none missing' : `${formatNumber(missing)} missing (${share(missing, rowCount)})`}</li>
        )}
      </ul>
      {editing && (
        <div className="sm:col-span-3">
          <ColumnForm
            datasetId={datasetId}
            column={column}
            onClose={() => {
              comeBack()
              setEditing(false)
            }}
          />
        </div>
      )}
    </li>
  )
}
