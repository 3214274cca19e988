import type { Measure } from '@askchart/vocabulary'
import type { Situation } from '../rank/features.js'
import type { PreparedColumn } from '../types.js'
import { type Candidate, dimensionsOf, type MeasurePart } from './candidate.js'
import { leadsTo } from './filter/related-tables.js'
import { asksShare } from './shares.js'

/**
 * "Number of customers by month", where rows are orders and nothing is said of the customers themselves: each customer once, and not once for
 * each order. Null where the rows are counted as they are.
 */
export function countedOnce(part: MeasurePart, candidate: Candidate, situation: Situation): Measure | null {
  const { frame, roles, derived } = situation
  const { table, column, aggregate } = part
  if (aggregate !== 'COUNT' || column !== null || derived.derive !== null || asksShare(frame)) return null
  const { prepared } = frame
  const counted = roles.filter((role) => role.counted)
  // "Customers by channel".
  const spoken =
    counted.length > 0 ? counted : roles.filter((role) => !role.grouped && !role.coordinated && !role.filtered)
  const [owner, other] = spoken.map(({ slot: { links } }) => links[0])
  if (owner?.kind !== 'table' || owner.score < 0.9 || other !== undefined || owner.table === table) return null
  const isOfOwner = ({ column: { table: own } }: { readonly column: PreparedColumn }): boolean =>
    own === owner.table || leadsTo(prepared, owner.table, own)
  if (dimensionsOf(candidate).some(isOfOwner)) return null
  const refersTo = ({ profile: { ref, distinctCount } }: PreparedColumn): boolean =>
    (distinctCount ?? 0) < table.profile.rowCount &&
    prepared.profile.relationships.some(({ from, to }) => from === ref && to === owner.table.key?.profile.ref)
  const keys = table.columns.filter(refersTo)
  const [key] = keys
  return key === undefined || keys.length > 1 ? null : { aggregate: 'COUNT_DISTINCT', column: key.profile.ref }
}
