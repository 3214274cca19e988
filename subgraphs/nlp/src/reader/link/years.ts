import type { PreparedColumn } from '../types.js'

/** Numbers that lie where years do, whatever they are called: `Founded`. */
export const looksLikeYears = (column: PreparedColumn): boolean => {
  const { minimum, maximum, type, sampleValues } = column.profile
  return (
    column.isNumber &&
    !column.isKey &&
    typeof minimum === 'number' &&
    typeof maximum === 'number' &&
    minimum >= 1000 &&
    maximum <= 2100 &&
    (type === 'INTEGER' || sampleValues.every((value) => Number.isInteger(value)))
  )
}
