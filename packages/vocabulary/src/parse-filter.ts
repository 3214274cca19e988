import { Aggregate, ComparisonOperator, CountOperator } from './enums.js'
import { queryLimits } from './query-limits.js'
import { cell, type Check, isRecord, list, name, number, object, oneOf } from './shape.js'

const via = list(name, queryLimits.via)
const count = object({
  required: { operator: oneOf(CountOperator), value: number(Number.isFinite, 'must be a number') },
  optional: {},
})

/** The values of a comparison, or the aggregate that stands for one. */
function comparison(inner: Check): Check {
  const to = object({ required: { column: name, aggregate: oneOf(Aggregate) }, optional: { filter: inner } })
  const shape = object({
    required: { column: name, operator: oneOf(ComparisonOperator), values: list(cell, queryLimits.values) },
    optional: { via, aggregate: oneOf(Aggregate), to },
  })
  return (value, path, report) => {
    shape(value, path, report)
    if (!isRecord(value) || !Object.hasOwn(value, 'to')) return
    const { operator, values } = value
    if (Array.isArray(values) && values.length > 0) report(`${path}.values`, 'must be empty beside to')
    if (typeof operator === 'string' && !Object.hasOwn(CountOperator, operator)) {
      report(`${path}.operator`, `must be one of ${Object.keys(CountOperator).join(', ')} beside to`)
    }
  }
}

const existence = (inner: Check): Check =>
  object({ required: { of: name, table: name }, optional: { ofVia: via, via, filter: inner, count } })

/** Checks the filters of one query, whose parts are counted together. */
export function filterCheck(): Check {
  let nodes = 0
  const node =
    (depth: number): Check =>
    (value, path, report) => {
      nodes += 1
      if (nodes === queryLimits.filterNodes + 1)
        report(path, `is one too many: the filters of a query may have ${queryLimits.filterNodes} parts together`)
      if (nodes > queryLimits.filterNodes) return
      if (depth > queryLimits.filterDepth) {
        report(path, `a filter may be at most ${queryLimits.filterDepth} levels deep`)
        return
      }
      const inner = node(depth + 1)
      const several: Check = (items, itemsPath, tell) => {
        if (Array.isArray(items) && items.length === 0) tell(itemsPath, 'must not be empty')
        else list(inner, queryLimits.filterNodes)(items, itemsPath, tell)
      }
      const parts = { and: several, or: several, not: inner, compare: comparison(inner), exists: existence(inner) }
      if (!isRecord(value) || Object.keys(value).length !== 1) {
        report(path, `must have exactly one of ${Object.keys(parts).join(', ')}`)
        return
      }
      object({ required: {}, optional: parts })(value, path, report)
    }
  return node(1)
}
