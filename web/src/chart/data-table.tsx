import type { Cell, DataColumn } from '@askchart/vocabulary'
import { useId, useState } from 'react'
import { Button } from '../ui/button.js'
import { formatAligned, formatNumber, plural } from '../ui/format.js'

const PAGE = 10

const isNumeric = ({ type }: DataColumn): boolean => type === 'INTEGER' || type === 'DECIMAL'

/** Numbers and dates stay on one line; other texts break anywhere, as some are long. */
function cellClass(column: DataColumn): string {
  if (isNumeric(column)) return 'text-right whitespace-nowrap tabular-nums'
  if (column.type === 'DATE' || column.type === 'DATETIME') return 'text-left whitespace-nowrap tabular-nums'
  return 'max-w-96 min-w-24 text-left wrap-anywhere'
}

const MAX_DECIMALS = 8
/** Less than this share of the largest is what is left of rounding, and asks for no decimals. */
const NOISE = 1e-9

/**
 * How many decimals every number of a column is told with, so that they stand below each other: none where all are whole,
 * else two, or as many as show two digits of the smallest.
 */
export function decimalsOf({ values }: Pick<DataColumn, 'values'>): number {
  const sizes = values.filter((value) => typeof value === 'number').map(Math.abs)
  if (sizes.every(Number.isInteger)) return 0
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0)
  const smallest = sizes.reduce((a, b) => (b > largest * NOISE ? Math.min(a, b) : a), largest)
  return Math.min(MAX_DECIMALS, Math.max(2, 1 - Math.floor(Math.log10(smallest))))
}

/** A whole number too large for a float comes as text. */
const WHOLE = /^-?\d+$/

/** A cell for reading; a date keeps its day and, where there is one, its time. */
export function cellText(column: Pick<DataColumn, 'type'>, value: Cell, decimals: number): string {
  if (value === null) return '–'
  if (typeof value === 'number') return formatAligned(value, decimals)
  if (column.type === 'INTEGER' && typeof value === 'string' && WHOLE.test(value))
    return BigInt(value).toLocaleString('en-US')
  if (column.type === 'DATE' && typeof value === 'string') return value.slice(0, 10)
  if (column.type === 'DATETIME' && typeof value === 'string') return value.slice(0, 16).replace('T', ' ')
  return String(value)
}

interface DataTableProps {
  readonly columns: readonly DataColumn[]
  readonly rowCount: number
  readonly truncated: boolean
  readonly caption: string
  /** What a column is called for people. */
  readonly titleOf: (name: string) => string
}

/** The rows a chart is drawn from, a page at a time; the table scrolls sideways by keyboard too. */
export function DataTable({ columns, rowCount, truncated, caption, titleOf }: DataTableProps) {
  const [page, setPage] = useState(0)
  const id = useId()
  const decimals = columns.map(decimalsOf)
  const held = Math.max(0, ...columns.map(({ values }) => values.length))
  const from = page * PAGE
  const to = Math.min(held, from + PAGE)
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
  return (
    <div className="space-y-3">
      <div role="region" aria-labelledby={id} tabIndex={0} className="overflow-x-auto rounded-xl border border-line">
        <table className="w-full border-collapse text-sm">
          <caption id={id} className="sr-only">
            {caption}
          </caption>
          <thead>
            <tr className="bg-sunken text-left text-muted">
              {columns.map((column) => (
                <th
                  key={column.name}
                  scope="col"
                  className={`px-4 py-2.5 font-semibold whitespace-nowrap first-letter:uppercase ${isNumeric(column) ? 'text-right' : ''}`}
                >
                  {titleOf(column.name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row} className="border-t border-line">
                {columns.map((column, at) => (
                  <td key={column.name} dir="auto" className={`px-4 py-2 ${cellClass(column)}`}>
                    {cellText(column, column.values[row] ?? null, decimals[at] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
        <p aria-live="polite">
          {held === 0 ? 'No rows' : `Rows ${formatNumber(from + 1)} to ${formatNumber(to)} of ${formatNumber(held)}`}
          {rowCount > held && `, of ${plural(rowCount, 'row')} in all`}
          {truncated && '. The answer was cut at the row limit.'}
        </p>
        {held > PAGE && (
          <div className="flex gap-2">
            <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
              Previous rows
            </Button>
            <Button disabled={to >= held} onClick={() => setPage(page + 1)}>
              Next rows
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}
