import {
  type Aggregate,
  binRange,
  type Measure,
  outputColumns,
  type QueryProblem,
  type QuerySpec,
} from '@askchart/vocabulary'
import type { Catalogue } from './catalogue.js'
import { columnCheck } from './check-column.js'
import { assertNumber, checkDerivation } from './check-derivation.js'
import { checkFilter, checkRowFilter, type ColumnCheck } from './check-filter.js'
import { isSubDay, isTime } from './check-test.js'
import {
  type CheckedAggregate,
  type CheckedDerivation,
  type CheckedDimension,
  type CheckedMeasure,
  type CheckedOrder,
  type CheckedQuery,
  comparisonsOf,
  type Formula,
} from './checked.js'
import { metricFormula } from './metrics/metric-formula.js'
import { problem, QueryProblemError, refuse } from './problems.js'

const isNumeric = (type: string): boolean => type === 'INTEGER' || type === 'DECIMAL'

type Aggregated = Pick<Measure, 'column' | 'via' | 'filter'> & { readonly aggregate: Aggregate }

function checkAggregate(of: Aggregated, path: string, columns: ColumnCheck): CheckedAggregate {
  const { column, aggregate, via } = of
  const filter = checkRowFilter(of.filter, `${path}.filter`, columns)
  if (column === undefined) {
    if (aggregate !== 'COUNT') refuse(problem.measureWithoutColumn(`${path}.column`))
    return { use: null, counted: null, aggregate, filter, path }
  }
  const use = columns.use(column, via, `${path}.column`)
  columns.aggregate(use, aggregate, `${path}.aggregate`)
  return { use, counted: null, aggregate, filter, path }
}

const formulaOf = (of: CheckedAggregate): Formula => ({ kind: 'aggregate', of, orZero: false })

interface MeasureScope {
  readonly columns: ColumnCheck
  readonly catalogue: Catalogue
  readonly derivation: (measure: Measure, of: Parameters<typeof checkDerivation>[1]) => CheckedDerivation | null
}

function checkFormula(measure: Measure, path: string, { columns, catalogue }: MeasureScope): Formula {
  const { metric, aggregate = 'COUNT' } = measure
  if (metric === undefined) return formulaOf(checkAggregate({ ...measure, aggregate }, path, columns))
  const filter = checkRowFilter(measure.filter, `${path}.filter`, columns)
  return metricFormula(metric, { catalogue, columns, path: `${path}.metric`, via: measure.via ?? [], filter })
}

function checkMeasure(measure: Measure, path: string, name: string, scope: MeasureScope): CheckedMeasure {
  const { columns } = scope
  const { column, metric, aggregate, via, per } = measure
  if (aggregate === undefined && metric === undefined) {
    if (column === undefined) return refuse(problem.measureWithoutColumn(`${path}.column`))
    return { kind: 'rows', use: columns.use(column, via, `${path}.column`), name }
  }
  const of = checkFormula(measure, path, scope)
  const divisor = per === undefined ? null : checkAggregate(per, `${path}.per`, columns)
  if (divisor !== null) {
    assertNumber(of, `${path}.aggregate`, 'Dividing')
    assertNumber(formulaOf(divisor), `${path}.per.aggregate`, 'Dividing')
  }
  return { kind: 'aggregate', of, per: divisor, derive: scope.derivation(measure, { formula: of, path }), name, path }
}

function checkDimension(spec: QuerySpec, index: number, name: string, columns: ColumnCheck): CheckedDimension {
  const path = `dimensions[${index}]`
  const dimension = spec.dimensions[index] ?? { column: '' }
  const use = columns.use(dimension.column, dimension.via, `${path}.column`)
  const { type, ref } = use.column
  const { granularity = null, bin } = dimension
  if (granularity !== null && bin !== undefined) refuse(problem.binAndGranularity(path))
  if (granularity !== null && !isTime(type)) refuse(problem.notTime(`${path}.granularity`, ref, type))
  if (granularity !== null && type === 'DATE' && isSubDay(granularity)) {
    refuse(problem.noTimeOfDay(`${path}.granularity`, ref))
  }
  if (bin !== undefined && !isNumeric(type)) refuse(problem.notBinnable(`${path}.bin`, ref, type))
  return { use, granularity, bin: binRange(spec, dimension, use.column), name }
}

const nameOf = (spec: QuerySpec, position: number): string => outputColumns(spec)[position]?.name ?? ''

/** The positions that a result column's name means; or else the ref of dimensions or measures. */
function positionsOf(spec: QuerySpec, by: string): readonly number[] {
  const outputs = outputColumns(spec)
  const named = outputs.findIndex(({ name }) => name === by)
  if (named >= 0) return [named]
  return outputs.flatMap((output, position) =>
    (output.kind === 'dimension' ? output.dimension.column : (output.measure.metric ?? output.measure.column)) === by
      ? [position]
      : [],
  )
}

function onlyOne(spec: QuerySpec, by: string, positions: readonly number[], path: string): number | null {
  if (positions.length > 1) {
    const names = positions.map((position) => nameOf(spec, position))
    return refuse(problem.ambiguousOrder(path, by, names))
  }
  return positions[0] ?? null
}

function checkOrder(spec: QuerySpec, index: number): CheckedOrder {
  const { by, direction } = spec.orderBy?.[index] ?? { by: '', direction: 'ASCENDING' }
  const path = `orderBy[${index}].by`
  const names = outputColumns(spec).map(({ name }) => name)
  const position = onlyOne(spec, by, positionsOf(spec, by), path) ?? refuse(problem.unknownOrder(path, by, names))
  return { position, direction }
}

/** The position of the dimension that a name of the result or a ref means. */
function dimensionNamed(spec: QuerySpec, name: string, path: string): number {
  const names = spec.dimensions.map((_, position) => nameOf(spec, position))
  const positions = positionsOf(spec, name).filter((position) => position < names.length)
  return onlyOne(spec, name, positions, path) ?? refuse(problem.noDimension(path, name, names))
}

/**
 * Checks every name, type and value of a query against the catalogue. Throws a QueryProblemError that holds the
 * problems of all parts, each with its path.
 */
export function checkQuery(spec: QuerySpec, catalogue: Catalogue): CheckedQuery {
  const problems: QueryProblem[] = []
  const attempt = <T>(check: () => T): readonly T[] => {
    try {
      return [check()]
    } catch (error) {
      if (!(error instanceof QueryProblemError)) throw error
      problems.push(...error.problems)
      return []
    }
  }
  const columns = columnCheck(catalogue)
  const names = outputColumns(spec).map(({ name }) => name)
  const dimensions = spec.dimensions.flatMap((_, index) =>
    attempt(() => checkDimension(spec, index, names[index] ?? '', columns)),
  )
  const named = (name: string, path: string): number => dimensionNamed(spec, name, path)
  const measures = spec.measures.flatMap((measure, index) =>
    attempt(() => {
      const name = names[spec.dimensions.length + index] ?? ''
      // Where a dimension is unknown, what is derived along it cannot be told.
      const known = dimensions.length === spec.dimensions.length
      return checkMeasure(measure, `measures[${index}]`, name, {
        columns,
        catalogue,
        derivation: (wanted, of) => (known ? checkDerivation(wanted, of, dimensions, named) : null),
      })
    }),
  )
  const conditions = attempt(() => checkFilter(spec.filter, columns))
  const orderBy = (spec.orderBy ?? []).flatMap((_, index) => attempt(() => checkOrder(spec, index)))
  const { limitBy } = spec
  const [limited = null] = attempt(() =>
    limitBy === undefined ? null : { dimension: named(limitBy.dimension, 'limitBy.dimension'), count: limitBy.count },
  )
  if (problems.length > 0) return refuse(...problems)
  if (names.length === 0) return refuse(problem.nothingAsked())

  const raw = measures.some(({ kind }) => kind === 'rows')
  const total = measures.find((measure) => measure.kind === 'aggregate')
  if (raw && total?.kind === 'aggregate') return refuse(problem.rowsAmongAggregates(`${total.path}.aggregate`))
  const { where, having } = conditions[0] ?? { where: [], having: [] }
  const [onGroup] = having.flatMap(comparisonsOf)
  if (raw && having.length > 0) return refuse(problem.groupsOfRows(onGroup?.use.path ?? 'filter'))
  return { dimensions, measures, raw, where, having, orderBy, limit: spec.limit ?? null, limitBy: limited }
}
