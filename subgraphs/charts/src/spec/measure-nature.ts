import { type Aggregate, type DatasetProfile, type Measure, splitRef } from '@askchart/vocabulary'
import { columnIn, metricIn, tableIn } from './profile.js'

const ADDITIVE: ReadonlySet<string> = new Set(['SUM', 'COUNT'])
const counts = (aggregate: Aggregate | undefined): boolean => aggregate === 'COUNT' || aggregate === 'COUNT_DISTINCT'

/** Whether the values of several groups may be added up, as a stack of bars or a pie adds them. */
export function addsUp({ aggregate, metric, per, derive }: Measure, profile: DatasetProfile): boolean {
  if (per !== undefined) return false
  switch (derive?.kind) {
    case undefined:
    case 'RUNNING_TOTAL':
      return metric === undefined
        ? aggregate !== undefined && ADDITIVE.has(aggregate)
        : metricIn(profile, metric)?.addsUp === true
    case 'SHARE':
      return true
    case 'CHANGE':
    case 'GROWTH':
      return false
  }
}

/** Whether values are differences, which lie on both sides of 0. */
export const isDifference = ({ derive }: Measure): boolean => derive?.kind === 'CHANGE' || derive?.kind === 'GROWTH'

/** Whether a measure counts, among the rows that its divisor counts, those that meet a filter. */
export const isShareOfRows = ({ column, aggregate, filter, per }: Measure): boolean =>
  per !== undefined && filter !== undefined && counts(aggregate) && aggregate === per.aggregate && column === per.column

/** Whether values are parts of 1, to be written in percent: shares, growth, and quotients of the same in the same unit. */
export function isFraction(measure: Measure, profile: DatasetProfile): boolean {
  const { column, aggregate, metric, per, derive } = measure
  if (derive?.kind === 'SHARE' || derive?.kind === 'GROWTH') return true
  if (per === undefined) return metricIn(profile, metric)?.isFraction === true
  if (isShareOfRows(measure)) return true
  if (aggregate !== 'SUM' || per.aggregate !== 'SUM' || column === undefined || per.column === undefined) return false
  const unit = columnIn(profile, column)?.unit ?? null
  return unit !== null && unit === (columnIn(profile, per.column)?.unit ?? null)
}

/**
 * The table whose rows a count of a key stands for: its own, or for different keys to another table's rows that table. Null for
 * other measures, and for different keys that several rows repeat and no table holds.
 */
export function countedTable(
  { column, aggregate }: Pick<Measure, 'column' | 'aggregate'>,
  profile: DatasetProfile,
): string | null {
  if (column === undefined || !counts(aggregate)) return null
  const known = columnIn(profile, column)
  if (known?.role !== 'IDENTIFIER') return null
  const own = splitRef(column).table
  if (aggregate === 'COUNT') return own
  const referred = profile.relationships.find(({ from }) => from === column)
  if (referred !== undefined) return splitRef(referred.to).table
  const rows = tableIn(profile, own)?.rowCount
  return known.distinctCount !== null && rows !== undefined && known.distinctCount < rows ? null : own
}
