import { Aggregate, ComparisonOperator, Granularity, OrderDirection } from './enums.js'
import type { QuerySpec } from './query-spec.js'

/** What is wrong with a query, and where: `filter.and[1].compare.column`; an empty path means the whole. */
export interface QueryProblem {
  readonly path: string
  readonly message: string
}
export type ParsedQuerySpec = { readonly spec: QuerySpec } | { readonly problems: readonly QueryProblem[] }

/** The bounds of a QuerySpec; what is larger is refused before anything is done with it. */
export const queryLimits = {
  measures: 20,
  dimensions: 8,
  orders: 10,
  filterDepth: 10,
  filterNodes: 100,
  values: 1_000,
  via: 8,
  nameLength: 300,
  textLength: 2_000,
  limit: 100_000,
  maxBins: 1_000,
} as const

type Report = (path: string, message: string) => void
type Check = (value: unknown, path: string, report: Report) => void
interface Shape {
  readonly required: Readonly<Record<string, Check>>
  readonly optional: Readonly<Record<string, Check>>
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const at = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

const object =
  ({ required, optional }: Shape): Check =>
  (value, path, report) => {
    if (!isRecord(value)) {
      report(path, 'must be an object')
      return
    }
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(required, key) && !Object.hasOwn(optional, key)) report(at(path, key), 'is not known here')
    }
    for (const [key, check] of Object.entries(required)) {
      if (Object.hasOwn(value, key)) check(value[key], at(path, key), report)
      else report(at(path, key), 'is missing')
    }
    for (const [key, check] of Object.entries(optional)) {
      if (Object.hasOwn(value, key)) check(value[key], at(path, key), report)
    }
  }

const list =
  (check: Check, max: number): Check =>
  (value, path, report) => {
    if (!Array.isArray(value)) report(path, 'must be a list')
    else if (value.length > max) report(path, `may hold at most ${max}, but holds ${value.length}`)
    else value.forEach((item, index) => check(item, `${path}[${index}]`, report))
  }

const oneOf =
  (names: Readonly<Record<string, string>>): Check =>
  (value, path, report) => {
    if (typeof value !== 'string' || !Object.hasOwn(names, value)) {
      report(path, `must be one of ${Object.keys(names).join(', ')}`)
    }
  }

const name: Check = (value, path, report) => {
  if (typeof value !== 'string' || value === '') report(path, 'must be a name')
  else if (value.length > queryLimits.nameLength) report(path, `may have at most ${queryLimits.nameLength} characters`)
}

const number =
  (accepts: (value: number) => boolean, message: string): Check =>
  (value, path, report) => {
    if (typeof value !== 'number' || !accepts(value)) report(path, message)
  }
const whole = (min: number, max: number): Check =>
  number(
    (value) => Number.isInteger(value) && value >= min && value <= max,
    `must be a whole number from ${min} to ${max}`,
  )

const cell: Check = (value, path, report) => {
  if (typeof value === 'string') {
    if (value.length > queryLimits.textLength) report(path, `may have at most ${queryLimits.textLength} characters`)
  } else if (typeof value === 'number' ? !Number.isFinite(value) : typeof value !== 'boolean' && value !== null) {
    report(path, 'must be a text, a number, true, false or null')
  }
}

const via = list(name, queryLimits.via)
const measure = object({ required: {}, optional: { column: name, aggregate: oneOf(Aggregate), via, as: name } })
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
const comparison = object({
  required: { column: name, operator: oneOf(ComparisonOperator), values: list(cell, queryLimits.values) },
  optional: { via, aggregate: oneOf(Aggregate) },
})
const order = object({ required: { by: name, direction: oneOf(OrderDirection) }, optional: {} })

const CONNECTIVES = ['and', 'or', 'not', 'compare']

function filterCheck(): Check {
  let nodes = 0
  const node =
    (depth: number): Check =>
    (value, path, report) => {
      nodes += 1
      if (nodes === queryLimits.filterNodes + 1)
        report(path, `a filter may have at most ${queryLimits.filterNodes} parts`)
      if (nodes > queryLimits.filterNodes) return
      if (depth > queryLimits.filterDepth) {
        report(path, `a filter may be at most ${queryLimits.filterDepth} levels deep`)
        return
      }
      if (!isRecord(value) || Object.keys(value).length !== 1) {
        report(path, `must have exactly one of ${CONNECTIVES.join(', ')}`)
        return
      }
      const inner = node(depth + 1)
      const several: Check = (items, itemsPath, tell) => {
        if (Array.isArray(items) && items.length === 0) tell(itemsPath, 'must not be empty')
        else list(inner, queryLimits.filterNodes)(items, itemsPath, tell)
      }
      object({ required: {}, optional: { and: several, or: several, not: inner, compare: comparison } })(
        value,
        path,
        report,
      )
    }
  return node(1)
}

/**
 * Checks the structure of a QuerySpec that came from outside: known keys only, bounded in size and depth (see
 * `queryLimits`). Names are not looked up; that takes the dataset's catalogue. At most 20 problems are told.
 */
export function parseQuerySpec(value: unknown): ParsedQuerySpec {
  const problems: QueryProblem[] = []
  const report: Report = (path, message) => {
    if (problems.length < 20) problems.push({ path, message: `${path === '' ? 'The query' : path} ${message}.` })
  }
  object({
    required: {
      v: number((version) => version === 1, 'must be 1'),
      measures: list(measure, queryLimits.measures),
      dimensions: list(dimension, queryLimits.dimensions),
    },
    optional: {
      filter: filterCheck(),
      orderBy: list(order, queryLimits.orders),
      limit: whole(1, queryLimits.limit),
    },
  })(value, '', report)
  if (problems.length > 0) return { problems }
  return { spec: value as QuerySpec }
}
