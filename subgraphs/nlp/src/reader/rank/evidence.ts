import { type Candidate, type DimensionPart, dimensionsOf, type MeasurePart } from '../assemble/candidate.js'
import type { Role } from '../assemble/roles.js'
import type { ColumnLink } from '../link/links.js'
import type { PreparedColumn, PreparedTable } from '../types.js'
import { type Surroundings, tablesMeant } from './context.js'
import type { Situation } from './features.js'
import { joinsOf } from './joined.js'
import { isUnique } from './kinds.js'
import type { Add, Place } from './tally.js'
import { tablesOfTwins } from './twins.js'

const linkOf = (role: Role | null, column: PreparedColumn | null): ColumnLink | undefined =>
  role?.slot.links.find((found): found is ColumnLink => found.kind === 'column' && found.column === column)

/** How a name was said: how much of it, by which words, and whether its table was named as well. */
function nameFeatures(
  what: string,
  part: { readonly role: Role | null; readonly column: PreparedColumn | null; readonly table: PreparedTable },
  { spoken, ownersOf }: Surroundings,
  add: Add,
): void {
  const owners = part.role === null ? null : ownersOf(part.role)
  if (owners !== null && owners.size > 0) add(owners.has(part.table) ? `${what} of its owner` : `${what} of another`)
  add(spoken.has(part.table) ? `${what} of spoken table` : `${what} of unspoken table`)
  const found = linkOf(part.role, part.column)
  if (found === undefined || part.role === null) return
  const { said } = found
  if (said !== undefined) {
    add(`${what} unsaid`, said.unsaid)
    if (!said.head) add(`${what} head unsaid`)
    add(`${what} misspelt`, 1 - said.quality)
    if (said.table) add(`${what} said with table`)
    if (said.synonym) add(`${what} by synonym`)
  }
  if (found.from > part.role.slot.from || found.to < part.role.slot.to) add(`${what} within place`)
}

/** What speaks for the name of a dimension, wherever it stands. */
export const dimensionEvidence = (
  what: Exclude<Place, 'measure'>,
  { byTable, role, column }: DimensionPart,
  around: Surroundings,
  add: Add,
): void => nameFeatures(what, { role: byTable ? null : role, column, table: column.table }, around, add)

function orderFeatures(candidate: Candidate, { order }: Situation, ordered: Surroundings['ordered'], add: Add): void {
  if (order === null) return
  const [measure] = candidate.measures
  const { aggregate, counts } = ordered
  if (aggregate !== null)
    add(measure?.aggregate === aggregate ? 'order by its aggregate' : 'order by another aggregate')
  if (counts)
    add(
      measure?.aggregate === 'COUNT' || measure?.aggregate === 'COUNT_DISTINCT'
        ? 'order by its count'
        : 'order by a count it lacks',
    )
  if (typeof order.target === 'string') return
  const names = (column: PreparedColumn | null | undefined): boolean =>
    column != null &&
    typeof order.target !== 'string' &&
    order.target.some(({ links }) =>
      links.some(
        (found) => found.kind === 'column' && found.column === column && found.score >= (links[0]?.score ?? 0) * 0.85,
      ),
    )
  const byX = names(candidate.x?.column)
  const byY = candidate.measures.some(({ column }) => names(column))
  add(byX ? 'order names x' : byY ? 'order names y' : 'order names neither')
}

/** Whether the counted rows are those that the join of all that is spoken of has. */
function countEvidence(
  candidate: Candidate,
  { frame, roles, conditionTablesFor }: Situation,
  { spoken, counted: tables }: Surroundings,
  add: Add,
): void {
  const [measure] = candidate.measures
  if (measure?.aggregate !== 'COUNT') return
  const joins = joinsOf(frame.prepared)
  const shown = new Set<PreparedTable>()
  for (const { column } of dimensionsOf(candidate)) shown.add(column.table)
  for (const table of conditionTablesFor(candidate)) shown.add(table)
  if (shown.size + spoken.size > 0)
    add(joins.rowsOf(shown, spoken).has(measure.table) ? 'count of all joined' : 'count of other than all joined')
  if (shown.size > 0) add(joins.rowsOf(shown).has(measure.table) ? 'count of shown' : 'count of other than shown')
  if (joins.isLookup(measure.table)) add('count of lookup')
  if (tables.length > 0)
    add(tables.includes(measure.table) ? 'count of what is counted' : 'count of other than what is counted')
  const [leading] = roles
  const [named] = leading?.slot.links ?? []
  if (named?.kind === 'table' && leading?.grouped === false && leading.slot.from === 0)
    add(named.table === measure.table ? 'count of what leads' : 'count of other than what leads')
  add('count of few rows', 1 - Math.log10(1 + measure.table.profile.rowCount) / Math.log10(1 + joins.mostRows))
}

/** What speaks for the name of a measure, or of what is counted, wherever it stands. */
export function measureEvidence(measure: MeasurePart, around: Surroundings, add: Add): void {
  nameFeatures(measure.column === null ? 'count' : 'measure', measure, around, add)
  const { role, column, table } = measure
  const twins = role === null || column === null ? [] : tablesOfTwins(role.slot, column)
  if (twins.length > 0 && table === around.first) add('measure twin of first table')
  else if (twins.some((twin) => twin === around.first)) add('measure no twin of first table')
}

/** How the name along x stands to what is measured by it. */
function axisEvidence(
  x: DimensionPart,
  { table, column, aggregate }: MeasurePart,
  roles: readonly Role[],
  add: Add,
): void {
  const isBeside = x.column.table === table
  add(isBeside ? 'x beside measure' : 'x away from measure')
  const twins = column === null || x.role === null || x.byTable ? [] : tablesOfTwins(x.role.slot, x.column)
  if (twins.length > 0 && isBeside) add('x twin beside measure')
  else if (twins.includes(table)) add('x twin away from measure')
  const whole = x.granularity === null && x.bin === null
  const ones = aggregate === 'COUNT' && isBeside && whole && isUnique(x.column)
  if (ones && !roles.some((role) => role.counted && tablesMeant(role.slot).includes(table))) add('count of ones')
}

/** What speaks for the names a candidate takes: how they were said, which tables were spoken of, what the order names. */
export function evidenceFeatures(
  candidate: Candidate,
  tables: ReadonlySet<PreparedTable>,
  situation: Situation,
  around: Surroundings,
  add: Add,
): void {
  const { spoken, ordered } = around
  const { x, measures } = candidate
  let unspoken = 0
  for (const table of tables) if (!spoken.has(table)) unspoken += 1
  add('unspoken tables', unspoken)
  const [first] = measures
  if (x !== null && first !== undefined) axisEvidence(x, first, situation.roles, add)
  if (dimensionsOf(candidate).some(({ column, role }) => role === null && column.isForeignKey))
    add('unsaid foreign key')
  if (x !== null && joinsOf(situation.frame.prepared).isLookup(x.column.table)) add('x of lookup')
  countEvidence(candidate, situation, around, add)
  orderFeatures(candidate, situation, ordered, add)
}
