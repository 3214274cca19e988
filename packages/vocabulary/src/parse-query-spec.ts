import { Against, Aggregate, DerivationKind, Granularity, OrderDirection } from './enums.js'
import { filterCheck } from './parse-filter.js'
import { queryLimits } from './query-limits.js'
import type { QuerySpec } from './query-spec.js'
import { type Check, isRecord, list, name, number, object, oneOf, type Report, whole } from './shape.js'

/** What is wrong with a query, and where: `filter.and[1].compare.column`; an empty path means the whole. */
export interface QueryProblem {
  readonly path: string
  readonly message: string
}
export type ParsedQuerySpec = { readonly spec: QuerySpec } | { readonly problems: readonly QueryProblem[] }

const via = list(name, queryLimits.via)

/** A derivation's keys, by its kind. */
const derive: Check = (value, path, report) => {
  const kind = isRecord(value) ? value['kind'] : undefined
  const compares = kind === 'CHANGE' || kind === 'GROWTH'
  object({
    required: { kind: oneOf(DerivationKind) },
    optional: { ...(kind === 'SHARE' ? { within: name } : {}), ...(compares ? { against: oneOf(Against) } : {}) },
  })(value, path, report)
}

function measure(filter: Check): Check {
  const per = object({ required: { aggregate: oneOf(Aggregate) }, optional: { column: name, via, filter } })
  const shape = object({
    required: {},
    optional: { column: name, metric: name, aggregate: oneOf(Aggregate), via, as: name, filter, per, derive },
  })
  return (value, path, report) => {
    shape(value, path, report)
    if (!isRecord(value)) return
    if (Object.hasOwn(value, 'metric')) {
      const beside = ['column', 'aggregate'].find((key) => Object.hasOwn(value, key))
      if (beside !== undefined) report(`${path}.${beside}`, 'does not go with metric, which says what is aggregated')
      return
    }
    if (Object.hasOwn(value, 'aggregate')) return
    const part = ['filter', 'per', 'derive'].find((key) => Object.hasOwn(value, key))
    if (part !== undefined) report(`${path}.aggregate`, `is missing, which ${part} needs`)
  }
}
const bin: Check = (value, path, report) => {
  object({
    required: {},
    optional: {
      maxBins: whole(2, queryLimits.maxBins),
      step: number((step) => Number.isFinite(step) && step > 0, 'must be a number greater than 0'),
    },
  })(value, path, report)
  if (isRecord(value) && Object.hasOwn(value, 'maxBins') && Object.hasOwn(value, 'step')) {
    report(path, 'takes maxBins or step, not both')
  }
}
const dimension = object({
  required: { column: name },
  optional: { via, granularity: oneOf(Granularity), bin, as: name },
})
const order = object({ required: { by: name, direction: oneOf(OrderDirection) }, optional: {} })

/**
 * Checks the structure of a QuerySpec that came from outside: known keys only, bounded in size and depth (see
 * `queryLimits`). Names are not looked up; that takes the dataset's catalogue. At most 20 problems are told.
 */
export function parseQuerySpec(value: unknown): ParsedQuerySpec {
  const problems: QueryProblem[] = []
  const report: Report = (path, message) => {
    if (problems.length < 20) problems.push({ path, message: `${path === '' ? 'The query' : path} ${message}.` })
  }
  const filter = filterCheck()
  object({
    required: {
      v: number((version) => version === 1, 'must be 1'),
      measures: list(measure(filter), queryLimits.measures),
      dimensions: list(dimension, queryLimits.dimensions),
    },
    optional: {
      filter,
      orderBy: list(order, queryLimits.orders),
      limit: whole(1, queryLimits.limit),
      limitBy: object({ required: { dimension: name, count: whole(1, queryLimits.limit) }, optional: {} }),
    },
  })(value, '', report)
  if (problems.length > 0) return { problems }
  return { spec: value as QuerySpec }
}
