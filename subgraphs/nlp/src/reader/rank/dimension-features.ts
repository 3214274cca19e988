import type { Candidate, DimensionPart } from '../assemble/candidate.js'
import { isYearNumber } from '../assemble/filter/times.js'
import type { Frame } from '../assemble/frame.js'
import type { Role } from '../assemble/roles.js'
import type { PreparedColumn } from '../types.js'
import type { Surroundings } from './context.js'
import { dimensionEvidence } from './evidence.js'
import type { Situation } from './features.js'
import { isPeriod, isRunning, isUnique, standsForNamed } from './kinds.js'
import { linkFeatures } from './link-features.js'
import type { Add, Tally } from './tally.js'

/** What speaks for or against what stands along x. */
export function xFeatures(
  candidate: Candidate,
  situation: Situation,
  around: Surroundings,
  { add, ofPart }: Tally,
): void {
  const { x, shape, measures } = candidate
  if (x === null) return
  const { column, role } = x
  ofPart('x', x, (speak) => {
    xAlone(x, situation, speak)
    dimensionEvidence('x', x, around, speak)
  })
  if (column.profile.role === 'MEASURE' && shape === 'plain' && !isYearNumber(column)) add('x measure')
  if (measures.some((measure) => measure.role !== null && role !== null && measure.role.index < role.index))
    add('x after measure')
  if (measures[0]?.aggregate === 'COUNT' && measures[0].table === column.table)
    add('count of unique x', shareOfOwn(column))
}

/** How many values there are for each row: 1 where each row has one of its own. */
function shareOfOwn({ profile, table }: PreparedColumn): number {
  const { rowCount } = table.profile
  return rowCount > 0 ? Math.min(1, (profile.distinctCount ?? 0) / rowCount) : 0
}

function xAlone(x: DimensionPart, situation: Situation, add: Add): void {
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
  if (standsForNamed(x, situation.frame)) add('x key of a name')
  if (column.isDisplay) add('x display')
  if (column.isTime) add('x time')
  if (column.profile.distinctCount === 1) add('x constant')
  if (role !== null) add('x index', Math.min(role.index, 4))
  if (timesNamed(column, situation.roles) > 1) add('x repeated')
  if (column.profile.type === 'STRING' && shareOfOwn(column) < 0.5) add('x category')
  if (role !== null && role.slot.links[0]?.kind === 'table' && !x.byTable) add('x column of table words')
  if (situation.step !== null && !column.isTime && !isYearNumber(column)) add('step unused')
}

const timesNamed = (column: PreparedColumn, roles: readonly Role[]): number =>
  roles.filter(({ slot }) =>
    slot.links.some(
      (found) => found.kind === 'column' && found.column === column && found.score >= (slot.links[0]?.score ?? 0) * 0.9,
    ),
  ).length

/** What speaks for or against what tells the marks apart, by colour or side by side. */
export function colourFeatures(
  second: DimensionPart,
  candidate: Candidate,
  situation: Situation,
  around: Surroundings,
  { add, ofPart }: Tally,
): void {
  const { x, measures } = candidate
  const { role, column } = second
  ofPart('colour', second, (speak) => {
    colourAlone(second, situation, speak)
    dimensionEvidence('colour', second, around, speak)
  })
  const repeated = role?.slot.links[0]
  if (repeated?.kind === 'column' && [x, ...measures].some((part) => part?.column === repeated.column))
    add('colour repeats')
  if (role !== null && !role.coloured && !role.faceted && !role.grouped)
    add(role.coordinated || joinedTo(role, x?.role ?? null, situation.frame) ? 'colour joined' : 'colour unasked')
  if (column.isTime && x?.column.isTime === true) add('colour second time')
  if (isRunning(column) && x !== null && !isRunning(x.column)) add('colour time')
  if (
    x !== null &&
    role !== null &&
    x.role !== null &&
    role.index < x.role.index &&
    !(isRunning(x.column) && !isRunning(column)) &&
    role.coloured === x.role.coloured
  )
    add('colour before x')
}

function colourAlone(second: DimensionPart, { beside, chart }: Situation, add: Add): void {
  const { column, role, score } = second
  add('colour link', score)
  if (beside.has(column)) add('colour side by side')
  linkFeatures('colour', second, add)
  if (role?.coloured === true) add('colour said')
  if (role?.grouped === true) add('colour grouped')
  if (role?.faceted === true) add('facet said')
  if (column.isKey) add('colour key')
  if (isUnique(column)) add('colour unique')
  if (role?.slot.links[0]?.kind === 'table') add('colour column of table words')
  if (role?.filtered === true) add('colour filtered')
  if (role === null) add('colour implied')
  if (role?.counted === true || (role?.aggregates.length ?? 0) > 0) add('colour measured')
  if ((column.profile.distinctCount ?? 100) > 30) add('colour many')
  if (chart.mark === 'ARC') add('colour in pie')
}

/** "region and category": named right after, with nothing but "and" or "per" between. */
const joinedTo = (role: Role, x: Role | null, frame: Frame): boolean =>
  x !== null &&
  frame.tokens
    .slice(Math.min(x.slot.to, role.slot.to), Math.max(x.slot.from, role.slot.from))
    .every(({ lower }) => ['and', ',', 'the', 'by', 'per', '&', 'each', 'for'].includes(lower))
