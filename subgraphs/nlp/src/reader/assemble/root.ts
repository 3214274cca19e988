import type { PreparedDataset, PreparedTable } from '../types.js'
import { type Candidate, dimensionsOf, tablesOf } from './candidate.js'
import { tableKey } from './table-key.js'
import { waysBetween } from './ways.js'

const known = new WeakMap<PreparedDataset, Map<number | string, PreparedTable | null>>()

/**
 * The table whose rows hold one value each of all these tables, as where queries are compiled: one of them, else the only
 * one that is as near. Null where there is none, so that nothing can be shown row by row.
 */
function commonRoot(prepared: PreparedDataset, wanted: ReadonlySet<PreparedTable>): PreparedTable | null {
  const roots = known.get(prepared) ?? new Map<number | string, PreparedTable | null>()
  known.set(prepared, roots)
  const key = tableKey(prepared, wanted)
  const before = roots.get(key)
  if (before !== undefined) return before
  const found = findRoot(prepared, wanted)
  roots.set(key, found)
  return found
}

function findRoot(prepared: PreparedDataset, wanted: ReadonlySet<PreparedTable>): PreparedTable | null {
  const stepsTo = (root: PreparedTable): number => {
    let sum = 0
    for (const table of wanted) {
      const [way] = waysBetween(prepared, root.profile.name, table.profile.name)
      if (way === undefined || way.repeats) return Infinity
      sum += way.steps.length
    }
    return sum
  }
  const nearest = (tables: readonly PreparedTable[]) =>
    tables
      .map((table) => ({ table, steps: stepsTo(table) }))
      .filter(({ steps }) => Number.isFinite(steps))
      .sort((a, b) => a.steps - b.steps)
  const [named] = nearest([...wanted])
  if (named !== undefined) return named.table
  const [best, next] = nearest(prepared.tables)
  return best === undefined || next?.steps === best.steps ? null : best.table
}

/** Whether rows are counted that are those of all dimensions: a bare count. */
const countsOwnRows = (candidate: Candidate, home: PreparedTable): boolean => {
  const dimensions = dimensionsOf(candidate)
  return (
    candidate.measures.some(({ aggregate, column }) => aggregate === 'COUNT' && column === null) &&
    candidate.measures.every(({ table }) => table === home) &&
    dimensions.length > 0 &&
    dimensions.every(({ column }) => column.table === home)
  )
}

const NO_TABLES: ReadonlySet<PreparedTable> = new Set()

export interface Root {
  readonly table: PreparedTable
  /** Whether a count needs no column: what is counted are the rows that hold all that is named. */
  readonly bare: boolean
}

/**
 * The table whose rows a candidate is made of: the measured one, or where values stand row by row, or rows are counted
 * that conditions on other tables are about, the one that holds one value each of all. Null where there is none.
 */
export function rootOf(
  candidate: Candidate,
  prepared: PreparedDataset,
  conditionTables: ReadonlySet<PreparedTable> = NO_TABLES,
): Root | null {
  const [measure] = candidate.measures
  if (measure === undefined) return null
  if (measure.aggregate === null) {
    const table = commonRoot(prepared, tablesOf(candidate))
    return table === null ? null : { table, bare: false }
  }
  const { table } = measure
  const common = countsOwnRows(candidate, table) ? commonRoot(prepared, new Set([table, ...conditionTables])) : null
  // What is measured beside the count is of its own rows, however many meet them.
  return common === null || (candidate.measures.length > 1 && common !== table)
    ? { table, bare: false }
    : { table: common, bare: true }
}

/** Whether the tables of a candidate, and those that conditions on rows are about, meet as it needs. */
export function canBeJoined(
  candidate: Candidate,
  prepared: PreparedDataset,
  conditionTables: ReadonlySet<PreparedTable>,
): boolean {
  const tables = tablesOf(candidate)
  if (candidate.measures[0]?.aggregate === null && commonRoot(prepared, tables) === null) return false
  return candidate.measures.every(
    ({ table }) => meets(table, tables, prepared) && meets(table, conditionTables, prepared),
  )
}

function meets(table: PreparedTable, others: ReadonlySet<PreparedTable>, prepared: PreparedDataset): boolean {
  for (const other of others)
    if (other !== table && waysBetween(prepared, table.profile.name, other.profile.name).length === 0) return false
  return true
}
