import type { ComparisonOperator } from '@askchart/vocabulary'
import { type ColumnLink, columnLinks, type Slot, tableLinks } from '../../link/links.js'
import type { PreparedColumn, PreparedTable, Span } from '../../types.js'
import { cuesOf, type Frame, isFree, onlyLittle } from '../frame.js'
import { allOf, type Condition } from './condition.js'
import { isHinted } from './hints.js'
import { apart } from './operators.js'

const ORDERS = { GT: 'MAXIMUM', GTE: 'MAXIMUM', LT: 'MINIMUM', LTE: 'MINIMUM' } as const
const THAN_REACH = 14
const SAME_REACH = 10

const isOrder = (operator: string): operator is keyof typeof ORDERS => operator in ORDERS
const isMeasured = ({ isNumber, isKey, isForeignKey }: PreparedColumn): boolean => isNumber && !isKey && !isForeignKey

/** What a comparison says of the rows that are asked for, in terms of other rows that meet a condition. */
interface Peer extends Span {
  readonly column: PreparedColumn
  readonly slot: Slot | null
  readonly condition: Condition
}

const named = (slot: Slot, wanted: (column: PreparedColumn) => boolean): ColumnLink | undefined =>
  columnLinks(slot).find(({ column, score }) => score >= 0.6 && wanted(column))

/** The rows that a place names: "than the employee", "than those of employees". */
const tableOf = (slot: Slot): PreparedTable | undefined => tableLinks(slot).find(({ score }) => score >= 0.75)?.table

/** The number that is compared: named before the comparison or in it, else meant by its words ("earning more"). */
function comparedIn(frame: Frame, comparison: Span, to: number, table: PreparedTable) {
  const wanted = (column: PreparedColumn): boolean => isMeasured(column) && column.table === table
  const near = frame.slots
    .filter((slot) => slot.to <= to && comparison.from - slot.to <= 3)
    .filter((slot) => slot.from >= comparison.from || onlyLittle(frame, slot.to, comparison.from))
  for (const slot of near.reverse()) {
    const link = named(slot, wanted)
    if (link !== undefined) return { column: link.column, slot }
  }
  const hinted = table.columns.filter((column) => wanted(column) && isHinted(frame, comparison, column))
  const [only] = hinted
  return hinted.length === 1 && only !== undefined ? { column: only, slot: null } : null
}

/** Words of comparing, those too that stand apart from their "than": "more salary than". */
function comparisons(frame: Frame): readonly (Span & { readonly operator: ComparisonOperator })[] {
  const parted = frame.tokens.flatMap(({ index }) => {
    const found = apart(frame, index)
    return found === null ? [] : [{ ...found, to: index }]
  })
  return [...cuesOf(frame, 'compare'), ...parted]
}

/** "Earning more than the employee with id 163", "a salary smaller than that of any employee whose title is PU_MAN". */
function beyond(frame: Frame, condition: Condition): Peer | null {
  const { table } = condition.column
  const first = condition.named?.from ?? condition.from
  for (const cue of comparisons(frame)) {
    const than = frame.tokens.findIndex(({ lower }, at) => at > cue.from && at <= cue.to + 2 && lower === 'than')
    if (than < 0 || !isOrder(cue.operator) || cue.to > first || first - than > THAN_REACH || !isFree(frame, cue))
      continue
    const rows = frame.slots.find(
      (slot) => slot.from > than && slot.from < condition.operand.from && tableOf(slot) === table,
    )
    if (rows === undefined || frame.tokens.slice(than, condition.from).some(({ text }) => /[.;?]/.test(text))) continue
    if (frame.tokens.slice(than, rows.from).some(({ lower, value }) => lower === 'and' || value !== null)) continue
    const compared = comparedIn(frame, { from: cue.from, to: than + 1 }, rows.from, table)
    if (compared !== null && compared.column !== condition.column)
      return { ...compared, from: cue.from, to: Math.max(cue.to, than + 1), condition }
  }
  return null
}

/** The column that says to which row of another table, or which value, the rows belong. */
function sharedColumn(frame: Frame, slot: Slot, table: PreparedTable): PreparedColumn | null {
  const own = named(slot, (column) => column.table === table)?.column
  const other = tableLinks(slot).find((found) => found.score >= 0.75 && found.table !== table)?.table
  if (other === undefined) return own ?? null
  const { relationships } = frame.prepared.profile
  const refs = new Set(relationships.filter(({ to }) => to === other.key?.profile.ref).map(({ from }) => from))
  return table.columns.find(({ profile }) => refs.has(profile.ref)) ?? own ?? null
}

/** "In the same department as Clara". */
function alike(frame: Frame, condition: Condition): Peer | null {
  const { table } = condition.column
  const first = condition.named?.from ?? condition.from
  const same = frame.tokens.filter(({ lower, index }) => lower === 'same' && index < first).at(-1)?.index
  if (same === undefined || first - same > SAME_REACH) return null
  const slot = frame.slots.find(({ from }) => from > same && from - same <= 2)
  const as = frame.tokens.findIndex(({ lower }, at) => at > same && lower === 'as')
  if (slot === undefined || as < slot.to || as - slot.to > 1 || as > first) return null
  if (frame.slots.some((other) => other.from > as && other.to <= first && tableOf(other) !== table && tableOf(other)))
    return null
  const column = sharedColumn(frame, slot, table)
  return column === null || column === condition.column
    ? null
    : { column, slot: null, from: same, to: as + 1, condition }
}

const asPeer = ({ column, slot, from, to, condition }: Peer, isSame: boolean, frame: Frame): Condition | null => {
  const filter = allOf([{ ...condition, or: false }])
  const operator = isSame ? 'EQ' : comparisons(frame).find((found) => found.from === from && found.to <= to)?.operator
  if (filter === null || operator === undefined || (operator !== 'EQ' && !isOrder(operator))) return null
  return {
    ...condition,
    from,
    to: Math.max(to, condition.to),
    column,
    operator,
    values: [],
    named: slot ?? condition.named,
    whole: { column: column.profile.ref, aggregate: operator === 'EQ' ? 'MAXIMUM' : ORDERS[operator], filter },
  }
}

/** Conditions that tell which other rows a comparison is with become that comparison. */
export function withPeers(frame: Frame, conditions: readonly Condition[]): readonly Condition[] {
  let taken = false
  return conditions.map((condition) => {
    const plain = ['EQ', 'IN', 'LIKE'].includes(condition.operator) && !condition.negated
    if (taken || !plain || condition.related !== undefined || condition.aggregate !== undefined) return condition
    const same = alike(frame, condition)
    const peer = same ?? beyond(frame, condition)
    const compared = peer === null ? null : asPeer(peer, same !== null, frame)
    if (compared === null) return condition
    taken = true
    return compared
  })
}
