import {
  type ColumnProfile,
  type MeasureSubject,
  metricUses,
  type QueryProblem,
  type QuerySpec,
  withColumns,
  withMeasures,
} from '@askchart/vocabulary'
import type { Catalogue } from '../query/catalogue.js'
import { mendedExpressions, onlyAggregate } from '../query/metrics/mend-metric.js'
import { profilesOfMetrics } from '../query/metrics/profile-metric.js'
import { nearest } from '../query/near.js'
import type { Check, ColumnProblem, MetricProblem } from './data-problem.js'

const SUGGESTED = 5
/** How many measures are tried: a table may have a thousand columns. */
const TRIED = 50

interface Found {
  readonly problems: readonly QueryProblem[]
  readonly columns: readonly ColumnProblem[]
  readonly check: Check
}

/** The metrics that a query can no longer ask for, each once, with what would do in their place. */
export function metricProblems(query: QuerySpec, catalogue: Catalogue, found: Found): readonly MetricProblem[] {
  const { problems, columns, check } = found
  // What is gone beside it must not hide what fits.
  const instead = new Map(
    columns.flatMap(({ column, suggestions: [first] }) => (first === undefined ? [] : [[column, first] as const])),
  )
  const otherwise = withColumns(query, instead)
  const faulty = new Map<string, string>()
  for (const { path, metric } of metricUses(query)) {
    const problem = problems.find((one) => one.path === `${path}.metric`)
    if (problem && !faulty.has(metric)) faulty.set(metric, problem.message)
  }
  return [...faulty].map(([metric, message]) => {
    const paths = metricUses(query).flatMap((use) => (use.metric === metric ? [use.path] : []))
    const isRight = (asked: QuerySpec, of: Catalogue): boolean =>
      check(asked, of).every(({ path }) => !paths.some((own) => path === own || path.startsWith(`${own}.`)))
    const expressions = mendings(metric, catalogue).filter((expression) =>
      isRight(otherwise, withExpression(catalogue, metric, expression)),
    )
    const suggestions = subjects(metric, expressions, catalogue)
      .slice(0, TRIED)
      .filter((subject) => isRight(withMeasures(otherwise, new Map([[metric, subject]])), catalogue))
      .slice(0, SUGGESTED)
    return { metric, message, suggestions, expressions }
  })
}

function mendings(name: string, catalogue: Catalogue): readonly string[] {
  const defined = catalogue.metrics?.find((metric) => metric.name === name)
  return defined === undefined ? [] : mendedExpressions(defined, catalogue)
}

function withExpression(catalogue: Catalogue, name: string, expression: string): Catalogue {
  const defined = (catalogue.metrics ?? []).map((metric) => (metric.name === name ? { ...metric, expression } : metric))
  return { ...catalogue, metrics: profilesOfMetrics(defined, catalogue) }
}

/** What the metric would be with other columns, where that is one aggregate; metrics, those called like it first; measures. */
function subjects(name: string, expressions: readonly string[], catalogue: Catalogue): readonly MeasureSubject[] {
  const shown = catalogue.tables.flatMap(({ columns }) => columns.filter(({ hidden }) => hidden !== true))
  const others = (catalogue.metrics ?? []).filter((metric) => metric.name !== name && metric.tables.length > 0)
  const names = others.map((metric) => metric.name)
  const near = nearest(name, names)
  const measures = shown.filter(({ role }) => role === 'MEASURE')
  const all: readonly MeasureSubject[] = [
    ...expressions.flatMap((expression) => aggregateOf(expression, shown)),
    ...[...near, ...names.filter((one) => !near.includes(one))].map((metric) => ({ metric })),
    ...measures.map(({ ref, defaultAggregate }) => ({ aggregate: defaultAggregate ?? 'SUM', column: ref }) as const),
  ]
  return [...new Map(all.map((subject) => [JSON.stringify(subject), subject])).values()]
}

function aggregateOf(expression: string, columns: readonly ColumnProfile[]): readonly MeasureSubject[] {
  const only = onlyAggregate(expression)
  const name = only?.of?.parts.join('.')
  const column = columns.find(({ ref, name: own }) => ref === name || own === name)
  return only === null || column === undefined ? [] : [{ aggregate: only.aggregate, column: column.ref }]
}
