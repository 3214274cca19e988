import type { Aggregate, Filter } from '@askchart/vocabulary'
import { type Catalogue, columnOf } from '../catalogue.js'
import { checkRowFilter, type ColumnCheck } from '../check-filter.js'
import type { CheckedAggregate, Formula, RowFilter, Use } from '../checked.js'
import { nearest } from '../near.js'
import { problem, QueryProblemError, refuse } from '../problems.js'
import type { Expression, Written, WrittenAggregate, WrittenCondition } from './expression.js'

/** Where an expression is checked: against what, and where in a query its problems are told. */
export interface MetricScope {
  readonly catalogue: Catalogue
  readonly columns: ColumnCheck
  readonly path: string
  /** Which relationships lead to other tables, where there are several. */
  readonly via: readonly string[]
  /** What is asked of all rows beside what the expression asks. */
  readonly filter: RowFilter | null
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

function fail({ path }: MetricScope, at: number, message: string): never {
  return refuse(problem.inExpression(path, at, message))
}

const hintOf = (near: readonly string[]): string =>
  near.length > 0 ? ` Near it: ${near.map((one) => `"${one}"`).join(', ')}.` : ''

interface Known {
  readonly ref: string
  readonly name: string
}

/** Columns that are called nearly so, by their own names where no table is written. */
function nearRefs({ parts }: Written, refs: readonly Known[]): readonly string[] {
  const own = parts.length === 1
  const near = nearest(
    parts.join('.'),
    refs.map(({ ref, name }) => (own ? name : ref)),
  )
  return refs.flatMap(({ ref, name }) => (near.includes(own ? name : ref) ? [ref] : [])).slice(0, 3)
}

/**
 * The one column that a name means: `table.column`, or the column alone where `home` or only one table has it; else in
 * any case.
 */
function refOf(written: Written, scope: MetricScope, home: string | null = null): string {
  const { parts, at } = written
  const refs = scope.catalogue.tables.flatMap(({ columns }) => columns.map(({ ref, name }) => ({ ref, name })))
  const name = parts.join('.')
  const own = parts.length === 1 && home !== null ? columnOf(scope.catalogue, `${home}.${name}`) : null
  if (own !== null) return own.profile.ref
  const exact = refs.filter((one) => one.ref === name || (parts.length === 1 && one.name === name))
  const loose = refs.filter((one) => same(one.ref, name) || (parts.length === 1 && same(one.name, name)))
  const found = exact.length > 0 ? exact : loose
  const [first] = found
  if (first === undefined)
    return fail(scope, at, `this dataset has no column "${name}".${hintOf(nearRefs(written, refs))}`)
  if (found.length === 1) return first.ref
  return fail(scope, at, `"${name}" is in several tables: write ${found.map(({ ref }) => `"${ref}"`).join(' or ')}.`)
}

/** What is told of a part of the expression is told with its place. */
function placed<Result>(scope: MetricScope, at: number, check: () => Result): Result {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof QueryProblemError)) throw error
    return fail(scope, at, error.problems.map(({ message }) => message.replace(/^[A-Z](?=[a-z ])/, lowered)).join(' '))
  }
}
const lowered = (letter: string): string => letter.toLowerCase()

function filterOf(condition: WrittenCondition, scope: MetricScope, home: string): Filter {
  switch (condition.kind) {
    case 'and':
      return { and: condition.parts.map((part) => filterOf(part, scope, home)) }
    case 'or':
      return { or: condition.parts.map((part) => filterOf(part, scope, home)) }
    case 'not':
      return { not: filterOf(condition.part, scope, home) }
    case 'compare': {
      const { column, operator, values } = condition
      const filter = { compare: { column: refOf(column, scope, home), operator, values } }
      placed(scope, column.at, () => checkRowFilter(filter, scope.path, scope.columns))
      return filter
    }
  }
}

/** Rows that meet both. */
const bothFilters = (one: RowFilter | null, other: RowFilter | null): RowFilter | null =>
  one === null || other === null
    ? (one ?? other)
    : { where: [...one.where, ...other.where], text: `${one.text} ${other.text}` }

function checkUse(aggregate: Aggregate, use: Use, { columns, path }: MetricScope): void {
  columns.aggregate(use, aggregate, path)
  const isNumber = use.column.type === 'INTEGER' || use.column.type === 'DECIMAL'
  if ((aggregate === 'MINIMUM' || aggregate === 'MAXIMUM') && !isNumber)
    refuse(problem.metricOfOthers(path, use.column.ref, use.column.type))
}

/** What an aggregate is of: a column, or the rows of a table. */
function subjectOf({ aggregate, of, at }: WrittenAggregate, scope: MetricScope) {
  const { catalogue, columns, path, via } = scope
  const names = catalogue.tables.map(({ name }) => name)
  const rows = (table: string) => ({ table, use: null, counted: { table, via, path } })
  if (of === null) {
    const [only] = names
    return only !== undefined && names.length === 1
      ? rows(only)
      : fail(scope, at, `this dataset has several tables: write whose rows are counted, such as count(${only ?? ''}).`)
  }
  const [word = ''] = of.parts
  const table = names.find((name) => name === word) ?? names.find((name) => same(name, word))
  if (aggregate === 'COUNT' && of.parts.length === 1 && table !== undefined) return rows(table)
  const use = columns.use(refOf(of, scope), via, path)
  placed(scope, of.at, () => checkUse(aggregate, use, scope))
  return { table: use.table, use, counted: null }
}

function checkAggregate(written: WrittenAggregate, scope: MetricScope): CheckedAggregate {
  const { aggregate, at, where } = written
  const { columns, path } = scope
  const { table, use, counted } = subjectOf(written, scope)
  const own = where === null ? null : filterOf(where, scope, table)
  const rows = own === null ? null : placed(scope, at, () => checkRowFilter(own, path, columns))
  return { use, counted, aggregate, filter: bothFilters(rows, scope.filter), path }
}

/** An expression with its names looked up. Throws a QueryProblemError that says at which character what is wrong. */
export function checkMetric(expression: Expression, scope: MetricScope): Formula {
  switch (expression.kind) {
    case 'number':
      return expression
    case 'negative':
      return { kind: 'negative', part: checkMetric(expression.part, scope) }
    case 'operation': {
      const { operation, left, right } = expression
      return { kind: 'operation', operation, left: checkMetric(left, scope), right: checkMetric(right, scope) }
    }
    case 'aggregate': {
      const of = checkAggregate(expression, scope)
      // Nothing adds up to 0, as nothing counts as 0: a month without returns has lost nothing to them.
      return { kind: 'aggregate', of, orZero: of.aggregate === 'SUM' }
    }
  }
}
