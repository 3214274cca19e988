import type { Measure } from '@askchart/vocabulary'
import type { MeasurePart } from '../assemble/candidate.js'
import { cuesOf, type Frame } from '../assemble/frame.js'
import { measureParts } from '../assemble/measures.js'
import type { Role } from '../assemble/roles.js'
import { isColumn } from '../link/metric-columns.js'
import { singular } from '../normalize/stem.js'
import { columnsAt, exchanged, FEW_NAMES, openRoles } from './named-edits.js'
import { ADDS, type Asked, type Edit, heard, says, type Shown } from './shown.js'
import { drops } from './taking-away.js'

const OTHER = '(?:another|second|secondary|right|other) (?:line|bar|series|axis|y axis|measure)'
/** Words that put one measure beside another. */
const BESIDE = new RegExp(
  `\\b(?:beside|besides|next to|as well|together with|alongside|both|overlay|overlaid|vs|versus|against|compare|compared|comparing|${OTHER})\\b|^(?:and )?with\\b`,
)
const BESIDE_WORDS = new Set(
  'beside besides next well together both overlay overlaid another second secondary right other side'.split(' '),
)

/** "Add profit", "put profit beside it", "compare it with profit": what is named comes to what is there. */
const addsMeasure = (frame: Frame): boolean =>
  !says(frame, 'instead') && (says(frame, ...ADDS) || BESIDE.test(frame.tokens.map(({ lower }) => lower).join(' ')))

const besideWords = ({ tokens }: Frame): readonly number[] =>
  tokens.filter(({ lower }) => BESIDE_WORDS.has(lower)).map(({ index }) => index)

function measureOf(
  { column, aggregate, table, said }: MeasurePart,
  { measures: [old] }: Shown,
  frame: Frame,
): Measure | null {
  if (column === null) {
    const key = table.key?.profile.ref
    return { aggregate: 'COUNT', ...(key === undefined ? {} : { column: key }) }
  }
  const of = { column: column.profile.ref }
  const usual = old?.column === undefined ? undefined : frame.prepared.columns.get(old.column)?.profile.defaultAggregate
  const kept = old?.aggregate
  // An aggregate that somebody asked for stays; one that is only usual for its column does not.
  const deliberate =
    !said && kept !== undefined && ['AVERAGE', 'MEDIAN', 'MINIMUM', 'MAXIMUM'].includes(kept) && kept !== usual
  if (deliberate) return { ...of, aggregate: kept }
  return aggregate === null ? null : { ...of, aggregate }
}

const ADDITIVE = ['SUM', 'COUNT', 'COUNT_DISTINCT']

/** What was made of the measure before is made of the new one, too, where it can be. */
function madeLike(measure: Measure, old: Measure | undefined): Measure {
  const { derive, per, filter } = old ?? {}
  const adds = derive?.kind !== 'SHARE' && derive?.kind !== 'RUNNING_TOTAL'
  return {
    ...measure,
    ...(filter === undefined ? {} : { filter }),
    ...(per === undefined || measure.aggregate !== 'SUM' ? {} : { per }),
    ...(derive === undefined || !(adds || ADDITIVE.includes(measure.aggregate ?? '')) ? {} : { derive }),
  }
}

/** "Add orders", "and customers?": rows that are named and nothing more, of a table that is not just a few names. */
function countedRows(roles: readonly Role[], { situation: { frame }, conditions }: Asked): readonly Measure[] {
  if (conditions.length > 0 || says(frame, 'all', 'every', 'each')) return []
  const counts = cuesOf(frame, 'count')
  return roles.flatMap(({ slot, grouped, coordinated, coloured, faceted }): readonly Measure[] => {
    if (grouped || coordinated || coloured || faceted) return []
    const found = slot.links.find((link) => link.kind === 'table')
    const isNamed = found?.kind === 'table' && found.score >= (slot.links[0]?.score ?? 0) * 0.9
    if (!isNamed || (found.table.display?.profile.distinctCount ?? Infinity) <= FEW_NAMES) return []
    const last = frame.tokens[slot.to - 1]?.lower ?? ''
    const lead = frame.tokens[slot.from - 1]?.lower ?? ''
    const isPlural = singular(last) !== last && (!OF_ROWS.has(lead) || addsMeasure(frame))
    if (!isPlural && !counts.some(({ from }) => from === slot.to)) return []
    const key = found.table.key?.profile.ref
    return [{ aggregate: 'COUNT', ...(key === undefined ? {} : { column: key }) }]
  })
}
const OF_ROWS = new Set(['for', 'of', 'in', 'from', 'with', 'where'])

/** "And profit?", "profit instead", "profit instead of revenue". */
export const measured: Edit = (before, asked) => {
  const { frame } = asked.situation
  if (drops(frame)) return null
  const roles = openRoles(before, asked)
  const parts = measureParts(frame, roles, false).filter(({ role, column, aggregate, said }) => {
    if (role === null || aggregate === null) return false
    return column === null ? role.counted : said || !(column.isKey || column.isForeignKey)
  })
  const best = new Map<Role | null, MeasurePart>()
  for (const part of parts) {
    // Of rows that may be counted the best named ones; of aggregates the usual one, which comes last.
    const known = best.get(part.role)
    const named = known?.column ?? null
    if (known !== undefined && named !== null && !isColumn(named) && known.score > part.score) continue
    if (known === undefined || part.column !== null || part.score > known.score) best.set(part.role, part)
  }
  const raw = before.measures.some(({ aggregate }) => aggregate === undefined)
  const [old] = before.measures
  const found = [...best.values()].flatMap((part) => {
    const measure = measureOf(part, before, frame)
    return measure === null ? [] : [raw ? measure : madeLike(measure, old)]
  })
  if (found.length === 0) found.push(...countedRows(roles, asked).map((one) => (raw ? one : madeLike(one, old))))
  if (found.length === 0) return null
  const gone = columnsAt(exchanged(asked.situation)?.gone ?? [])
  const place = before.measures.findIndex(({ column }) => column !== undefined && gone.has(column))
  const fresh = found.filter(
    (measure) => !before.measures.some((known) => JSON.stringify(known) === JSON.stringify(measure)),
  )
  if (place >= 0) return { ...before, measures: before.measures.flatMap((one, at) => (at === place ? found : [one])) }
  const [first] = fresh
  const sorts = first !== undefined && cuesOf(frame, 'sort').some(({ strong }) => strong)
  if (!addsMeasure(frame) && !sorts) return { ...before, measures: found }
  const after = { ...heard(before, besideWords(frame)), measures: [...before.measures, ...fresh] }
  // Only what is shown can be sorted by.
  return sorts
    ? { ...after, order: [{ kind: 'measure', of: first, at: before.measures.length, direction: 'DESCENDING' }] }
    : after
}
