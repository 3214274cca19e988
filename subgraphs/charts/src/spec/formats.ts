import { type ColumnProfile, type DatasetProfile, type Measure, splitRef } from '@askchart/vocabulary'
import { isFraction } from './measure-nature.js'
import { columnIn, metricIn, tableIn } from './profile.js'

/** d3-format strings for an axis and for a single value; null leaves the axis to Vega's own choice. */
export interface NumberFormats {
  readonly axis: string | null
  readonly value: string
}

const DOLLARS = new Set(['USD', '$'])
const WHOLE: NumberFormats = { axis: null, value: ',' }

const MONEY: NumberFormats = { axis: '$,.2~f', value: '$,.2f' }
const PLAIN: NumberFormats = { axis: null, value: ',.2~f' }

/** Up to a tenth of a percent; an axis leaves out zeros. */
const PERCENT: NumberFormats = { axis: '.1~%', value: '.1%' }

/** How the numbers of a measure are written, by what was computed, the column's type and its unit. */
export function measureFormats(measure: Measure, profile: DatasetProfile): NumberFormats {
  const { column: ref, aggregate, metric, per } = measure
  const column = ref === undefined ? null : columnIn(profile, ref)
  if (isFraction(measure, profile)) return PERCENT
  if (metric !== undefined && per === undefined)
    return DOLLARS.has(metricIn(profile, metric)?.unit ?? '') ? MONEY : PLAIN
  if (per === undefined && (aggregate === 'COUNT' || aggregate === 'COUNT_DISTINCT')) return WHOLE
  const divisor = per?.column === undefined ? null : columnIn(profile, per.column)
  const isMoney = DOLLARS.has(column?.unit ?? '') && !(per?.aggregate === 'SUM' && DOLLARS.has(divisor?.unit ?? ''))
  const counted = aggregate === 'COUNT' || aggregate === 'COUNT_DISTINCT'
  if (isMoney && !counted) return MONEY
  if (column?.role === 'TIME') return { axis: 'd', value: 'd' }
  const whole = aggregate === undefined || aggregate === 'SUM' || aggregate === 'MINIMUM' || aggregate === 'MAXIMUM'
  if (column?.type === 'INTEGER' && whole && per === undefined) return WHOLE
  return { axis: null, value: per === undefined && staysSmall(measure, profile) ? SMALL : ',.2~f' }
}

/** Four digits that count: two decimals would make 0 of most of what is far below 1. */
const SMALL = ',.4~r'

/** Whether every number of a measure is below 1, by the range of its column. */
function staysSmall({ column: ref, aggregate }: Measure, profile: DatasetProfile): boolean {
  if (ref === undefined) return false
  const { minimum, maximum } = columnIn(profile, ref) ?? {}
  const largest = Math.max(Math.abs(Number(minimum ?? Number.NaN)), Math.abs(Number(maximum ?? Number.NaN)))
  const added = aggregate === 'SUM' ? (tableIn(profile, splitRef(ref).table)?.rowCount ?? Number.NaN) : 1
  return largest * added < 1
}

/** How the numbers of a dimension are written: years and codes without a thousands separator. */
export function dimensionFormats(column: ColumnProfile | null): NumberFormats {
  if (column?.role === 'TIME' || column?.role === 'IDENTIFIER') return { axis: 'd', value: 'd' }
  const [low, high] = [Number(column?.minimum ?? Number.NaN), Number(column?.maximum ?? Number.NaN)]
  if (column?.type === 'INTEGER' && low >= 1000 && high < 3000) return { axis: 'd', value: 'd' }
  return { axis: null, value: column?.type === 'INTEGER' ? ',' : ',.4~f' }
}

/** The unit to name in a title: dollars and shares say themselves in each number. */
export function titleUnit(unit: string | null | undefined): string | null {
  return unit === null || unit === undefined || DOLLARS.has(unit) ? null : unit
}
