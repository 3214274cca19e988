import { type Candidate, dimensionsOf, type MeasurePart, type Shape, tablesOf } from '../assemble/candidate.js'
import type { BinClause } from '../assemble/bins.js'
import type { ChartClause } from '../assemble/chart.js'
import type { DerivedClause } from '../assemble/derived.js'
import { isYearNumber } from '../assemble/filter/times.js'
import type { Frame } from '../assemble/frame.js'
import type { LimitClause } from '../assemble/limit.js'
import type { OrderClause } from '../assemble/order.js'
import type { Role } from '../assemble/roles.js'
import type { TimeStep } from '../assemble/time-axis.js'
import type { PreparedColumn, PreparedTable, Span, Token } from '../types.js'
import { measuredAs, partOf, type Surroundings } from './context.js'
import { colourFeatures, xFeatures } from './dimension-features.js'
import { evidenceFeatures } from './evidence.js'
import { joinsOf } from './joined.js'
import { asksForKey, isPeriod } from './kinds.js'
import { measureFeatures } from './measure-features.js'
import { shapeFeatures } from './shape-features.js'
import type { Add, Tally } from './tally.js'

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

/** Whether a candidate uses what a place means, so that the place is not left out. */
function isExplained(
  role: Role,
  candidate: Candidate,
  tables: ReadonlySet<PreparedTable>,
  { frame }: Situation,
): boolean {
  if (role.filtered || partOf(role, candidate) !== null) return true
  const { links } = role.slot
  const top = links[0]?.score ?? 0
  for (const found of links) {
    if (found.kind === 'table') {
      if (found.score >= top * 0.92 && tables.has(found.table)) return true
    } else if (
      found.score >= top * 0.7 &&
      (shows(candidate, found.column) ||
        namesRowsOf(candidate, found.column, role, frame) ||
        countsPeriods(candidate, role, found.column, frame))
    )
      return true
  }
  return isSaidAgain(role, candidate, frame)
}

function shows({ x, colour, facet, detail, measures }: Candidate, column: PreparedColumn): boolean {
  for (const measure of measures) if (measure.column === column) return true
  return x?.column === column || colour?.column === column || facet?.column === column || detail?.column === column
}

/** "For each user, find their name": the name stands for the user that a key would stand for. */
const namesRowsOf = (candidate: Candidate, key: PreparedColumn, role: Role, { prepared, tokens }: Frame): boolean =>
  (key.isKey || key.isForeignKey) &&
  !asksForKey(role, tokens) &&
  dimensionsOf(candidate).some(({ column }) => joinsOf(prepared).names(column, key))

const countsPeriods = ({ measures }: Candidate, role: Role, { isTime, table }: PreparedColumn, frame: Frame): boolean =>
  role.counted &&
  isTime &&
  isPeriod(role, frame) &&
  measures.some((measure) => measure.aggregate === 'COUNT' && measure.table === table)

/** Whether all words of a place stand in the name of a column. */
function isCalled({ forms }: PreparedColumn, { from, to }: Span, tokens: readonly Token[]): boolean {
  for (const { quality, stems } of forms) {
    let at = quality === 1 ? from : Infinity
    while (at < to && stems.includes(tokens[at]?.stem ?? '')) at += 1
    if (at === to) return true
  }
  return false
}

/** "Each receipt date, bin date by weekday": words that stand in the name of a column that was named in full before. */
function isSaidAgain({ slot, index }: Role, candidate: Candidate, { tokens }: Frame): boolean {
  if (index === 0) return false
  for (const { column } of dimensionsOf(candidate)) if (isCalled(column, slot, tokens)) return true
  for (const { column } of candidate.measures) if (column !== null && isCalled(column, slot, tokens)) return true
  return false
}

const UNEXPLAINED = {
  column: 'unexplained column',
  group: 'unexplained group',
  measure: 'unexplained measure',
  table: 'unexplained table',
  value: 'unexplained value',
} as const

/** What is left out weighs by what it is: a measure or a value more than a table whose rows may be meant anyway. */
function kindOf({ slot, grouped: led, coordinated }: Role): keyof typeof UNEXPLAINED {
  const [top] = slot.links
  const grouped = led || coordinated
  if (top?.kind === 'table' && grouped) return 'group'
  if (top?.kind !== 'column') return top?.kind ?? 'column'
  if (top.column.profile.role === 'MEASURE') return 'measure'
  return grouped ? 'group' : 'column'
}

/** Everything that speaks for or against a candidate, by name; `weights.ts` says how much. */
export function featuresOf(candidate: Candidate, situation: Situation, around: Surroundings): Features {
  const features: Record<string, number> = {}
  const add: Add = (name, value = 1) => void (features[name] = (features[name] ?? 0) + value)
  const ofPart: Tally['ofPart'] = (_, __, speak, share = 1) => speak((name, value = 1) => add(name, value * share))
  structureFeatures(candidate, situation, around, { add, ofPart })
  pairFeatures(candidate, around, add)
  for (const role of situation.roles) {
    const part = playedBy(role, candidate)
    if (part !== null) for (const name of around.names(role, part)) add(name)
  }
  return features
}

/** The sum of a candidate's features by their weights; what is said of one place or one part is added up once for all candidates. */
export function scoreOf(
  candidate: Candidate,
  situation: Situation,
  around: Surroundings,
  weightOf: (name: string) => number,
): number {
  let score = 0
  const add: Add = (name, value = 1) => void (score += value * weightOf(name))
  const ofPart: Tally['ofPart'] = (place, part, speak, share = 1) =>
    void (score += share * around.alone(place, part, speak))
  structureFeatures(candidate, situation, around, { add, ofPart })
  pairFeatures(candidate, around, add)
  for (const role of situation.roles) {
    const part = playedBy(role, candidate)
    if (part !== null) score += around.score(role, part)
  }
  return score
}

/** The part that a place plays here; places that are filtered by may play none. */
const playedBy = (role: Role, candidate: Candidate): string | null =>
  partOf(role, candidate) ?? (role.filtered ? null : 'none')

/** The words between two places that belong together. */
function pairFeatures(candidate: Candidate, around: Surroundings, add: Add): void {
  const x = candidate.x?.role ?? null
  const [measure] = candidate.measures
  const colour = (candidate.colour ?? candidate.facet)?.role ?? null
  if (x !== null && measure?.role != null && measure.role !== x)
    add(around.between(measuredAs(measure.aggregate), x, measure.role))
  if (x !== null && colour !== null) add(around.between('colour', x, colour))
}

const SHAPES: Readonly<Record<Shape, string>> = {
  plain: 'shape plain',
  scatter: 'shape scatter',
  histogram: 'shape histogram',
  single: 'shape single',
  multiple: 'shape multiple',
  boxplot: 'shape boxplot',
}

function structureFeatures(candidate: Candidate, situation: Situation, around: Surroundings, tally: Tally): void {
  const { frame, roles, chart } = situation
  const { colour, facet, detail, measures, shape } = candidate
  const { add } = tally
  add(SHAPES[shape])
  xFeatures(candidate, situation, around, tally)
  measureFeatures(candidate, situation, around, tally)
  const second = colour ?? facet
  if (second !== null) colourFeatures(second, candidate, situation, around, tally)
  else {
    if (around.said.coloured) add('colour missing')
    if (chart.arrangement === 'STACKED' || chart.arrangement === 'GROUPED') add('colour missing')
    if (chart.mark === 'RECT') add('colour missing')
  }
  if (detail !== null) {
    add('detail link', detail.score)
    if (detail.role?.grouped === true) add('detail grouped')
    if (detail.column.isKey) add('detail key')
  }
  if (around.trend && !dimensionsOf(candidate).some(({ column }) => column.isTime || isYearNumber(column)))
    add('trend unused')
  shapeFeatures(candidate, situation, around, add)
  const tables = tablesOf(candidate)
  add('tables', tables.size - 1)
  add('distance', spread(measures, tables, situation.conditionTablesFor(candidate), frame))
  for (const role of roles) {
    if (isExplained(role, candidate, tables, situation)) continue
    const score = role.slot.links[0]?.score ?? 0
    // What is said to group by is meant, however little of its name is said.
    add(UNEXPLAINED[kindOf(role)], role.grouped || role.coordinated ? Math.max(0.7, score) : score)
  }
  orderFeatures(candidate, situation, add)
  evidenceFeatures(candidate, tables, situation, around, add)
}

function orderFeatures(
  candidate: Candidate,
  { order, limit }: Situation,
  add: (name: string, value?: number) => void,
): void {
  if (limit !== null && limit.count !== null && candidate.x?.role === null) add('limit without x')
  if (order === null || typeof order.target === 'string') return
  const parts = [...dimensionsOf(candidate), ...candidate.measures]
  const explained = order.target.some(({ links }) =>
    links.some((found) =>
      found.kind === 'table'
        ? candidate.measures.some(({ table }) => table === found.table)
        : parts.some(({ column }) => column === found.column),
    ),
  )
  add(explained ? 'order explained' : 'order unexplained')
}

/** Steps over relationships that connect all the tables, those measured first; many where they do not meet. */
function spread(
  measures: readonly MeasurePart[],
  tables: ReadonlySet<PreparedTable>,
  conditionTables: ReadonlySet<PreparedTable>,
  { prepared }: Frame,
): number {
  if (tables.size === 1 && conditionTables.size === 0) return 0
  const joined: PreparedTable[] = []
  let steps = 0
  const join = (table: PreparedTable): void => {
    if (joined.includes(table)) return
    if (joined.length > 0) {
      let nearest = Infinity
      for (const other of joined) nearest = Math.min(nearest, prepared.distance(other, table))
      steps += Number.isFinite(nearest) ? nearest : 50
    }
    joined.push(table)
  }
  for (const { table } of measures) join(table)
  tables.forEach(join)
  conditionTables.forEach(join)
  return steps
}
