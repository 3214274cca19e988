import { useState } from 'react'
import type { ColumnType } from '../../graphql/generated/graphql.js'
import { Select } from '../../ui/select.js'
import type { DatasetPart } from '../dataset-parts.js'
import { typeNames } from '../words.js'

const TYPES = ['STRING', 'INTEGER', 'DECIMAL', 'BOOLEAN', 'DATE', 'DATETIME'] as const

interface ColumnTypesProps {
  readonly dataset: DatasetPart
  /** By the column's ref; those that are to be found anew are absent. */
  readonly types: ReadonlyMap<string, ColumnType>
  readonly onChange: (types: ReadonlyMap<string, ColumnType>) => void
}

/** Has columns read as something else than was found, the next time their file is brought. */
export function ColumnTypes({ dataset, types, onChange }: ColumnTypesProps) {
  // A table of a thousand columns has its choices made only for who wants them.
  const [open, setOpen] = useState(false)
  function pick(ref: string, type: string): void {
    const next = new Map(types)
    const found = TYPES.find((name) => name === type)
    if (found) next.set(ref, found)
    else next.delete(ref)
    onChange(next)
  }
  return (
    <details
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="rounded-xl border border-line px-4 py-2"
    >
      <summary className="min-h-8 content-center text-sm font-semibold">Read columns as something else</summary>
      <div className="grid gap-4 py-3 sm:grid-cols-2 lg:grid-cols-3">
        {(open ? dataset.tables : []).flatMap((table) =>
          table.columns.map(({ ref, label, type }) => (
            <Select
              key={ref}
              look="field"
              label={dataset.tables.length > 1 ? `${table.label} · ${label}` : label}
              value={types.get(ref) ?? ''}
              onChange={({ target }) => pick(ref, target.value)}
            >
              <option value="">as it is found, {typeNames[type]} now</option>
              {TYPES.map((name) => (
                <option key={name} value={name}>
                  {typeNames[name]}
                </option>
              ))}
            </Select>
          )),
        )}
      </div>
    </details>
  )
}
