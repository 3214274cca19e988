import type { CorrectionStartQuery } from '../graphql/generated/graphql.js'
import type { ColumnChoice } from './correction.js'

export type TableChoice = NonNullable<CorrectionStartQuery['dataset']>['tables'][number]

/** The columns of each table that may be chosen. */
export function ColumnOptions({
  tables,
  accepts,
}: {
  readonly tables: readonly TableChoice[]
  readonly accepts: (column: ColumnChoice) => boolean
}) {
  return tables.map(({ name, label, columns }) => {
    const fitting = columns.filter(accepts)
    return fitting.length === 0 ? null : (
      <optgroup key={name} label={label}>
        {fitting.map((column) => (
          <option key={column.ref} value={column.ref}>
            {column.label}
          </option>
        ))}
      </optgroup>
    )
  })
}
