import { type Aggregate, splitRef } from '@askchart/vocabulary'
import { isColumn } from '../link/metric-columns.js'
import type { ColumnLink } from '../link/links.js'
import { moneyColumn } from '../link/money.js'
import { singular } from '../normalize/stem.js'
import type { PreparedColumn, PreparedTable } from '../types.js'
import { cuesOf, type Frame } from './frame.js'
import type { MeasurePart } from './candidate.js'
import { spokenTables } from './filter/times.js'
import type { Role } from './roles.js'
import { thingNamed } from './counted-once.js'
import { isRate } from './rates.js'
import { valuesAlone } from './values-alone.js'

const usual = (column: PreparedColumn): Aggregate => column.profile.defaultAggregate ?? 'SUM'

/** What only names rows: to add it up tells nothing, so nobody means it who does not say so. */
export const namesRows = ({ isKey, isForeignKey }: PreparedColumn): boolean => isKey || isForeignKey

/** Every measure that the places of the prompt may mean. */
export function measureParts(frame: Frame, roles: readonly Role[], ranks: boolean): readonly MeasurePart[] {
  return [
    ...roles.flatMap((role) => columnMeasures(frame, role)),
    ...roles.flatMap((role) => distinctRows(frame, role)),
    ...roles.flatMap((role) => distinctNames(frame, role, roles)),
    ...roles.flatMap((role) => moneyOfRow(frame, role)),
    ...countParts(frame, roles),
    ...(ranks || valuesAlone(frame, roles) ? impliedMeasure(frame, roles) : []),
    ...(ranks && ranksByBusiness(frame) ? happenings(frame) : []),
    ...sharesOfNamed(frame, roles),
  ]
}

const BUSY = new Set(['busiest', 'quietest'])

/** "Busiest month" is that in which most happens. */
export const ranksByBusiness = (frame: Frame): boolean =>
  cuesOf(frame, 'extreme').some(({ to }) => BUSY.has(frame.tokens[to - 1]?.lower ?? ''))

/** The rows that happen at a time. */
const happenings = ({ prepared: { tables } }: Frame): readonly MeasurePart[] =>
  tables
    .filter(({ columns }) => columns.some(({ isTime }) => isTime))
    .map((table) => ({ aggregate: 'COUNT', column: null, table, role: null, score: 0.6, said: false }))

/** What is best or worst where nobody says at what: what sells best. So is what values alone bring in. */
function impliedMeasure({ prepared: { money } }: Frame, roles: readonly Role[]): readonly MeasurePart[] {
  const said = roles.some(
    ({ slot }) => slot.links[0]?.kind === 'column' && slot.links[0].column.profile.role === 'MEASURE',
  )
  return money === null || said || roles.some(({ counted }) => counted)
    ? []
    : [{ aggregate: usual(money), column: money, table: money.table, role: null, score: 0.6, said: false }]
}

/** "Share of each fruit", where each has a row of its own: not of the rows, but of what they hold. */
export function sharesOfNamed(frame: Frame, roles: readonly Role[]): readonly MeasurePart[] {
  const [named, ...others] = roles.filter(({ filtered }) => !filtered)
  const column = named === undefined ? null : namedColumn(named)
  const asks = cuesOf(frame, 'share').length > 0 && cuesOf(frame, 'count').length === 0
  if (!asks || column === null || others.length > 0) return []
  const { profile, table } = column
  if (column.isKey || profile.type !== 'STRING' || profile.distinctCount !== table.profile.rowCount) return []
  const held =
    moneyColumn(table.columns) ??
    table.columns.find(({ profile: { role }, isNumber, isKey }) => role === 'MEASURE' && isNumber && !isKey)
  return held === undefined || usual(held) !== 'SUM'
    ? []
    : [{ aggregate: 'SUM', column: held, table, role: null, score: 0.6, said: false }]
}

/** "How many different products": those that the rows of another table refer to, each once. */
function distinctRows({ prepared }: Frame, role: Role): readonly MeasurePart[] {
  const [top] = role.slot.links
  if (!role.distinct || top?.kind !== 'table') return []
  const keys = prepared.profile.relationships.filter(({ to }) => to === top.table.key?.profile.ref)
  return keys.flatMap(({ from }): readonly MeasurePart[] => {
    const column = prepared.columns.get(from)
    return column === undefined
      ? []
      : [{ aggregate: 'COUNT_DISTINCT', column, table: column.table, role, score: top.score, said: true }]
  })
}

const YES_AND_NO = 2

/** Whether several rows have the same name: visits their doctor's, tickets their agent's. */
const repeats = ({ isKey, isForeignKey, profile, table }: PreparedColumn): boolean =>
  !isKey &&
  !isForeignKey &&
  profile.type === 'STRING' &&
  profile.distinctCount !== null &&
  profile.distinctCount > YES_AND_NO &&
  profile.distinctCount < table.profile.rowCount

/**
 * "How many doctors", "number of doctors by specialty", where each has many visits: each of them once. Where a chart of nothing but
 * doctors is asked for, they are what it is split by.
 */
function distinctNames(frame: Frame, role: Role, roles: readonly Role[]): readonly MeasurePart[] {
  const [top] = role.slot.links
  if (!role.counted || role.distinct || top?.kind !== 'column' || !repeats(top.column)) return []
  const { column, score } = top
  const isSplit = roles.some((other) => other.grouped && namedColumn(other) !== column)
  const isOne = (['mark', 'versus', 'axis', 'share'] as const).every((kind) => cuesOf(frame, kind).length === 0)
  return isSplit || isOne ? [{ aggregate: 'COUNT_DISTINCT', column, table: column.table, role, score, said: true }] : []
}

const namedColumn = ({ slot: { links } }: Role): PreparedColumn | null =>
  links[0]?.kind === 'column' ? links[0].column : null

/** "Largest order", "average donation": the money of it. */
function moneyOfRow({ tokens }: Frame, role: Role): readonly MeasurePart[] {
  const [top] = role.slot.links
  const word = tokens[role.slot.to - 1]?.lower ?? ''
  const [averaged] = singular(word) === word ? role.aggregates : []
  const aggregate = role.extremes[0] ?? averaged
  if (aggregate === undefined || top?.kind !== 'table') return []
  const column = moneyColumn(top.table.columns)
  if (column === null) return []
  return [{ aggregate, column, table: top.table, role, score: top.score * 0.9, said: true }]
}

const ORDERED = new Set<Aggregate>(['MINIMUM', 'MAXIMUM'])

/**
 * Only numbers are averaged and the like. "Average orders" are no average of their ids, nor "maximum orders" their last day: what
 * names rows, and what is no number, is summed up only where its own word is said.
 */
const canBe = (aggregate: Aggregate, { column, said }: ColumnLink): boolean =>
  (column.isNumber || ORDERED.has(aggregate)) && ((column.isNumber && !namesRows(column)) || said?.head !== false)

const FLOWS = new Set(['revenue', 'sales', 'turnover', 'spend', 'spending'])

/** "Revenue" that stands as the price of each row is added up, though prices are averaged. */
const isFlow = ({ tokens }: Frame, { slot: { to } }: Role, { column, said }: ColumnLink): boolean =>
  said?.synonym === true && !namesRows(column) && FLOWS.has(tokens[to - 1]?.lower ?? '')

function columnMeasures(frame: Frame, role: Role): readonly MeasurePart[] {
  const top = role.slot.links[0]?.score ?? 0
  return role.slot.links.flatMap((found): readonly MeasurePart[] => {
    if (found.kind !== 'column' || found.score < top * 0.6) return []
    const { column, score } = found
    const base = { column, table: column.table, role, score }
    // A metric says itself how it is summed up.
    if (!isColumn(column)) return [{ ...base, aggregate: usual(column), said: role.aggregates.length > 0 }]
    const said = role.aggregates.filter((aggregate) => canBe(aggregate, found))
    const parts: MeasurePart[] = said.map((aggregate) => ({ ...base, aggregate, said: true }))
    if (role.distinct) parts.push({ ...base, aggregate: 'COUNT_DISTINCT', said: true })
    if (!column.isNumber) return parts
    for (const aggregate of role.extremes) parts.push({ ...base, aggregate, said: true })
    const addsUp = !namesRows(column)
    if (role.total || (role.counted && addsUp)) parts.push({ ...base, aggregate: 'SUM', said: role.total })
    if (said.length === 0) {
      parts.push({ ...base, aggregate: null, said: false })
      if (!role.total && (addsUp || usual(column) !== 'SUM'))
        parts.push({ ...base, aggregate: isFlow(frame, role, found) ? 'SUM' : usual(column), said: false })
    }
    return parts
  })
}

/** Counts of rows: of the table that "number of" names, of any other that is spoken of, and of distinct values. */
function countParts(frame: Frame, roles: readonly Role[]): readonly MeasurePart[] {
  const parts: MeasurePart[] = []
  const seen = new Set<PreparedTable>()
  const asked = cuesOf(frame, 'count').some(({ from }) => !frame.used.has(from)) || cuesOf(frame, 'total').length > 0
  const add = (table: PreparedTable, role: Role | null, score: number): void => {
    if (seen.has(table)) return
    seen.add(table)
    parts.push({ aggregate: 'COUNT', column: null, table, role, score, said: asked })
  }
  // "Customers and orders": orders hold whose they are, and are counted by their own name.
  for (const role of roles) {
    const thing = thingNamed(role.slot)
    if (!role.counted || thing?.kind !== 'table') continue
    // "Orders and return rate": of the orders those that came back, beside all of them.
    if (isRate(frame, role.slot)) seen.delete(thing.table)
    add(thing.table, role, thing.score)
  }
  for (const role of [...roles].sort((a, b) => Number(b.counted) - Number(a.counted))) {
    for (const found of role.slot.links) {
      const table = found.kind === 'table' ? found.table : found.column.table
      if (found.score < (role.slot.links[0]?.score ?? 0) * 0.8) continue
      add(table, role.counted ? role : null, role.counted ? found.score : 0.5)
    }
  }
  const spoken = spokenTables(frame)
  for (const table of spoken) add(table, null, 0.45)
  for (const table of bridges(frame, spoken)) add(table, null, 0.4)
  if (frame.prepared.tables.length === 1 && frame.prepared.tables[0] !== undefined)
    add(frame.prepared.tables[0], null, 0.5)
  return parts
}

/** Tables that nobody names but whose rows bring two spoken of together: who was trained in which procedure. */
function bridges(frame: Frame, spoken: readonly PreparedTable[]): readonly PreparedTable[] {
  const { tables, profile } = frame.prepared
  const named = new Set(spoken.map((table) => table.profile.name))
  return tables.filter((table) => {
    const owners = profile.relationships
      .filter(({ from }) => splitRef(from).table === table.profile.name)
      .map(({ to }) => splitRef(to).table)
    return new Set(owners.filter((owner) => named.has(owner) && owner !== table.profile.name)).size > 1
  })
}
