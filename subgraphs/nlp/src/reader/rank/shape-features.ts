import { asksBins } from '../assemble/bins.js'
import type { Candidate } from '../assemble/candidate.js'
import type { Role } from '../assemble/roles.js'
import type { Surroundings } from './context.js'
import type { Situation } from './features.js'
import { isCode, isOneByOther, isOneToOther } from './kinds.js'
import type { Add } from './tally.js'

/** "Count of cars vs weight", "number of phones by price". */
const countsAgainst = ({ x }: Candidate, roles: readonly Role[]): boolean =>
  roles.length === 2 &&
  roles.some(({ counted, slot }) => counted && slot.links.some(({ kind }) => kind === 'table')) &&
  x?.role?.counted === false &&
  (x.role.grouped || x.role.versus)

/** What speaks for or against the shape of a candidate. */
export function shapeFeatures(
  candidate: Candidate,
  { frame, chart, bins, roles, limit, step }: Situation,
  { asks, said, versus }: Surroundings,
  add: Add,
): void {
  const { shape, measures } = candidate
  const related = asks.relation || versus
  if (shape === 'scatter') {
    if (chart.mark === 'POINT') add('scatter named')
    else add(related ? 'scatter related' : 'scatter unasked')
    if (chart.mark === 'POINT' && related && roles.every(({ aggregates, total }) => aggregates.length === 0 && !total))
      add('scatter named and related')
    if (measures.every(({ role }) => role?.slot.links[0]?.kind === 'column')) add('scatter both named')
    if (chart.mark === null && !related && isOneByOther(measures)) add('scatter by')
    if (chart.mark === null && !related && isOneToOther(measures, frame)) add('scatter to')
    if (measures.some(({ column }) => column !== null && isCode(column))) add('scatter of codes')
  }
  if (shape === 'histogram') {
    if (chart.histogram) add('histogram named')
    else if (asksBins(frame, bins)) add('histogram bins')
    else if (asks.distribution) add('histogram distribution')
    else if (countsAgainst(candidate, roles)) add('histogram of counts')
    else if (asks.count) add('histogram count')
    else add('histogram unasked')
    if (candidate.x?.column.profile.role !== 'MEASURE') add('histogram of codes')
    if (said.aggregated) add('histogram aggregated')
    if (roles.length > 1) add('histogram of several', roles.length - 1)
  }
  if (shape === 'single') {
    if (said.grouped || step !== null) add('single though grouped')
    if (limit !== null) add('single though limited')
    if (measures.some((measure) => measure.said)) add('single said')
    if (asks.trend) add('single though trend')
  }
  if (shape === 'plain' && measures[0]?.aggregate === null) {
    if (said.grouped) add('raw though grouped')
    if (step !== null) add('raw though cut')
    const unique =
      candidate.x !== null &&
      candidate.x.column.profile.distinctCount === candidate.x.column.table.profile.rowCount &&
      candidate.x.column.table === measures[0].table
    add(unique ? 'raw unique' : 'raw repeated')
    if (chart.mark === null) add('raw unnamed')
  }
  if (shape === 'multiple') {
    if (candidate.x?.column.isTime === true) add('multiple over time')
    if (chart.mark === null && related) add('multiple related')
  }
}
