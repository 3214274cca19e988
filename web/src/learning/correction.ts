import {
  type Aggregate,
  type ColumnProfile,
  type Dimension,
  type Filter,
  type Measure,
  outputColumns,
  type QuerySpec,
} from '@askchart/vocabulary'

/** What a form needs to know of a column. */
export type ColumnChoice = Pick<ColumnProfile, 'ref' | 'label' | 'type' | 'role' | 'defaultAggregate' | 'sampleValues'>

/** A condition that the form can change: a column is one text. */
export interface Condition {
  readonly column: string
  readonly value: string
}

/** A query as the form shows it; `kept` are conditions that it leaves as they are. */
export interface Draft {
  readonly measures: readonly Measure[]
  readonly dimensions: readonly Dimension[]
  readonly conditions: readonly Condition[]
  readonly kept: readonly Filter[]
}

export const isNumber = ({ type }: Pick<ColumnChoice, 'type'>): boolean => type === 'INTEGER' || type === 'DECIMAL'
export const isTime = ({ type }: Pick<ColumnChoice, 'type'>): boolean => type === 'DATE' || type === 'DATETIME'

function conditionOf(filter: Filter): Condition | null {
  if (!('compare' in filter)) return null
  const { column, operator, values, aggregate } = filter.compare
  const [value, ...more] = values
  const one = (operator === 'EQ' || operator === 'IN') && more.length === 0 && aggregate === undefined
  return one && typeof value === 'string' ? { column, value } : null
}

const partsOf = (filter: Filter | undefined): readonly Filter[] =>
  filter === undefined ? [] : 'and' in filter ? filter.and : [filter]

export function draftOf({ measures, dimensions, filter }: QuerySpec): Draft {
  const parts = partsOf(filter)
  return {
    measures,
    dimensions,
    conditions: parts.flatMap((part) => conditionOf(part) ?? []),
    kept: parts.filter((part) => conditionOf(part) === null),
  }
}

/** A measure of a column, summed up as the column usually is; null counts rows. */
export const measureOf = (column: ColumnChoice | null): Measure =>
  column === null
    ? { aggregate: 'COUNT' }
    : { column: column.ref, aggregate: column.defaultAggregate ?? (isNumber(column) ? 'SUM' : 'COUNT_DISTINCT') }

/** A dimension of a column; dates are cut as those before were, else by month. */
export const dimensionOf = (column: ColumnChoice, before?: Dimension): Dimension =>
  isTime(column) ? { column: column.ref, granularity: before?.granularity ?? 'MONTH' } : { column: column.ref }

export const withAggregate = (measure: Measure, aggregate: Aggregate): Measure => ({ ...measure, aggregate })

/** Rows without a name are left out of what is drawn: of the columns that are there now, and not of others. */
function named(kept: readonly Filter[], before: readonly Dimension[], after: readonly Dimension[]): readonly Filter[] {
  const gone = new Map(
    before.flatMap(({ column }, at) =>
      after.some((dimension) => dimension.column === column) ? [] : [[column, after[at]?.column ?? null] as const],
    ),
  )
  return kept.flatMap((filter): readonly Filter[] => {
    if (!('compare' in filter) || filter.compare.operator !== 'IS_NOT_NULL') return [filter]
    const column = gone.get(filter.compare.column)
    if (column === undefined) return [filter]
    return column === null ? [] : [{ compare: { column, operator: 'IS_NOT_NULL', values: [] } }]
  })
}

type Columns = Pick<QuerySpec, 'measures' | 'dimensions'>

/** Where a column of the result stands, by its name or by the ref it is made of; what stands there in another query. */
function moved(name: string, before: Columns, after: Columns): string | undefined {
  for (const kind of ['dimension', 'measure'] as const) {
    const refs = (kind === 'dimension' ? before.dimensions : before.measures).map(({ column }) => column)
    const names = (columns: Columns) => outputColumns(columns).flatMap((one) => (one.kind === kind ? [one.name] : []))
    const byName = names(before).indexOf(name)
    const at = byName >= 0 ? byName : refs.indexOf(name)
    if (at >= 0) return names(after)[at]
  }
  return undefined
}

/** The draft as a query: with the order and the limits of the one before, in the names that its columns have now. */
export function queryOf({ measures, dimensions, conditions, kept }: Draft, before: QuerySpec): QuerySpec {
  const filters: readonly Filter[] = [
    ...conditions.map(({ column, value }): Filter => ({ compare: { column, operator: 'EQ', values: [value] } })),
    ...named(kept, before.dimensions, dimensions),
  ]
  const [only] = filters
  const filter = filters.length > 1 ? { and: filters } : only
  const now = { measures, dimensions }
  const orderBy = (before.orderBy ?? []).flatMap(({ by, direction }) => {
    const name = moved(by, before, now)
    return name === undefined ? [] : [{ by: name, direction }]
  })
  const { limit, limitBy } = before
  const each = limitBy && moved(limitBy.dimension, before, now)
  return {
    v: 1,
    ...now,
    ...(filter === undefined ? {} : { filter }),
    ...(orderBy.length === 0 ? {} : { orderBy }),
    ...(limit === undefined ? {} : { limit }),
    ...(limitBy === undefined || each === undefined ? {} : { limitBy: { ...limitBy, dimension: each } }),
  }
}
