import { type Candidate, type DimensionPart, dimensionsOf, type MeasurePart, tablesOf } from '../assemble/candidate.js'
import type { Role } from '../assemble/roles.js'
import type { ColumnLink } from '../link/links.js'
import type { PreparedColumn, PreparedTable } from '../types.js'
import type { Surroundings } from './context.js'
import type { Situation } from './features.js'

type Add = (name: string, value?: number) => void

const linkOf = (role: Role | null, column: PreparedColumn | null): ColumnLink | undefined =>
  role?.slot.links.find((found): found is ColumnLink => found.kind === 'column' && found.column === column)

/** How a name was said: how much of it, by which words, and whether its table was named as well. */
function nameFeatures(
  what: string,
  part: { readonly role: Role | null; readonly column: PreparedColumn | null; readonly table: PreparedTable },
  spoken: ReadonlySet<PreparedTable>,
  add: Add,
): void {
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

const ofDimension = (part: DimensionPart) => ({
  role: part.byTable ? null : part.role,
  column: part.column,
  table: part.column.table,
})

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

function measureEvidence(measure: MeasurePart, spoken: ReadonlySet<PreparedTable>, share: number, add: Add): void {
  const what = measure.column === null ? 'count' : 'measure'
  nameFeatures(what, measure, spoken, (name, value = 1) => add(name, value * share))
}

/** What speaks for the names a candidate takes: how they were said, which tables were spoken of, what the order names. */
export function evidenceFeatures(
  candidate: Candidate,
  situation: Situation,
  { spoken, ordered }: Surroundings,
  add: Add,
): void {
  const { x, measures } = candidate
  const colour = candidate.colour ?? candidate.facet
  if (x !== null) nameFeatures('x', ofDimension(x), spoken, add)
  if (colour !== null) nameFeatures('colour', ofDimension(colour), spoken, add)
  for (const measure of measures) measureEvidence(measure, spoken, 1 / measures.length, add)
  const tables = tablesOf(candidate)
  add('unspoken tables', [...tables].filter((table) => !spoken.has(table)).length)
  const [first] = measures
  if (x !== null && first !== undefined)
    add(x.column.table === first.table ? 'x beside measure' : 'x away from measure')
  if (dimensionsOf(candidate).some(({ column, role }) => role === null && column.isForeignKey))
    add('unsaid foreign key')
  orderFeatures(candidate, situation, ordered, add)
}
