import { type Aggregate, binRange, outputColumns, type QueryProblem, type QuerySpec } from '@askchart/vocabulary'
import { type Catalogue, columnOf } from './catalogue.js'
import { checkFilter, type ColumnCheck, isSubDay, isTime } from './check-filter.js'
import type { CheckedDimension, CheckedMeasure, CheckedOrder, CheckedQuery, Use } from './checked.js'
import { problem, QueryProblemError, refuse } from './problems.js'

const isNumeric = (type: string): boolean => type === 'INTEGER' || type === 'DECIMAL'

function columnCheck(catalogue: Catalogue): ColumnCheck {
  const refs = catalogue.tables.flatMap(({ columns }) => columns.map(({ ref }) => ref))
  const names = catalogue.relationships.map(({ name }) => name)
  return {
    use(ref, via = [], path) {
      const found = columnOf(catalogue, ref)
      if (found === null) return refuse(problem.unknownColumn(path, ref, refs))
      const unknown = via.find((name) => !names.includes(name))
      if (unknown !== undefined) {
        return refuse(problem.unknownRelationship(path.replace(/column$/, 'via'), unknown, names))
      }
      return { table: found.table, column: found.profile, via, path }
    },
    aggregate(use: Use, aggregate: Aggregate, path: string) {
      const { type, ref } = use.column
      const needsNumbers = aggregate === 'SUM' || aggregate === 'AVERAGE' || aggregate === 'MEDIAN'
      if (needsNumbers && !isNumeric(type)) refuse(problem.notNumeric(path, aggregate, ref, type))
      const needsOrder = aggregate === 'MINIMUM' || aggregate === 'MAXIMUM'
      if (needsOrder && type === 'BOOLEAN') refuse(problem.notOrdered(path, aggregate, ref))
    },
  }
}

function checkMeasure(spec: QuerySpec, index: number, name: string, columns: ColumnCheck): CheckedMeasure {
  const path = `measures[${index}]`
  const { column, aggregate = null, via } = spec.measures[index] ?? {}
  if (column === undefined) {
    return aggregate === 'COUNT'
      ? { use: null, aggregate, name, path }
      : refuse(problem.measureWithoutColumn(`${path}.column`))
  }
  const use = columns.use(column, via, `${path}.column`)
  if (aggregate !== null) columns.aggregate(use, aggregate, `${path}.aggregate`)
  return { use, aggregate, name, path }
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

/** `by` is a result column's name; or else the ref of a dimension or measure, where only one has it. */
function checkOrder(spec: QuerySpec, index: number): CheckedOrder {
  const { by, direction } = spec.orderBy?.[index] ?? { by: '', direction: 'ASCENDING' }
  const path = `orderBy[${index}].by`
  const outputs = outputColumns(spec)
  const named = outputs.findIndex(({ name }) => name === by)
  if (named >= 0) return { position: named, direction }
  const matches = outputs.flatMap((output, position) =>
    (output.kind === 'dimension' ? output.dimension.column : output.measure.column) === by ? [position] : [],
  )
  const [position] = matches
  if (position === undefined)
    return refuse(
      problem.unknownOrder(
        path,
        by,
        outputs.map(({ name }) => name),
      ),
    )
  if (matches.length > 1) {
    return refuse(
      problem.ambiguousOrder(
        path,
        by,
        matches.map((match) => outputs[match]?.name ?? ''),
      ),
    )
  }
  return { position, direction }
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
  const measures = spec.measures.flatMap((_, index) =>
    attempt(() => checkMeasure(spec, index, names[spec.dimensions.length + index] ?? '', columns)),
  )
  const conditions = attempt(() => checkFilter(spec.filter, columns))
  const orderBy = (spec.orderBy ?? []).flatMap((_, index) => attempt(() => checkOrder(spec, index)))
  if (problems.length > 0) return refuse(...problems)
  if (names.length === 0) return refuse(problem.nothingAsked())

  const raw = measures.some(({ aggregate }) => aggregate === null)
  const total = measures.find(({ aggregate }) => aggregate !== null)
  if (raw && total !== undefined) return refuse(problem.rowsAmongAggregates(`${total.path}.aggregate`))
  const { where, having } = conditions[0] ?? { where: [], having: [] }
  const [onGroup] = having.flatMap((condition) => (condition.kind === 'test' ? [condition.comparison] : []))
  if (raw && having.length > 0) return refuse(problem.groupsOfRows(onGroup?.use.path ?? 'filter'))
  return { dimensions, measures, raw, where, having, orderBy, limit: spec.limit ?? null }
}
