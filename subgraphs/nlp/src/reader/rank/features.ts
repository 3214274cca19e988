import { splitRef } from '@askchart/vocabulary'
import { type Candidate, dimensionsOf, type MeasurePart, tablesOf } from '../assemble/candidate.js'
import type { BinClause } from '../assemble/bins.js'
import type { ChartClause } from '../assemble/chart.js'
import type { DerivedClause } from '../assemble/derived.js'
import { isYearNumber } from '../assemble/filter/times.js'
import { cuesOf, type Frame } from '../assemble/frame.js'
import type { LimitClause } from '../assemble/limit.js'
import type { OrderClause } from '../assemble/order.js'
import type { Role } from '../assemble/roles.js'
import type { TimeStep } from '../assemble/time-axis.js'
import { stemOf } from '../normalize/stem.js'
import type { PreparedColumn, PreparedTable } from '../types.js'
import { partsOf, type Surroundings } from './context.js'
import { evidenceFeatures } from './evidence.js'
import { isCode, isRunning, isUnique } from './kinds.js'
import { has, shapeFeatures } from './shape-features.js'

/** What ranking looks at: the clauses that were read before, and the parts that are left. */
export interface Situation {
  readonly frame: Frame
  readonly chart: ChartClause
  readonly bins: BinClause | null
  readonly order: OrderClause | null
  readonly limit: LimitClause | null
  readonly step: TimeStep | null
  readonly roles: readonly Role[]
  readonly conditionTables: ReadonlySet<PreparedTable>
  /** The same, where several columns of one name may be meant: those of the candidate's own tables. */
  readonly conditionTablesFor: (candidate: Candidate) => ReadonlySet<PreparedTable>
  readonly derived: DerivedClause
  /** Columns whose values are named one beside the other. */
  readonly beside: ReadonlySet<PreparedColumn>
}

export type Features = Readonly<Record<string, number>>

/** "How many days had fog" counts rows that stand for days. */
const PERIODS = new Set(['day', 'week', 'month', 'year', 'hour'].map(stemOf))
const isPeriod = ({ slot }: Role, { tokens }: Frame): boolean => PERIODS.has(tokens[slot.to - 1]?.stem ?? '')

/** How much of what was said a candidate leaves out: places whose meaning it does not use. */
function unexplained(candidate: Candidate, { roles, frame }: Situation): readonly Role[] {
  const tables = tablesOf(candidate)
  const used = new Set([...dimensionsOf(candidate), ...candidate.measures].map(({ role }) => role))
  const columns = new Set([...dimensionsOf(candidate), ...candidate.measures].map(({ column }) => column))
  const counts = (role: Role, { isTime, table }: PreparedColumn): boolean =>
    role.counted &&
    isTime &&
    isPeriod(role, frame) &&
    candidate.measures.some((measure) => measure.aggregate === 'COUNT' && measure.table === table)
  return roles.filter((role) => {
    if (used.has(role) || role.filtered) return false
    const top = role.slot.links[0]?.score ?? 0
    const explained = role.slot.links.some((found) =>
      found.kind === 'table'
        ? found.score >= top * 0.92 && tables.has(found.table)
        : found.score >= top * 0.7 && (columns.has(found.column) || counts(role, found.column)),
    )
    return !explained && !isSaidAgain(role, columns, frame)
  })
}

/** "Each receipt date, bin date by weekday": words that stand in the name of a column that was named in full before. */
const isSaidAgain = (
  { slot, index }: Role,
  columns: ReadonlySet<PreparedColumn | null>,
  { tokens }: Frame,
): boolean => {
  const stems = tokens.slice(slot.from, slot.to).map(({ stem }) => stem)
  return (
    index > 0 &&
    [...columns].some(
      (column) =>
        column !== null &&
        column.forms.some((form) => form.quality === 1 && stems.every((stem) => form.stems.includes(stem))),
    )
  )
}

/** What is left out weighs by what it is: a measure or a value more than a table whose rows may be meant anyway. */
function kindOf({ slot, grouped: led, coordinated }: Role): string {
  const [top] = slot.links
  const grouped = led || coordinated
  if (top?.kind === 'table' && grouped) return 'group'
  if (top?.kind !== 'column') return top?.kind ?? 'column'
  if (top.column.profile.role === 'MEASURE') return 'measure'
  return grouped ? 'group' : 'column'
}

function measureFeatures(
  measure: MeasurePart,
  candidate: Candidate,
  situation: Situation,
  add: (name: string, value?: number) => void,
): void {
  const { frame, roles } = situation
  const { aggregate, column, role } = measure
  const asksCount = has(frame, 'count') || roles.some(({ counted }) => counted)
  const asksTotal = has(frame, 'total')
  if (aggregate === 'COUNT') {
    const unasked = candidate.shape === 'single' ? 'single count unasked' : 'count unasked'
    add(asksCount ? 'count asked' : has(frame, 'share') ? 'count for share' : asksTotal ? 'count for total' : unasked)
    add('count link', measure.score)
    if (role !== null) add('count names table')
    countFeatures(measure, candidate, situation, add)
    if (roles.some(({ aggregates }) => aggregates.length > 0)) add('aggregate unused')
    return
  }
  add('measure link', measure.score)
  linkFeatures('measure', measure, add)
  if (role?.counted === true) add('measure counted')
  if (role?.total === true && aggregate === 'SUM') add('measure total')
  if (asksCount && aggregate !== 'COUNT_DISTINCT' && role?.counted !== true) add('count ignored')
  if (role === null && aggregate !== null) add('money implied')
  if (aggregate === null) add('raw')
  else add(measure.said ? 'aggregate said' : 'aggregate implied')
  if (aggregate === 'COUNT_DISTINCT') add('distinct')
  if (!measure.said && roles.some(({ aggregates }) => aggregates.length > 0)) add('aggregate unused')
  if (column?.isKey === true || column?.isForeignKey === true) add('measure is key')
  if (column?.profile.role === 'MEASURE') add('measure has role')
  if (column !== null && isYearNumber(column)) add('measure is year')
  if (column !== null && !measure.said && role?.counted !== true && isCode(column)) add('measure is code')
  if (role?.filtered === true) add('measure filtered')
  if (role?.grouped === true) add(situation.limit === null ? 'measure grouped' : 'measure ranked by')
  if (role?.each === true) add('measure after each')
  if (role?.coloured === true || role?.faceted === true) add('measure coloured')
  if (role?.axis === 'x' && aggregate !== null) add('measure on x')
  if (role?.axis === 'y') add('measure on y')
}

/** Whether a part is what its place means best, or something else that it might mean. */
function linkFeatures(
  what: string,
  {
    role,
    score,
    column,
  }: { readonly role: Role | null; readonly score: number; readonly column: PreparedColumn | null },
  add: (name: string, value?: number) => void,
): void {
  const [top] = role?.slot.links ?? []
  if (top === undefined) return
  if (top.kind === 'column' && top.column === column) add(`${what} best`)
  add(`${what} behind`, Math.max(0, top.score - score))
  if (score >= 0.95) add(`${what} in full`)
}

/** What is counted, as it stands to what it is counted by: the rows themselves, rows that belong to them, or their owners. */
function countFeatures(
  { table }: MeasurePart,
  candidate: Candidate,
  { frame, conditionTablesFor, roles }: Situation,
  add: (name: string, value?: number) => void,
): void {
  const { x } = candidate
  const counted = roles.filter((role) => role.counted)
  if (
    counted.some(({ slot }) =>
      slot.links.some((found) => found.kind === 'table' && found.table === table && found.score >= 0.75),
    )
  )
    add('count of named table')
  if (conditionTablesFor(candidate).has(table)) add('count of filtered')
  if (x === null) return
  if (x.column.table === table) add('count own')
  else if (belongs(frame, table, x.column.table)) add('count belonging')
  else if (belongs(frame, x.column.table, table)) add('count owners')
  else add('count afar')
  if (x.role?.counted === true && x.column.table === table) add('count of x itself')
}

/** Whether each row of one table belongs to at most one of the other, over any number of steps. */
function belongs({ prepared }: Frame, many: PreparedTable, one: PreparedTable): boolean {
  const reached = new Set([many.profile.name])
  for (const name of reached) {
    for (const { from, to } of prepared.profile.relationships) {
      if (splitRef(from).table === name) reached.add(splitRef(to).table)
    }
  }
  return many !== one && reached.has(one.profile.name)
}

function dimensionFeatures(
  candidate: Candidate,
  situation: Situation,
  add: (name: string, value?: number) => void,
): void {
  const { x } = candidate
  if (x === null) return
  const { column, role } = x
  add('x link', x.score)
  if (situation.beside.has(column)) add('x side by side')
  linkFeatures('x', x, add)
  if (x.bare) add('x bare time')
  else if (role === null) add('x implied')
  if (role?.grouped === true) add('x grouped')
  if (role?.each === true) add('x after each')
  if (role?.distributed === true) add('x distributed')
  if (role?.index === 0) add('x first')
  if (role?.axis === 'x') add('x on x')
  if (role?.axis === 'y') add('x on y')
  if (role !== null && (role.aggregates.length > 0 || role.total)) add('x aggregated')
  if (role?.counted === true) add(x.byTable ? 'x counted by table' : 'x counted')
  if (role?.counted === true && column.isTime && isPeriod(role, situation.frame)) add('x counted period')
  if (role?.coloured === true || role?.faceted === true) add('x coloured')
  if (x.byTable) add('x by table')
  if (role?.filtered === true) add('x filtered')
  if (column.isKey) add('x key')
  if (column.isForeignKey) add('x foreign key')
  if (column.isDisplay) add('x display')
  if (column.isTime) add('x time')
  if (column.profile.role === 'MEASURE' && candidate.shape === 'plain' && !isYearNumber(column)) add('x measure')
  if (column.profile.distinctCount === 1) add('x constant')
  if (role !== null) add('x index', Math.min(role.index, 4))
  if (candidate.measures.some((measure) => measure.role !== null && role !== null && measure.role.index < role.index))
    add('x after measure')
  if (timesNamed(column, situation.roles) > 1) add('x repeated')
  const { rowCount } = column.table.profile
  const share = rowCount > 0 ? Math.min(1, (column.profile.distinctCount ?? 0) / rowCount) : 0
  if (candidate.measures[0]?.aggregate === 'COUNT' && candidate.measures[0].table === column.table)
    add('count of unique x', share)
  if (column.profile.type === 'STRING' && share < 0.5) add('x category')
  if (role !== null && role.slot.links[0]?.kind === 'table' && !x.byTable) add('x column of table words')
  if (situation.step !== null && !column.isTime && !isYearNumber(column)) add('step unused')
}

type Add = (name: string, value?: number) => void

/** Everything that speaks for or against a candidate, by name; `weights.ts` says how much. */
export function featuresOf(candidate: Candidate, situation: Situation, around: Surroundings): Features {
  const features: Record<string, number> = {}
  const add: Add = (name, value = 1) => void (features[name] = (features[name] ?? 0) + value)
  structureFeatures(candidate, situation, around, add)
  pairFeatures(candidate, around, add)
  for (const [role, part] of placedParts(candidate, situation)) for (const name of around.names(role, part)) add(name)
  return features
}

/** The sum of a candidate's features by their weights; what is said of one place is added up once for all candidates. */
export function scoreOf(
  candidate: Candidate,
  situation: Situation,
  around: Surroundings,
  weightOf: (name: string) => number,
): number {
  let score = 0
  const add: Add = (name, value = 1) => void (score += value * weightOf(name))
  structureFeatures(candidate, situation, around, add)
  pairFeatures(candidate, around, add)
  for (const [role, part] of placedParts(candidate, situation)) score += around.score(role, part)
  return score
}

/** Each place with the part it plays here; places that are filtered by may play none. */
function placedParts(candidate: Candidate, { roles }: Situation): readonly (readonly [Role, string])[] {
  const parts = partsOf(candidate)
  return roles.flatMap((role) => {
    const part = parts.get(role) ?? (role.filtered ? null : 'none')
    return part === null ? [] : [[role, part] as const]
  })
}

/** The words between two places that belong together. */
function pairFeatures(candidate: Candidate, around: Surroundings, add: Add): void {
  const x = candidate.x?.role ?? null
  const [measure] = candidate.measures
  const colour = (candidate.colour ?? candidate.facet)?.role ?? null
  if (x !== null && measure?.role != null && measure.role !== x)
    add(`x, y ${measure.aggregate ?? 'raw'} ~ ${around.between(x, measure.role)}`)
  if (x !== null && colour !== null) add(`x, colour ~ ${around.between(x, colour)}`)
}

function structureFeatures(candidate: Candidate, situation: Situation, around: Surroundings, add: Add): void {
  const { frame, roles, chart } = situation
  const { colour, facet, detail, measures, shape } = candidate
  add(`shape ${shape}`)
  dimensionFeatures(candidate, situation, add)
  for (const measure of measures)
    measureFeatures(measure, candidate, situation, (name, value = 1) => add(name, value / measures.length))
  const second = colour ?? facet
  if (second !== null) {
    add('colour link', second.score)
    if (situation.beside.has(second.column)) add('colour side by side')
    linkFeatures('colour', second, add)
    const repeated = second.role?.slot.links[0]
    if (repeated?.kind === 'column' && [candidate.x, ...measures].some((part) => part?.column === repeated.column)) {
      add('colour repeats')
    }
    if (second.role?.coloured === true) add('colour said')
    if (second.role?.grouped === true) add('colour grouped')
    if (second.role?.faceted === true) add('facet said')
    if (second.column.isKey) add('colour key')
    if (isUnique(second.column)) add('colour unique')
    if (second.role?.slot.links[0]?.kind === 'table') add('colour column of table words')
    if (second.role?.filtered === true) add('colour filtered')
    if (second.role === null) add('colour implied')
    else if (!second.role.coloured && !second.role.faceted && !second.role.grouped)
      add(
        second.role.coordinated || joinedTo(second.role, candidate.x?.role ?? null, frame)
          ? 'colour joined'
          : 'colour unasked',
      )
    if (second.role?.counted === true || (second.role?.aggregates.length ?? 0) > 0) add('colour measured')
    if (second.column.isTime && candidate.x?.column.isTime === true) add('colour second time')
    if (isRunning(second.column) && candidate.x !== null && !isRunning(candidate.x.column)) add('colour time')
    if ((second.column.profile.distinctCount ?? 100) > 30) add('colour many')
    if (
      candidate.x !== null &&
      second.role !== null &&
      candidate.x.role !== null &&
      second.role.index < candidate.x.role.index &&
      !(isRunning(candidate.x.column) && !isRunning(second.column)) &&
      second.role.coloured === candidate.x.role.coloured
    )
      add('colour before x')
    if (chart.mark === 'ARC') add('colour in pie')
  } else {
    if (roles.some((role) => role.coloured || role.faceted)) add('colour missing')
    if (chart.arrangement === 'STACKED' || chart.arrangement === 'GROUPED') add('colour missing')
    if (chart.mark === 'RECT') add('colour missing')
  }
  if (detail !== null) {
    add('detail link', detail.score)
    if (detail.role?.grouped === true) add('detail grouped')
    if (detail.column.isKey) add('detail key')
  }
  if (
    cuesOf(frame, 'trend').length > 0 &&
    !dimensionsOf(candidate).some(({ column }) => column.isTime || isYearNumber(column))
  )
    add('trend unused')
  shapeFeatures(candidate, situation, add)
  const tables = tablesOf(candidate)
  add('tables', tables.size - 1)
  const measured = measures.map(({ table }) => table)
  add('distance', spread([...measured, ...tables, ...situation.conditionTablesFor(candidate)], frame))
  for (const role of unexplained(candidate, situation)) {
    const kind = kindOf(role)
    const score = role.slot.links[0]?.score ?? 0
    // What is said to group by is meant, however little of its name is said.
    add(`unexplained ${kind}`, role.grouped || role.coordinated ? Math.max(0.7, score) : score)
  }
  orderFeatures(candidate, situation, add)
  evidenceFeatures(candidate, situation, around, add)
}

const timesNamed = (column: PreparedColumn, roles: readonly Role[]): number =>
  roles.filter(({ slot }) =>
    slot.links.some(
      (found) => found.kind === 'column' && found.column === column && found.score >= (slot.links[0]?.score ?? 0) * 0.9,
    ),
  ).length

/** "region and category": named right after, with nothing but "and" or "per" between. */
const joinedTo = (role: Role, x: Role | null, frame: Frame): boolean =>
  x !== null &&
  frame.tokens
    .slice(Math.min(x.slot.to, role.slot.to), Math.max(x.slot.from, role.slot.from))
    .every(({ lower }) => ['and', ',', 'the', 'by', 'per', '&', 'each', 'for'].includes(lower))

function orderFeatures(
  candidate: Candidate,
  { order, limit }: Situation,
  add: (name: string, value?: number) => void,
): void {
  if (limit !== null && limit.count !== null && candidate.x?.role === null) add('limit without x')
  if (order === null || typeof order.target === 'string') return
  const columns = new Set([...dimensionsOf(candidate), ...candidate.measures].map(({ column }) => column))
  const explained = order.target.some(({ links }) =>
    links.some((found) =>
      found.kind === 'table'
        ? candidate.measures.some(({ table }) => table === found.table)
        : columns.has(found.column),
    ),
  )
  add(explained ? 'order explained' : 'order unexplained')
}

/** Steps over relationships that connect all the tables; many where they do not meet. */
function spread(tables: readonly PreparedTable[], { prepared }: Frame): number {
  const [first, ...rest] = [...new Set(tables)]
  if (first === undefined) return 0
  const joined = [first]
  let steps = 0
  for (const table of rest) {
    const nearest = Math.min(...joined.map((other) => prepared.distance(other, table)))
    steps += Number.isFinite(nearest) ? nearest : 50
    joined.push(table)
  }
  return steps
}
