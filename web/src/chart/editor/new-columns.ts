import { type Aggregate, isRaw, outputColumns } from '@askchart/vocabulary'
import type { DatasetColumnsQuery } from '../../graphql/generated/graphql.js'
import { applyToSpec, type Change } from '../spec-edits.js'
import { columnsOf, type Slot } from './columns.js'
import { canPlace, type Encoded, placeColumn } from './encoding-edits.js'
import { aggregateTitle, type NewPart, withColumn } from './query-edits.js'

type Table = NonNullable<DatasetColumnsQuery['dataset']>['tables'][number]
export type CatalogueColumn = Table['columns'][number]

/** A table's columns that are not in the question yet. */
export interface ColumnGroup {
  readonly table: string
  readonly label: string
  readonly columns: readonly CatalogueColumn[]
}

/** What may still be asked for; columns that are hidden, or only tell rows apart, are not offered. */
export function offered({ query }: Pick<Encoded, 'query'>, tables: readonly Table[]): readonly ColumnGroup[] {
  const asked = new Set(
    outputColumns(query).map((output) =>
      output.kind === 'dimension' ? output.dimension.column : (output.measure.column ?? ''),
    ),
  )
  return tables
    .map(({ name, label, columns }) => ({
      table: name,
      label,
      columns: columns.filter(({ ref, role, hidden }) => !hidden && role !== 'IDENTIFIER' && !asked.has(ref)),
    }))
    .filter(({ columns }) => columns.length > 0)
}

const aggregateOf = ({ defaultAggregate }: CatalogueColumn): Aggregate => defaultAggregate ?? 'SUM'

/** A column as part of a question: numbers are summed up, unless the question goes row by row; time is cut to months. */
export function partOf({ query }: Pick<Encoded, 'query'>, column: CatalogueColumn): NewPart {
  const { ref, role } = column
  if (role === 'MEASURE') {
    const rowByRow = query.measures.length > 0 && query.measures.every(isRaw)
    return { kind: 'measure', part: rowByRow ? { column: ref } : { column: ref, aggregate: aggregateOf(column) } }
  }
  return { kind: 'dimension', part: role === 'TIME' ? { column: ref, granularity: 'MONTH' } : { column: ref } }
}

function titleOf({ kind, part }: NewPart, { label }: CatalogueColumn): string {
  const capital = label.charAt(0).toUpperCase() + label.slice(1)
  if (kind === 'dimension') return part.granularity === undefined ? capital : 'Month'
  return part.aggregate === undefined ? capital : aggregateTitle(capital, 'SUM', part.aggregate)
}

/** Of changes of one path only the last counts. */
function settled(changes: readonly Change[]): readonly Change[] {
  const last = new Map(changes.map((change, index) => [change.path, index]))
  return changes.filter(({ path }, index) => last.get(path) === index)
}

function extended(chart: Encoded, column: CatalogueColumn) {
  const part = partOf(chart, column)
  const { query, name, changes } = withColumn(chart, part, titleOf(part, column))
  const after: Encoded = {
    spec: applyToSpec(chart.spec, changes),
    query,
    columns: [...chart.columns, { name, type: column.type, values: [] }],
  }
  const added = columnsOf(after.spec, query, after.columns).find((one) => one.name === name)
  return { after, added, changes, title: titleOf(part, column) }
}

/** Whether a new column may be shown in a channel. */
export function canAdd(chart: Encoded, column: CatalogueColumn, slot: Slot): boolean {
  const { after, added } = extended(chart, column)
  return added !== undefined && canPlace(after, added, slot)
}

/** The changes that ask for one more column and show it in a channel: question and drawing in one edit. */
export function addColumn(chart: Encoded, column: CatalogueColumn, slot: Slot): readonly Change[] {
  const { after, added, changes, title } = extended(chart, column)
  if (!added || !canPlace(after, added, slot)) return []
  return settled([...changes, ...placeColumn(after, { ...added, title }, slot)])
}
