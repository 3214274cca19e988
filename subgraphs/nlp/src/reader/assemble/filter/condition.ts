import type {
  Aggregate,
  Cell,
  ComparisonOperator,
  CountOperator,
  Filter,
  Granularity,
  WholeAggregate,
} from '@askchart/vocabulary'
import type { Slot } from '../../link/links.js'
import type { PreparedColumn, PreparedDataset, PreparedTable, Span } from '../../types.js'
import { leadsTo } from './related-tables.js'

/** Rows of `table` that a row of `of` must have, which meet all of `with`. */
export interface Related {
  readonly of: PreparedTable
  readonly table: PreparedTable
  readonly with: readonly Condition[]
  readonly count?: { readonly operator: CountOperator; readonly value: number }
  /** Said of the rows of `of` themselves, whatever is measured. */
  readonly relative: boolean
}

/** One comparison that the prompt demands of the rows; the span is that of its operator and value. */
export interface Condition extends Span {
  readonly column: PreparedColumn
  readonly operator: ComparisonOperator
  readonly values: readonly Cell[]
  readonly negated: boolean
  /** The place that names the column; null where the value alone told it. */
  readonly named: Slot | null
  /** Where the value stands. */
  readonly operand: Span
  readonly score: number
  /** A prepared filter where one comparison does not do. */
  readonly filter?: Filter
  /** With an aggregate it is a condition on groups: "with at least two orders". */
  readonly aggregate?: Aggregate
  /** Periods that are compared: the step that tells them apart. */
  readonly apart?: Granularity
  /** What is demanded is not of the column but of related rows. */
  readonly related?: Related
  /** Compared with an aggregate of a whole table: "above the average". */
  readonly whole?: WholeAggregate
  /** The table whose rows are described by it: "orders without discount". */
  readonly describes?: PreparedTable
  /** Joined to the condition before by "or". */
  readonly or: boolean
}

const OPPOSITE: Partial<Record<ComparisonOperator, ComparisonOperator>> = {
  EQ: 'NEQ',
  IN: 'NOT_IN',
  NEQ: 'EQ',
  GT: 'LTE',
  GTE: 'LT',
  LT: 'GTE',
  LTE: 'GT',
  IS_NULL: 'IS_NOT_NULL',
  IS_NOT_NULL: 'IS_NULL',
}

function existing({ of, table, with: conditions, count }: Related): Filter {
  const filter = allOf(conditions)
  const names = { of: of.profile.name, table: table.profile.name }
  return { exists: { ...names, ...(filter === null ? {} : { filter }), ...(count === undefined ? {} : { count }) } }
}

export function filterOf(condition: Condition): Filter {
  if (condition.related !== undefined) {
    const exists = existing(condition.related)
    return condition.negated ? { not: exists } : exists
  }
  const { operator, values, aggregate } = condition
  const column = condition.column.profile.ref
  const about = { column, ...(aggregate === undefined ? {} : { aggregate }) }
  const to = condition.whole === undefined ? {} : { to: condition.whole }
  const own: Filter = condition.filter ?? { compare: { ...about, operator, values, ...to } }
  if (!condition.negated) return own
  const opposite = OPPOSITE[operator]
  if (opposite === undefined || condition.filter !== undefined) return { not: own }
  return { compare: { ...about, operator: opposite, values, ...to } }
}

/** The key that rows refer to is held in the rows themselves too: "department 80" of employees needs no departments. */
function ownKey(condition: Condition, home: PreparedTable, { profile }: PreparedDataset): Condition {
  if (condition.column.table === home || condition.filter !== undefined || condition.aggregate !== undefined)
    return condition
  const own = profile.relationships.flatMap(({ from, to }) =>
    to === condition.column.profile.ref ? home.columns.filter((column) => column.profile.ref === from) : [],
  )
  const [only] = own
  return own.length === 1 && only !== undefined ? { ...condition, column: only } : condition
}

/** Where the rows measured are those related rows, or belong to them, the condition is on them and not on their owners. */
export function settled(condition: Condition, home: PreparedTable, prepared: PreparedDataset): readonly Condition[] {
  const { related, negated } = condition
  if (related === undefined) return [ownKey(condition, home, prepared)]
  if (related.relative || related.count !== undefined || related.with.length === 0) return [condition]
  if (home !== related.table && !leadsTo(prepared, home, related.table)) return [condition]
  const [only] = related.with
  if (!negated) return related.with
  return related.with.length === 1 && only !== undefined ? [{ ...only, negated: true }] : [condition]
}

/** The tables that conditions on rows are about; those on groups and on related rows need no row to hold their values. */
export const tablesOfRows = (conditions: readonly Condition[]): ReadonlySet<PreparedTable> =>
  new Set(
    conditions.flatMap(({ column, aggregate, related }) =>
      aggregate === undefined && related === undefined ? [column.table] : [],
    ),
  )

/** The words a condition uses up: its own and the place that names its column. */
export const wordsOf = (condition: Condition): readonly Span[] =>
  condition.named === null ? [condition] : [condition, condition.named]

/** Alternatives of sums of conditions: "or" binds less than "and". Null where nothing is demanded. */
export function allOf(conditions: readonly Condition[]): Filter | null {
  const groups: Filter[][] = []
  for (const condition of merged(conditions)) {
    const last = groups.at(-1)
    if (condition.or || last === undefined) groups.push([filterOf(condition)])
    else last.push(filterOf(condition))
  }
  const alternatives = groups.map((group): Filter => {
    const [only] = group
    return group.length === 1 && only !== undefined ? only : { and: group }
  })
  const [only] = alternatives
  return only === undefined ? null : alternatives.length === 1 ? only : { or: alternatives }
}

const isSame = (a: Condition, b: Condition): boolean => JSON.stringify(filterOf(a)) === JSON.stringify(filterOf(b))

/** Values demanded of the same column are one list: "Chicago and Detroit". */
export function merged(conditions: readonly Condition[]): readonly Condition[] {
  const list: Condition[] = []
  for (const condition of conditions) {
    const at = list.findIndex(
      (other) =>
        other.column === condition.column &&
        other.aggregate === undefined &&
        other.negated === condition.negated &&
        ['EQ', 'IN'].includes(other.operator) &&
        condition.operator === 'EQ' &&
        other.filter === undefined &&
        other.related === undefined &&
        condition.related === undefined,
    )
    const other = list[at]
    if (other === undefined) {
      // "Opened after May, how many were opened after May": once.
      if (condition.or || !list.some((before) => isSame(before, condition))) list.push(condition)
      continue
    }
    const values = [...new Set([...other.values, ...condition.values])]
    list[at] = { ...other, operator: values.length > 1 ? 'IN' : 'EQ', values }
  }
  return list
}
