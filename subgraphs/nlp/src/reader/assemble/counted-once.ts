import type { Measure } from '@askchart/vocabulary'
import { isPeople } from '../lexicon/people.js'
import { tradeOf } from '../lexicon/verbs.js'
import type { Link, Slot } from '../link/links.js'
import type { Situation } from '../rank/features.js'
import type { PreparedColumn, PreparedDataset, PreparedTable } from '../types.js'
import { type Candidate, dimensionsOf, type MeasurePart } from './candidate.js'
import type { Frame } from './frame.js'
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
  const named = whatIsCounted(roles)
  const counted = named === null ? undefined : thingNamed(named.slot)
  const leads = named !== null && !named.counted && SPLITS.has(frame.tokens[named.slot.to]?.lower ?? '')
  // "Locomotives whose owner is on the committee" are no owners.
  const isClause = named !== null && CLAUSES.has(frame.tokens[named.slot.from - 1]?.lower ?? '')
  if (isClause) return null
  const bare = leads && isThing(frame, named.slot) ? counted : undefined
  const key = counted === undefined ? null : (nameIn(bare, table) ?? keyOf(counted, table, frame.prepared))
  if (key === null || (key.profile.distinctCount ?? Infinity) >= table.profile.rowCount) return null
  const columns = dimensionsOf(candidate).map((dimension) => dimension.column)
  const isOfRows = columns.every((of) => of.table === table && of !== key && !of.isKey && !of.isForeignKey)
  const isOfLines = counted?.kind === 'table' && happens(counted.table) && !happens(table) && !columns.includes(key)
  const isBought =
    trades(frame) && columns.length > 0 && !columns.includes(key) && !columns.some(({ isTime }) => isTime)
  // "Products by region" without any word of counting.
  const isBare = leads && counted?.kind === 'table' && columns.every((of) => of.table !== counted.table)
  return isOfRows || isOfLines || isBought || isBare ? { aggregate: 'COUNT_DISTINCT', column: key.profile.ref } : null
}

/** "How many products did each customer buy": each product once for each of them. */
const trades = ({ tokens }: Frame): boolean =>
  tokens.some(
    ({ lower, index }) =>
      (tradeOf(lower)?.things.length ?? 0) > 0 &&
      tokens.slice(0, index).some((token) => DO.has(token.lower)) &&
      tokens.slice(0, index).some((token) => EACH.has(token.lower)),
  )
const SPLITS = new Set(['by', 'per'])
const CLAUSES = new Set(['whose'])
const DO = new Set(['do', 'does', 'did'])
const EACH = new Set(['each', 'every'])

const happens = ({ columns }: PreparedTable): boolean => columns.some(({ isTime }) => isTime)

/** "Number of customers", or "customers by channel". */
function whatIsCounted(roles: readonly Role[]): Role | null {
  const counted = roles.filter((role) => role.counted)
  const spoken = roles.filter((role) => !role.grouped && !role.coordinated && !role.filtered)
  const [named = null, other] = counted.length > 0 ? counted : spoken
  return other === undefined ? named : null
}

/** "Customers" are the table of that name, where the name of each is called so too. */
export function thingNamed({ links }: Slot): Link | undefined {
  const [top] = links
  if (top?.kind !== 'column' || !(top.column.isDisplay || top.column.isEntity)) return top
  return (
    links.find((link) => link.kind === 'table' && link.table === top.column.table && link.score >= top.score) ?? top
  )
}

/** "Doctors", and "countries" in rows about countries: things that have a name, where "channels" are what something has. */
export function isThing({ tokens }: Frame, slot: Slot): boolean {
  const thing = thingNamed(slot)
  if (thing?.kind === 'table') return true
  if (thing?.kind !== 'column' || thing.column.profile.type !== 'STRING') return false
  const { table } = thing.column
  return (
    isPeople(tokens[slot.to - 1]?.lower ?? '') ||
    slot.links.some((link) => link.kind === 'table' && link.table === table && link.score >= SURE)
  )
}
const SURE = 0.95

/** "Patients", whose ids or names visits hold, several visits the same. */
export function standsForMany(frame: Frame, slot: Slot): boolean {
  const [top] = slot.links
  if (top?.kind !== 'column' || !(top.column.isKey || isThing(frame, slot))) return false
  return (top.column.profile.distinctCount ?? 0) < top.column.table.profile.rowCount
}

/** The name of what is counted, where the rows are about something else and several have it. */
const nameIn = (counted: Link | undefined, table: PreparedTable): PreparedColumn | null =>
  counted?.kind === 'column' && counted.column.table === table && !counted.column.isKey && !counted.column.isNumber
    ? counted.column
    : null

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
