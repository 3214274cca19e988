import type { Formula } from '../checked.js'
import { problem, QueryProblemError, refuse } from '../problems.js'
import { checkMetric, type MetricScope } from './check-metric.js'
import { parseMetric } from './parse-metric.js'

/** The formula of a metric of the catalogue, as a query's measure names it. */
export function metricFormula(name: string, scope: MetricScope): Formula {
  const { metrics = [] } = scope.catalogue
  const metric = metrics.find((one) => one.name === name)
  if (metric === undefined)
    return refuse(
      problem.unknownMetric(
        scope.path,
        name,
        metrics.map((one) => one.name),
      ),
    )
  try {
    return checkMetric(parseMetric(metric.expression, scope.path), scope)
  } catch (error) {
    if (!(error instanceof QueryProblemError)) throw error
    const [first] = error.problems
    return refuse(problem.brokenMetric(scope.path, name, first?.message ?? ''))
  }
}
