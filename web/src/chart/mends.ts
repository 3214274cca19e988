import type { ColumnReplacementInput, MetricReplacementInput } from '../graphql/generated/graphql.js'
import { columnName } from './column-name.js'
import type { ShownChart } from './types.js'

type Problem = NonNullable<ShownChart['dataProblem']>
type Suggestion = Problem['metrics'][number]['suggestions'][number]

/** Something that takes the place of what is gone, as it is called, and what that changes in the chart. */
export interface Way {
  readonly label: string
  readonly column?: ColumnReplacementInput
  readonly metric?: MetricReplacementInput
}

/** A column or a metric that a chart can no longer use, and what may take its place. */
export interface Gone {
  readonly key: string
  readonly label: string
  readonly ways: readonly Way[]
}

/** What is to be replaced by what, all at once. */
export interface Instead {
  readonly replacements: readonly ColumnReplacementInput[]
  readonly metrics: readonly MetricReplacementInput[]
}

const AGGREGATES = {
  SUM: 'total',
  AVERAGE: 'average',
  MEDIAN: 'median',
  MINIMUM: 'lowest',
  MAXIMUM: 'highest',
  COUNT: 'number of',
  COUNT_DISTINCT: 'number of different',
} as const

/** A measure in words: `total amount`, `number of rows`, or the name of a metric. */
export function measureName({ metric, column, aggregate }: Suggestion): string {
  if (metric != null) return metric
  const name = column == null ? 'rows' : column.slice(column.indexOf('.') + 1)
  return aggregate == null ? name : `${AGGREGATES[aggregate]} ${name}`
}

/** Everything that has to be replaced, columns first. */
export function goneOf({ columns, metrics }: Problem): readonly Gone[] {
  return [
    ...columns.map(({ column, suggestions }) => ({
      key: `column ${column}`,
      label: column,
      ways: suggestions.map((by) => ({ label: columnName(by, column), column: { column, by } })),
    })),
    ...metrics.map(({ metric, suggestions }) => ({
      key: `metric ${metric}`,
      label: metric,
      ways: distinct(suggestions).map(({ label, by }) => ({ label, metric: { metric, by } })),
    })),
  ]
}

/** Columns of several tables may have one name: then the table is told as well. */
function distinct(suggestions: readonly Suggestion[]) {
  const names = suggestions.map(measureName)
  return suggestions.map((suggestion, index) => {
    const name = names[index] ?? ''
    const { metric, column, aggregate } = suggestion
    const twice = names.filter((other) => other === name).length > 1
    const label = twice && column != null ? `${name} of ${column.slice(0, column.indexOf('.'))}` : name
    return { label, by: { metric: metric ?? null, column: column ?? null, aggregate: aggregate ?? null } }
  })
}

/** All that was chosen, as one edit takes it. */
export const instead = (ways: readonly Way[]): Instead => ({
  replacements: ways.flatMap(({ column }) => column ?? []),
  metrics: ways.flatMap(({ metric }) => metric ?? []),
})
