import type { Aggregate, ColumnProfile } from '@askchart/vocabulary'

/** d3-format strings for an axis and for a single value; null leaves the axis to Vega's own choice. */
export interface NumberFormats {
  readonly axis: string | null
  readonly value: string
}

const DOLLARS = new Set(['USD', '$'])
const WHOLE: NumberFormats = { axis: null, value: ',' }

/** How the numbers of a measure are written, by what was counted, the column's type and its unit. */
export function measureFormats(aggregate: Aggregate | undefined, column: ColumnProfile | null): NumberFormats {
  if (aggregate === 'COUNT' || aggregate === 'COUNT_DISTINCT') return WHOLE
  if (DOLLARS.has(column?.unit ?? '')) return { axis: '$,.2~f', value: '$,.2f' }
  if (column?.role === 'TIME') return { axis: 'd', value: 'd' }
  const exact = aggregate === undefined || aggregate === 'SUM' || aggregate === 'MINIMUM' || aggregate === 'MAXIMUM'
  return column?.type === 'INTEGER' && exact ? WHOLE : { axis: null, value: ',.2~f' }
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
