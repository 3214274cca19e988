import type { Measure } from '@askchart/vocabulary'
import type { Situation } from '../rank/features.js'
import type { PreparedColumn, PreparedDataset, PreparedTable } from '../types.js'
import { type Candidate, dimensionsOf, type MeasurePart } from './candidate.js'
import { leadsTo } from './filter/related-tables.js'
import type { Role } from './roles.js'
import { asksShare } from './shares.js'

/**
 * "Number of customers by month", where rows are orders and nothing is said of the customers themselves: each customer once, and
 * not once for each order. Null where the rows are counted as they are.
 */
export function countedOnce(part: MeasurePart, candidate: Candidate, situation: Situation): Measure | null {
  const { frame, roles, derived } = situation
  const { table, column, aggregate } = part
  if (aggregate !== 'COUNT' || column !== null || derived.derive !== null || asksShare(frame)) return null
  const named = whatIsCounted(roles)
  const key = named === null ? null : keyOf(named, table, candidate, frame.prepared)
  if (key === null || (key.profile.distinctCount ?? Infinity) >= table.profile.rowCount) return null
  const isSplitBy = dimensionsOf(candidate).some((dimension) => dimension.column === key)
  return isSplitBy ? null : { aggregate: 'COUNT_DISTINCT', column: key.profile.ref }
}

/** "Number of customers", or "customers by channel". */
function whatIsCounted(roles: readonly Role[]): Role | null {
  const counted = roles.filter((role) => role.counted)
  const spoken = roles.filter((role) => !role.grouped && !role.coordinated && !role.filtered)
  const [named = null, other] = counted.length > 0 ? counted : spoken
  return other === undefined ? named : null
}

/** The column of a table that says whose its rows are. */
function keyOf(
  { slot: { links } }: Role,
  table: PreparedTable,
  candidate: Candidate,
  prepared: PreparedDataset,
): PreparedColumn | null {
  const [top] = links
  // "Patients", where visits hold their ids and no table is theirs.
  if (top?.kind === 'column') return top.column.isKey && top.column.table === table ? top.column : null
  if (top?.kind !== 'table' || top.score < 0.9 || top.table === table) return null
  const { table: owner } = top
  const isAbout = dimensionsOf(candidate).some(
    ({ column: { table: own } }) => own === owner || leadsTo(prepared, owner, own),
  )
  const refersTo = ({ profile: { ref } }: PreparedColumn): boolean =>
    prepared.profile.relationships.some(({ from, to }) => from === ref && to === owner.key?.profile.ref)
  const [key = null, other] = isAbout ? [] : table.columns.filter(refersTo)
  return other === undefined ? key : null
}
