import type { Aggregate, ColumnRole, ColumnType } from '../../graphql/generated/graphql.js'

const isNumber = (type: ColumnType): boolean => type === 'INTEGER' || type === 'DECIMAL'

/** What a column of this type may be for. */
export function rolesFor(type: ColumnType): readonly ColumnRole[] {
  if (type === 'DATE' || type === 'DATETIME') return ['TIME']
  return [...(isNumber(type) ? (['MEASURE'] as const) : []), 'DIMENSION', 'IDENTIFIER', 'GEOGRAPHY']
}

/** How a column of this type may be summed up. */
export function aggregatesFor(type: ColumnType): readonly Aggregate[] {
  return [
    ...(isNumber(type) ? (['SUM', 'AVERAGE', 'MEDIAN'] as const) : []),
    ...(type === 'BOOLEAN' ? [] : (['MINIMUM', 'MAXIMUM'] as const)),
    'COUNT',
    'COUNT_DISTINCT',
  ]
}

export const aggregateNames: Record<Aggregate, string> = {
  SUM: 'total',
  AVERAGE: 'average',
  MEDIAN: 'median',
  MINIMUM: 'smallest',
  MAXIMUM: 'largest',
  COUNT: 'number of values',
  COUNT_DISTINCT: 'number of different values',
}
