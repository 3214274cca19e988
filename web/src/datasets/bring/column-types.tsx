import { useEffect, useRef, useState } from 'react'
import { Select } from '../../ui/select.js'
import type { ColumnPart, DatasetPart } from '../dataset-parts.js'
import { typeNames } from '../words.js'
import { formatsOf, type Reading, type Readings, withReading } from './reading.js'

const TYPES = ['STRING', 'INTEGER', 'DECIMAL', 'BOOLEAN', 'DATE', 'DATETIME'] as const

interface ColumnTypesProps {
  readonly dataset: DatasetPart
  /** The column that somebody came here for; each time another object. */
  readonly sought: { readonly ref: string } | null
  readonly readings: Readings
  readonly onChange: (readings: Readings) => void
}

/** Has columns read as something else than was found, or by another notation, the next time their file is brought. */
export function ColumnTypes({ dataset, sought, readings, onChange }: ColumnTypesProps) {
  // A table of a thousand columns has its choices made only for who wants them.
  const [open, setOpen] = useState(false)
  const list = useRef<HTMLDetailsElement>(null)
  const reached = useRef<{ readonly ref: string } | null>(null)
  useEffect(() => {
    if (sought !== null && list.current) list.current.open = true
  }, [sought])
  useEffect(() => {
    // The choices are there once it is open.
    if (sought === null || !open || reached.current === sought) return
    reached.current = sought
    const selects = list.current?.querySelectorAll(`[data-reading="${CSS.escape(sought.ref)}"] select`) ?? []
    const last = [...selects].at(-1)
    if (!(last instanceof HTMLElement)) return
    last.scrollIntoView({ block: 'center' })
    last.focus({ preventScroll: true })
  }, [sought, open])
  return (
    <details
      ref={list}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      className="rounded-xl border border-line px-4 py-2"
    >
      <summary className="min-h-8 content-center text-sm font-semibold">Read columns as something else</summary>
      <div className="grid gap-4 py-3 sm:grid-cols-2 lg:grid-cols-3">
        {(open ? dataset.tables : []).flatMap((table) =>
          table.columns.map((column) => (
            <ColumnReading
              key={column.ref}
              label={dataset.tables.length > 1 ? `${table.label} · ${column.label}` : column.label}
              column={column}
              reading={readings.get(column.ref)}
              onChange={(change) => onChange(withReading(readings, column, change))}
            />
          )),
        )}
      </div>
    </details>
  )
}

interface ColumnReadingProps {
  readonly label: string
  readonly column: ColumnPart
  readonly reading: Reading | undefined
  readonly onChange: (change: Partial<Reading>) => void
}

function ColumnReading({ label, column, reading, onChange }: ColumnReadingProps) {
  const formats = formatsOf(column, reading)
  const { ref, type, format } = column
  const isOwn = (reading?.type ?? type) === type
  return (
    <div data-reading={ref} className="min-w-0 space-y-2">
      <Select
        look="field"
        label={label}
        value={reading?.type ?? ''}
        onChange={({ target }) => onChange({ type: TYPES.find((name) => name === target.value) ?? null })}
      >
        <option value="">as it is found, {typeNames[type]} now</option>
        {TYPES.map((name) => (
          <option key={name} value={name}>
            {typeNames[name]}
          </option>
        ))}
      </Select>
      {formats.length > 0 && (
        <Select
          look="boxed"
          className="w-full"
          label={`How ${label} is written`}
          value={reading?.format ?? ''}
          onChange={({ target }) => onChange({ format: target.value || null })}
        >
          <option value="">written {isOwn && format != null ? `as ${format}` : 'as its values tell'}</option>
          {formats
            .filter((other) => !isOwn || other !== format)
            .map((other) => (
              <option key={other} value={other}>
                written as {other}
              </option>
            ))}
        </Select>
      )}
    </div>
  )
}
