import type { Cell, ColumnRole, ColumnType, Granularity } from '@askchart/vocabulary'
import type { QueryInput } from '../../graphql/generated/graphql.js'
import { stepOf } from './step.js'
import { granularityOf } from './periods.js'

/** What is known of a column before its rows are looked at. */
export interface Profiled {
  readonly ref: string
  readonly type: ColumnType
  readonly role: ColumnRole
  readonly distinctCount: number | null
  readonly minimum: Cell
  readonly maximum: Cell
}

/** How a column's rows are counted: by bins of a number, by periods, or by values. */
export type Plan =
  | { readonly kind: 'bins'; readonly step: number; readonly query: Counted }
  | { readonly kind: 'periods'; readonly granularity: Granularity; readonly query: Counted }
  | { readonly kind: 'values'; readonly query: Counted }

type Counted = Omit<QueryInput, 'datasetId'>

/** About as many bars as fit in a small picture. */
const BINS = 24
/** A number of so few values is told value by value. */
const FEW = 12
/** The most frequent values of a text. */
const TOP = 5

const counted = (dimension: NonNullable<QueryInput['dimensions']>[number], more: Partial<Counted> = {}): Counted => ({
  measures: [{ aggregate: 'COUNT', as: 'rows' }],
  dimensions: [{ ...dimension, as: 'value' }],
  ...more,
})

const topValues = (column: string): Plan => ({
  kind: 'values',
  query: counted({ column }, { orderBy: [{ by: 'rows', direction: 'DESCENDING' }], limit: TOP + 1 }),
})

/** How to draw what is in a column; null where a picture would say nothing, as of keys that are all different. */
export function planOf(column: Profiled, rowCount: number): Plan | null {
  const { ref, type, role, distinctCount, minimum, maximum } = column
  if (rowCount === 0 || distinctCount === 0 || minimum === null || maximum === null) return null
  const allDiffer = distinctCount !== null && distinctCount > rowCount * 0.9
  if (type === 'STRING') return allDiffer ? null : topValues(ref)
  if (type === 'BOOLEAN') return topValues(ref)
  if (type === 'DATE' || type === 'DATETIME') {
    const granularity = granularityOf(String(minimum), String(maximum), type === 'DATETIME')
    return { kind: 'periods', granularity, query: counted({ column: ref, granularity }) }
  }
  if (role === 'IDENTIFIER' && allDiffer) return null
  if (distinctCount !== null && distinctCount <= FEW && !allDiffer) {
    return { kind: 'values', query: counted({ column: ref }, { orderBy: [{ by: 'value', direction: 'ASCENDING' }] }) }
  }
  const step = stepOf(Number(minimum), Number(maximum), BINS, type === 'INTEGER')
  return { kind: 'bins', step, query: counted({ column: ref, bin: { step } }) }
}
