import type {
  Candidate,
  DimensionPart,
  MeasurePart,
  PreparedColumn,
  PreparedDataset,
  PreparedTable,
} from '@askchart/nlp/reader'
import type { Aggregate } from '@askchart/vocabulary'
import { parseVql, type Vql, type VqlColumn, type VqlItem } from './vql.js'

interface GoldItem {
  readonly aggregate: Aggregate | null
  readonly distinct: boolean
  /** Null for all columns. */
  readonly column: PreparedColumn | null
}

/** What a published query shows, in the terms of the dataset. */
export interface Gold {
  readonly chart: string
  readonly items: readonly GoldItem[]
  readonly tables: ReadonlySet<PreparedTable>
  /** The tables whose rows are counted: those that no other joined table has many rows of. */
  readonly counted: ReadonlySet<PreparedTable>
  readonly groupBy: readonly PreparedColumn[]
  readonly colour: PreparedColumn | null
  readonly binned: string | null
  readonly equal: (a: PreparedColumn, b: PreparedColumn) => boolean
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

function resolver(vql: Vql, prepared: PreparedDataset): (column: VqlColumn) => PreparedColumn | null {
  const tableOf = (name: string) => prepared.tables.find(({ profile }) => same(profile.name, name))
  return ({ alias, name }) => {
    const names = alias === null ? [...vql.tables.values()] : [vql.tables.get(alias) ?? alias]
    for (const table of names) {
      const found = tableOf(table)?.columns.find(({ profile }) => same(profile.name, name))
      if (found !== undefined) return found
    }
    return null
  }
}

const isUnique = ({ profile, table }: PreparedColumn): boolean => profile.distinctCount === table.profile.rowCount

/** The gold of a VQL query; null where it names what the dataset does not have. */
export function goldOf(text: string, colourName: string | null, prepared: PreparedDataset): Gold | null {
  const vql = parseVql(text)
  if (vql === null) return null
  const resolve = resolver(vql, prepared)
  const items = vql.items.map(({ aggregate, distinct, column }: VqlItem): GoldItem | null => {
    const found = column.name === '*' ? null : resolve(column)
    return column.name !== '*' && found === null ? null : { aggregate, distinct, column: found }
  })
  const tables = new Set(
    [...vql.tables.values()].flatMap((name) => prepared.tables.find(({ profile }) => same(profile.name, name)) ?? []),
  )
  if (tables.size === 0) return null
  const groups = new Map<PreparedColumn, Set<PreparedColumn>>()
  const owners = new Set<PreparedTable>()
  for (const [left, right] of vql.joins) {
    const [a, b] = [resolve(left), resolve(right)]
    if (a === null || b === null) continue
    const all = new Set([a, b, ...(groups.get(a) ?? []), ...(groups.get(b) ?? [])])
    for (const one of all) groups.set(one, all)
    if (isUnique(a) && !isUnique(b)) owners.add(a.table)
    if (isUnique(b) && !isUnique(a)) owners.add(b.table)
  }
  const counted = new Set([...tables].filter((table) => !owners.has(table)))
  const known = items.flatMap((item) => item ?? [])
  if (known.length !== items.length || known.length < 2) return null
  const groupBy = vql.groupBy.flatMap((column) => resolve(column) ?? [])
  const colour = colourName === null ? null : resolve({ alias: null, name: colourName.replace(/^.*\./, '') })
  if (colourName !== null && colour === null) return null
  return {
    chart: vql.chart,
    items: known,
    tables,
    counted: counted.size > 0 ? counted : tables,
    groupBy,
    colour,
    binned: vql.binned?.by ?? null,
    equal: (a, b) => a === b || (groups.get(a)?.has(b) ?? false),
  }
}

const shows = (gold: Gold, part: DimensionPart | null, column: PreparedColumn | null): boolean =>
  part !== null && column !== null && gold.equal(part.column, column)

function measures(gold: Gold, part: MeasurePart, item: GoldItem, x: PreparedColumn | null): boolean {
  if (item.aggregate === 'COUNT') {
    if (item.distinct)
      return (
        part.aggregate === 'COUNT_DISTINCT' &&
        part.column !== null &&
        item.column !== null &&
        gold.equal(part.column, item.column)
      )
    return part.aggregate === 'COUNT' && gold.counted.has(part.table)
  }
  if (part.column === null || item.column === null || !gold.equal(part.column, item.column)) return false
  if (part.aggregate === item.aggregate) return true
  // One row for each x: its value is also its sum.
  return item.aggregate === null && x !== null && isUnique(x) && x.table === part.table && part.aggregate !== 'COUNT'
}

/** Whether a candidate shows what the gold shows, filters, order and looks aside. */
export function isShownBy(gold: Gold, candidate: Candidate): boolean {
  const colour = candidate.colour ?? candidate.facet
  if (gold.colour === null ? colour !== null : !shows(gold, colour, gold.colour)) return false
  const [first, second] = gold.items
  if (first === undefined || second === undefined) return false
  if (candidate.shape === 'scatter') {
    const [a, b] = candidate.measures
    if (a === undefined || b === undefined || (gold.chart !== 'scatter' && !gold.chart.includes('scatter')))
      return false
    const detail = candidate.detail?.column ?? null
    if (detail !== null && !gold.groupBy.some((column) => gold.equal(column, detail))) return false
    return (
      (measures(gold, a, first, detail) && measures(gold, b, second, detail)) ||
      (measures(gold, a, second, detail) && measures(gold, b, first, detail))
    )
  }
  if (candidate.shape !== 'plain' && candidate.shape !== 'histogram') return false
  if (candidate.shape === 'histogram') return false
  const [measure] = candidate.measures
  if (measure === undefined) return false
  const [dimension, value] = first.aggregate !== null && second.aggregate === null ? [second, first] : [first, second]
  return shows(gold, candidate.x, dimension.column) && measures(gold, measure, value, dimension.column)
}
