import {
  type Aggregate,
  type ColumnProfile,
  type Comparison,
  type ComparisonOperator,
  type DatasetProfile,
  type Dimension,
  type Filter,
  isRaw,
  type Measure,
  outputColumns,
  type QuerySpec,
  splitRef,
} from '@askchart/vocabulary'

const NEEDS_NUMBERS: ReadonlySet<Aggregate> = new Set(['SUM', 'AVERAGE', 'MEDIAN'])
const SUB_DAY: ReadonlySet<string> = new Set(['MINUTE', 'HOUR', 'HOUR_OF_DAY'])

const VALUES_TAKEN: Readonly<Partial<Record<ComparisonOperator, readonly [least: number, most: number]>>> = {
  IS_NULL: [0, 0],
  IS_NOT_NULL: [0, 0],
  IN: [1, Infinity],
  NOT_IN: [1, Infinity],
  BETWEEN: [2, 2],
  LAST_PERIODS: [2, 3],
}

const isNumber = ({ type }: ColumnProfile): boolean => type === 'INTEGER' || type === 'DECIMAL'
const isTime = ({ type }: ColumnProfile): boolean => type === 'DATE' || type === 'DATETIME'

type Columns = ReadonlyMap<string, ColumnProfile>
type Name = 'column' | 'via' | 'ofVia' | 'of' | 'table'
/** All texts under a key, wherever in the query; whole, so that a part of QuerySpec to come is not forgotten. */
function named(key: Name, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => named(key, item))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, part]: [string, unknown]) =>
    name === key ? [part].flat().flatMap((text) => (typeof text === 'string' ? [text] : [])) : named(key, part),
  )
}

/** Every comparison of a filter, and those within what it compares with and what it asks of related rows. */
export function comparisonsOf(filter: Filter | undefined): readonly Comparison[] {
  if (filter === undefined) return []
  if ('compare' in filter) return [filter.compare, ...comparisonsOf(filter.compare.to?.filter)]
  if ('exists' in filter) return comparisonsOf(filter.exists.filter)
  if ('not' in filter) return comparisonsOf(filter.not)
  return ('and' in filter ? filter.and : filter.or).flatMap(comparisonsOf)
}

/** Whether a filter asks about the groups of the query itself. */
function groupConditions(filter: Filter | undefined): boolean {
  if (filter === undefined || 'exists' in filter) return false
  if ('compare' in filter) return filter.compare.aggregate !== undefined
  if ('not' in filter) return groupConditions(filter.not)
  return ('and' in filter ? filter.and : filter.or).some(groupConditions)
}

/** The filters of a query that choose rows of one aggregate each. */
const filtersOfMeasures = ({ measures }: QuerySpec): readonly (Filter | undefined)[] =>
  measures.flatMap(({ filter, per }) => [filter, per?.filter])

function isConnected(tables: ReadonlySet<string>, { relationships }: DatasetProfile): boolean {
  const [first] = tables
  if (first === undefined) return true
  const reached = new Set([first])
  for (let size = 0; size < reached.size;) {
    size = reached.size
    for (const { from, to } of relationships) {
      const ends = [splitRef(from).table, splitRef(to).table]
      if (ends.some((table) => reached.has(table))) ends.forEach((table) => reached.add(table))
    }
  }
  return [...tables].every((table) => reached.has(table))
}

function dimensionProblems({ granularity, bin }: Dimension, column: ColumnProfile): readonly string[] {
  const { ref, type } = column
  return [
    ...(granularity !== undefined && bin !== undefined ? [`${ref} cannot be binned and stepped at once`] : []),
    ...(granularity !== undefined && !isTime(column) ? [`${ref} is no time`] : []),
    ...(granularity !== undefined && SUB_DAY.has(granularity) && type === 'DATE' ? [`${ref} has no time of day`] : []),
    ...(bin !== undefined && !isNumber(column) ? [`${ref} cannot be binned`] : []),
  ]
}

function comparisonProblems({ operator, values, aggregate, to }: Comparison, column: ColumnProfile): readonly string[] {
  const { ref, type } = column
  const [least, most] = to === undefined ? (VALUES_TAKEN[operator] ?? [1, 1]) : [0, 0]
  return [
    ...(values.length < least || values.length > most ? [`${operator} does not take ${values.length} values`] : []),
    ...(values.includes(null) ? [`${operator} compares nothing with null`] : []),
    ...(operator === 'LIKE' && type !== 'STRING' ? [`${ref} is no text`] : []),
    ...(operator === 'LAST_PERIODS' && !isTime(column) ? [`${ref} is no time`] : []),
    ...(aggregate !== undefined && (operator === 'LIKE' || operator === 'LAST_PERIODS')
      ? [`${operator} takes no aggregate`]
      : []),
  ]
}

function aggregateProblems(aggregate: Aggregate | undefined, column: ColumnProfile): readonly string[] {
  if (aggregate === undefined) return []
  if (NEEDS_NUMBERS.has(aggregate) && !isNumber(column)) return [`${aggregate} takes numbers, not ${column.ref}`]
  if ((aggregate === 'MINIMUM' || aggregate === 'MAXIMUM') && column.type === 'BOOLEAN')
    return [`${column.ref} has no ${aggregate}`]
  return []
}

const isOfNothing = ({ column, aggregate, metric }: Pick<Measure, 'column' | 'aggregate' | 'metric'>): boolean =>
  column === undefined && aggregate !== 'COUNT' && metric === undefined

/** What a measure may not be made into; analytics says it in whole sentences. */
function derivationProblems(
  { measures, dimensions }: QuerySpec,
  columns: Columns,
  { metrics = [] }: DatasetProfile,
): readonly string[] {
  const types = dimensions.map(({ column }) => columns.get(column))
  const timed = types.some((column) => column !== undefined && isTime(column))
  const counted = types.some((column) => column?.type === 'INTEGER')
  const ordered = timed || types.some((column) => column !== undefined && isNumber(column))
  return measures.flatMap(({ aggregate, metric, per, derive }) => {
    if (derive === undefined) return []
    const { kind } = derive
    const adds =
      metrics.some(({ name, addsUp }) => name === metric && addsUp) ||
      aggregate === 'SUM' ||
      aggregate === 'COUNT' ||
      (kind === 'SHARE' && aggregate === 'COUNT_DISTINCT')
    if (kind === 'SHARE' || kind === 'RUNNING_TOTAL') {
      if (!adds || per !== undefined) return [`${kind} takes what adds up`]
      return kind === 'RUNNING_TOTAL' && !ordered ? [`${kind} needs a dimension with an order`] : []
    }
    return timed || (counted && derive.against !== 'YEAR_BEFORE') ? [] : [`${kind} needs a dimension of time`]
  })
}

/** Names that must be dimensions of the query. */
function dimensionNameProblems(query: QuerySpec): readonly string[] {
  const { measures, limitBy } = query
  const shown = outputColumns(query).flatMap((output) =>
    output.kind === 'dimension' ? [output.name, output.dimension.column] : [],
  )
  const within = measures.flatMap(({ derive }) => (derive?.kind === 'SHARE' ? (derive.within ?? []) : []))
  return [...within, ...(limitBy === undefined ? [] : [limitBy.dimension])]
    .filter((name) => !shown.includes(name))
    .map((name) => `${name} is no dimension of it`)
}

function orderProblems(query: QuerySpec): readonly string[] {
  const outputs = outputColumns(query)
  return (query.orderBy ?? []).flatMap(({ by }) => {
    const fitting = outputs.filter(
      (output) =>
        (output.kind === 'dimension' ? output.dimension.column : (output.measure.metric ?? output.measure.column)) ===
          by || output.name === by,
    )
    return outputs.some(({ name }) => name === by) || fitting.length === 1 ? [] : [`there is no one ${by} to order by`]
  })
}

/** Whether a query names a column that prompts do not read. */
export function namesHidden(query: QuerySpec, profile: DatasetProfile): boolean {
  const refs = new Set(named('column', query))
  return profile.tables.some(({ columns }) => columns.some(({ ref, hidden }) => hidden === true && refs.has(ref)))
}

/**
 * What a query says that this dataset does not hold or that makes no sense of its columns; empty for one that analytics
 * will run. Analytics checks once more, and alone decides: this is so that another's query is never kept as a reading.
 */
export function catalogueProblems(query: QuerySpec, profile: DatasetProfile): readonly string[] {
  const columns = new Map(profile.tables.flatMap((table) => table.columns.map((column) => [column.ref, column])))
  const ways = new Set(profile.relationships.map(({ name }) => name))
  const refs = named('column', query)
  const tables = [...named('of', query), ...named('table', query)]
  const measured = query.measures.flatMap(
    ({ metric }) => profile.metrics?.find(({ name }) => name === metric)?.tables ?? [],
  )
  const unknown = [
    ...tables
      .filter((table) => !profile.tables.some(({ name }) => name === table))
      .map((table) => `there is no table ${table}`),
    ...refs.filter((ref) => !columns.has(ref)).map((ref) => `there is no column ${ref}`),
    ...[...named('via', query), ...named('ofVia', query)]
      .filter((way) => !ways.has(way))
      .map((way) => `there is no relationship ${way}`),
    ...query.measures
      .flatMap(({ metric }) => metric ?? [])
      .filter((metric) => profile.metrics?.some(({ name }) => name === metric) !== true)
      .map((metric) => `there is no metric ${metric}`),
  ]
  if (unknown.length > 0) return unknown

  const about = <Part extends { readonly column?: string }>(
    parts: readonly Part[],
    check: (part: Part, column: ColumnProfile) => readonly string[],
  ): readonly string[] =>
    parts.flatMap((part) => {
      const column = columns.get(part.column ?? '')
      return column === undefined ? [] : check(part, column)
    })
  const { measures, dimensions, filter } = query
  const comparisons = [filter, ...filtersOfMeasures(query)].flatMap(comparisonsOf)
  const wholes = comparisons.flatMap(({ to }) => to ?? [])
  const divisors = measures.flatMap(({ per }) => per ?? [])
  const raw = measures.some(isRaw)
  return [
    ...(measures.length + dimensions.length === 0 ? ['it asks for nothing'] : []),
    ...([...measures, ...divisors].some(isOfNothing) ? ['a measure has no column'] : []),
    ...(raw && !measures.every(isRaw) ? ['rows stand among aggregates'] : []),
    ...(raw && groupConditions(filter) ? ['rows are filtered as groups'] : []),
    ...(isConnected(new Set([...refs.map((ref) => splitRef(ref).table), ...tables, ...measured]), profile)
      ? []
      : ['no relationship joins its tables']),
    ...about(dimensions, dimensionProblems),
    ...about([...measures, ...divisors, ...comparisons, ...wholes], ({ aggregate }, column) =>
      aggregateProblems(aggregate, column),
    ),
    ...about(comparisons, comparisonProblems),
    ...orderProblems(query),
    ...derivationProblems(query, columns, profile),
    ...dimensionNameProblems(query),
  ]
}
