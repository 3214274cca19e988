import {
  type ColumnRef,
  type ColumnUse,
  columnUses,
  type MeasureSubject,
  type QueryProblem,
  type QuerySpec,
  splitRef,
  withColumns,
} from '@askchart/vocabulary'
import { type Catalogue, columnOf } from '../query/catalogue.js'
import { nearest } from '../query/near.js'
import { metricProblems } from './metric-problem.js'

/** A column that a chart uses and its dataset no longer has, or holds as something else. */
export interface ColumnProblem {
  readonly column: ColumnRef
  readonly message: string
  /** False where it is there, but cannot be used as before. */
  readonly removed: boolean
  /** Columns that would do in its place, likest name first. */
  readonly suggestions: readonly ColumnRef[]
}

/** A metric that a chart uses and its dataset no longer has, or can no longer compute. */
export interface MetricProblem {
  readonly metric: string
  readonly message: string
  /** What the chart may measure in its place, likest first. */
  readonly suggestions: readonly MeasureSubject[]
  /** What the metric may be computed as instead, for every chart that uses it; none where it was deleted. */
  readonly expressions: readonly string[]
}

/** Why a chart cannot be drawn from its dataset as it is now. */
export interface DataProblem {
  readonly message: string
  /** The part of the query at fault. */
  readonly path: string | null
  readonly columns: readonly ColumnProblem[]
  readonly metrics: readonly MetricProblem[]
}

/** What is wrong with a query, asked of what a catalogue holds; empty where it can be run. */
export type Check = (query: QuerySpec, catalogue: Catalogue) => readonly QueryProblem[]

const SUGGESTED = 5
/** How many columns are tried: a table may have a thousand. */
const TRIED = 50

/** Null where the query can be run. */
export function dataProblemOf(query: QuerySpec, catalogue: Catalogue, check: Check): DataProblem | null {
  const problems = check(query, catalogue)
  const [first] = problems
  if (!first) return null
  const columns = faultyColumns(query, catalogue, problems).map(({ column, problem }): ColumnProblem => {
    const removed = columnOf(catalogue, column) === null
    const message = removed ? `The column ${column} is no longer in this dataset.` : problem.message
    return { column, message, removed, suggestions: suggestionsFor(query, column, catalogue, check) }
  })
  const gone = columns.filter(({ removed }) => removed).map(({ column }) => column)
  const metrics = metricProblems(query, catalogue, { problems, columns, check })
  return { message: gone.length > 0 ? saidGone(gone) : first.message, path: first.path || null, columns, metrics }
}

function saidGone(columns: readonly ColumnRef[]): string {
  const [first = '', ...more] = columns
  if (more.length === 0) return `The column ${first} is no longer in this dataset.`
  return `The columns ${columns.slice(0, -1).join(', ')} and ${columns.at(-1)} are no longer in this dataset.`
}

/** Columns that are gone, each once, then those that a problem is about. */
function faultyColumns(query: QuerySpec, catalogue: Catalogue, problems: readonly QueryProblem[]) {
  const found = new Map<ColumnRef, QueryProblem>()
  const uses = columnUses(query)
  for (const { ref, path } of uses)
    if (!found.has(ref) && columnOf(catalogue, ref) === null) found.set(ref, { path, message: '' })
  for (const problem of problems) {
    const use = useAt(problem.path, uses)
    if (use && !found.has(use.ref)) found.set(use.ref, problem)
  }
  return [...found].map(([column, problem]) => ({ column, problem }))
}

/** The part of the query that names a column: the measure, the dimension, the comparison. */
const partOf = (path: string): string => path.slice(0, path.lastIndexOf('.'))
const isWithin = (path: string, part: string): boolean => path === part || path.startsWith(`${part}.`)

/** The column that a problem is about: that of the smallest part around it. */
const useAt = (path: string, uses: readonly ColumnUse[]): ColumnUse | undefined =>
  uses.filter((use) => isWithin(path, partOf(use.path))).sort((a, b) => b.path.length - a.path.length)[0]

/** Columns with which the parts of the query that name this one are right: those named alike, or others of its table. */
function suggestionsFor(query: QuerySpec, column: ColumnRef, catalogue: Catalogue, check: Check): readonly ColumnRef[] {
  const uses = columnUses(query)
  const fits = (candidate: ColumnRef): boolean =>
    check(withColumns(query, new Map([[column, candidate]])), catalogue).every(
      ({ path }) => useAt(path, uses)?.ref !== column,
    )
  const { table } = splitRef(column)
  const shown = catalogue.tables.flatMap(({ columns }) => columns.filter(({ hidden }) => !hidden))
  const refs = shown.map(({ ref }) => ref).filter((ref) => ref !== column)
  const near = nearest(column, refs).filter(fits)
  const sameTable = refs.filter((ref) => splitRef(ref).table === table)
  const others = sameTable.length > 0 ? sameTable : refs
  return near.length > 0 ? near : others.slice(0, TRIED).filter(fits).slice(0, SUGGESTED)
}
