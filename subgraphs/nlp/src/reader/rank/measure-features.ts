import type { Candidate, MeasurePart } from '../assemble/candidate.js'
import { isYearNumber } from '../assemble/filter/times.js'
import type { Slot } from '../link/links.js'
import type { PreparedTable } from '../types.js'
import type { Surroundings } from './context.js'
import { measureEvidence } from './evidence.js'
import type { Situation } from './features.js'
import { joinsOf } from './joined.js'
import { isCode } from './kinds.js'
import { linkFeatures } from './link-features.js'
import type { Add, Tally } from './tally.js'

/** What speaks for or against the measures of a candidate, each one's share of it. */
export function measureFeatures(
  candidate: Candidate,
  situation: Situation,
  around: Surroundings,
  { add, ofPart }: Tally,
): void {
  const { shape, measures } = candidate
  const share = 1 / measures.length
  // "Number of orders and revenue": what is measured beside the count does not ignore it.
  const ignoresCount = isCountAsked(around) && (shape !== 'multiple' || !measures.some(isCount))
  for (const measure of measures) {
    ofPart(
      'measure',
      measure,
      (speak) => {
        if (measure.aggregate === 'COUNT') countAlone(measure, situation, around, speak)
        else measureAlone(measure, situation, around, speak)
        measureEvidence(measure, around, speak)
      },
      share,
    )
    if (measure.aggregate === 'COUNT')
      countFeatures(measure, candidate, situation, around, (name, value = 1) => add(name, value * share))
    else if (ignoresCount && measure.aggregate !== 'COUNT_DISTINCT' && measure.role?.counted !== true)
      add('count ignored', share)
  }
}

const isCount = ({ aggregate }: MeasurePart): boolean => aggregate === 'COUNT'
const isCountAsked = ({ asks, said }: Surroundings): boolean => asks.count || said.counted

function countAlone({ role, score, table }: MeasurePart, { roles }: Situation, around: Surroundings, add: Add): void {
  add('count link', score)
  if (role !== null) add('count names table')
  if (roles.some(({ counted, slot }) => counted && namesTable(slot, table))) add('count of named table')
  if (around.said.aggregated) add('aggregate unused')
}

const SURELY = 0.75
const namesTable = ({ links }: Slot, table: PreparedTable): boolean =>
  links.some((found) => found.kind === 'table' && found.table === table && found.score >= SURELY)

function measureAlone(measure: MeasurePart, situation: Situation, around: Surroundings, add: Add): void {
  const { aggregate, column, role } = measure
  add('measure link', measure.score)
  linkFeatures('measure', measure, add)
  if (role?.counted === true) add('measure counted')
  if (role?.total === true && aggregate === 'SUM') add('measure total')
  if (role === null && aggregate !== null) add('money implied')
  if (aggregate === null) add('raw')
  else add(measure.said ? 'aggregate said' : 'aggregate implied')
  if (aggregate === 'COUNT_DISTINCT') add('distinct')
  if (!measure.said && around.said.aggregated) add('aggregate unused')
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

/** What is counted, as it stands to what it is counted by: the rows themselves, rows that belong to them, or their owners. */
function countFeatures(
  { table }: MeasurePart,
  candidate: Candidate,
  situation: Situation,
  around: Surroundings,
  add: Add,
): void {
  const { frame } = situation
  const unasked = candidate.shape === 'single' ? 'single count unasked' : 'count unasked'
  if (isCountAsked(around)) add('count asked')
  else add(around.asks.share ? 'count for share' : around.asks.total ? 'count for total' : unasked)
  if (situation.conditionTablesFor(candidate).has(table)) add('count of filtered')
  const { x } = candidate
  if (x === null) return
  const joins = joinsOf(frame.prepared)
  if (x.column.table === table) add('count own')
  else if (joins.belongs(table, x.column.table)) add('count belonging')
  else if (joins.belongs(x.column.table, table)) add('count owners')
  else add('count afar')
  if (x.role?.counted === true && x.column.table === table) add('count of x itself')
}
