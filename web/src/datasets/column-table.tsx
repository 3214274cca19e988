import type { Cell } from '@askchart/vocabulary'
import type { ColumnRole, DatasetListQuery } from '../graphql/generated/graphql.js'
import { formatNumber, formatValue } from '../ui/format.js'

type Table = DatasetListQuery['datasets']['edges'][number]['node']['tables'][number]
type Column = Table['columns'][number]

const roles: Record<ColumnRole, string> = {
  MEASURE: 'measure',
  DIMENSION: 'category',
  TIME: 'time',
  IDENTIFIER: 'identifier',
  GEOGRAPHY: 'place',
}

const say = (value: Cell): string =>
  typeof value === 'number' ? formatValue(value) : String(value).replace(/T00:00:00.*$/, '')

/** What is in a column: its range where it has one, else some of its values. */
function contents(column: Column): string {
  const ranges = column.type !== 'STRING' && column.type !== 'BOOLEAN'
  if (ranges && column.minimum !== null && column.maximum !== null) {
    return `${say(column.minimum)} to ${say(column.maximum)}`
  }
  const values = column.sampleValues.filter((value) => value !== null).map(say)
  const more = (column.distinctCount ?? 0) > values.length ? ' …' : ''
  return `${values.join(', ')}${more}`
}

/** The columns of a table: what they are called, what they mean, what is in them. */
export function ColumnTable({ table }: { readonly table: Table }) {
  return (
    <div
      role="region"
      aria-label={`Columns of ${table.label}`}
      tabIndex={0}
      className="overflow-x-auto rounded-xl border border-line"
    >
      <table className="w-full text-sm">
        <thead>
          <tr className="bg-sunken text-left text-muted">
            {['Column', 'Read as', 'Holds', 'Different values'].map((title) => (
              <th key={title} scope="col" className="px-4 py-2 font-semibold whitespace-nowrap last:text-right">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <tr key={column.ref} className="border-t border-line align-baseline">
              <th scope="row" className="px-4 py-2 text-left font-semibold whitespace-nowrap first-letter:uppercase">
                {column.label}
                {column.label.toLowerCase() !== column.name.toLowerCase() && (
                  <span className="block font-mono text-xs font-normal text-muted">{column.name}</span>
                )}
              </th>
              <td className="px-4 py-2 whitespace-nowrap">
                {roles[column.role]}, {column.type.toLowerCase()}
              </td>
              <td className="max-w-72 min-w-40 px-4 py-2 text-muted">{contents(column)}</td>
              <td className="px-4 py-2 text-right tabular-nums">
                {column.distinctCount === null ? '–' : formatNumber(column.distinctCount)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
