import { BadInputError } from '@askchart/service'
import type { DataColumn } from '@askchart/vocabulary'
import type { QueryRows } from './query.data-source.js'
import { thin } from './thin.js'

export interface PageRequest {
  readonly names: readonly string[] | null
  /** How many rows; all of them by default. */
  readonly first: number | null
  /** How many rows were had before. */
  readonly after: number | null
  readonly maxPoints: number | null
}

const NUMERIC = new Set(['INTEGER', 'DECIMAL'])

function atLeast(field: string, value: number | null, minimum: number): number | null {
  if (value !== null && value < minimum) {
    throw new BadInputError(field, `${field} must be ${minimum} or more; it is ${value}.`)
  }
  return value
}

/** The asked columns of one page, thinned to at most `maxPoints` rows. Throws BadInputError for what cannot be had. */
export function pageOf(rows: QueryRows, request: PageRequest): readonly DataColumn[] {
  const first = atLeast('first', request.first, 0) ?? rows.rowCount
  const after = atLeast('after', request.after, 0) ?? 0
  const maxPoints = atLeast('maxPoints', request.maxPoints, 2)
  const page = rows.columns.map((column) => ({ ...column, values: column.values.slice(after, after + first) }))
  const names = request.names ?? page.map(({ name }) => name)
  const asked = names.map((name) => {
    const column = page.find((candidate) => candidate.name === name)
    if (column !== undefined) return column
    const known = page.map((candidate) => `"${candidate.name}"`).join(', ')
    throw new BadInputError('names', `This data has no column "${name}". It has ${known}.`)
  })
  const count = page[0]?.values.length ?? 0
  if (maxPoints === null || count <= maxPoints) return asked
  const isMeasure = (column: DataColumn, index: number): boolean => index > 0 && NUMERIC.has(column.type)
  const kept = thin(
    page.filter((column, index) => !isMeasure(column, index)),
    page.filter(isMeasure),
    count,
    maxPoints,
  )
  return asked.map((column) => ({ ...column, values: kept.map((row) => column.values[row] ?? null) }))
}
