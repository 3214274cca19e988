import type { Measure } from '@askchart/vocabulary'
import type { Link } from '../link/links.js'
import type { Situation } from '../rank/features.js'
import type { PreparedColumn, PreparedDataset, PreparedTable } from '../types.js'
import { type Candidate, dimensionsOf, type MeasurePart } from './candidate.js'
import type { Role } from './roles.js'
import { asksShare } from './shares.js'

/**
 * "Number of customers by month", where rows are orders: each customer once, and not once for each order. So where all that they are split
 * by is about the orders themselves, or where what is counted has a date and its rows none, as the lines of orders do. Null where the
 * rows are counted as they are, which of two things that meet in a third is as often meant.
 */
export function countedOnce(part: MeasurePart, candidate: Candidate, situation: Situation): Measure | null {
  const { frame, roles, derived } = situation
  const { table, column, aggregate } = part
  if (aggregate !== 'COUNT' || column !== null || derived.derive !== null || asksShare(frame)) return null
  const counted = whatIsCounted(roles)?.slot.links[0]
  const key = counted === undefined ? null : keyOf(counted, table, frame.prepared)
  if (key === null || (key.profile.distinctCount ?? Infinity) >= table.profile.rowCount) return null
  const columns = dimensionsOf(candidate).map((dimension) => dimension.column)
  const isOfRows = columns.every((of) => of.table === table && !of.isKey && !of.isForeignKey)
  const isOfLines = counted?.kind === 'table' && happens(counted.table) && !happens(table) && !columns.includes(key)
  return isOfRows || isOfLines ? { aggregate: 'COUNT_DISTINCT', column: key.profile.ref } : null
}

const happens = ({ columns }: PreparedTable): boolean => columns.some(({ isTime }) => isTime)

/** "Number of customers", or "customers by channel". */
function whatIsCounted(roles: readonly Role[]): Role | null {
  const counted = roles.filter((role) => role.counted)
  const spoken = roles.filter((role) => !role.grouped && !role.coordinated && !role.filtered)
  const [named = null, other] = counted.length > 0 ? counted : spoken
  return other === undefined ? named : null
}

/** The column of a table that says whose its rows are. */
function keyOf(counted: Link, table: PreparedTable, prepared: PreparedDataset): PreparedColumn | null {
  // "Patients", where visits hold their ids and no table is theirs.
  if (counted.kind === 'column') return counted.column.isKey && counted.column.table === table ? counted.column : null
  if (counted.kind !== 'table' || counted.score < 0.9 || counted.table === table) return null
  const owner = counted.table.key?.profile.ref
  const refersTo = ({ profile: { ref } }: PreparedColumn): boolean =>
    prepared.profile.relationships.some(({ from, to }) => from === ref && to === owner)
  const [key = null, other] = table.columns.filter(refersTo)
  return other === undefined ? key : null
}
