import type { Cell, ColumnType, TableProfile } from '@askchart/vocabulary'
import type { Catalogue } from '../query/catalogue.js'
import { daysOf } from '../query/calendar.js'
import { toldIn } from '../query/zone.js'
import type { QueryRows } from './query.data-source.js'

type Calendars = Pick<Catalogue, 'calendar'>

/** The same with each point in time as the dataset's clocks show it: `2025-03-30T03:30:00+02:00`. In UTC it ends in Z. */
export function shownRows(rows: QueryRows, catalogue: Calendars): QueryRows {
  const zone = zoneOf(catalogue)
  if (zone === null) return rows
  const columns = rows.columns.map((column) =>
    column.type === 'DATETIME' ? { ...column, values: column.values.map((cell) => shownIn(cell, zone)) } : column,
  )
  return { ...rows, columns }
}

/** The same for one cell of a column of this type. */
export function shownCell(cell: Cell, type: ColumnType, catalogue: Calendars): Cell {
  const zone = type === 'DATETIME' ? zoneOf(catalogue) : null
  return zone === null ? cell : shownIn(cell, zone)
}

/** The same with the range and the values of each point in time told so. */
export function shownTables(tables: readonly TableProfile[], catalogue: Calendars): readonly TableProfile[] {
  if (zoneOf(catalogue) === null) return tables
  const shown = (cell: Cell): Cell => shownCell(cell, 'DATETIME', catalogue)
  return tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) =>
      column.type === 'DATETIME'
        ? {
            ...column,
            minimum: shown(column.minimum),
            maximum: shown(column.maximum),
            sampleValues: column.sampleValues.map(shown),
          }
        : column,
    ),
  }))
}

const zoneOf = ({ calendar }: Calendars): string | null => (calendar === undefined ? null : daysOf(calendar).zone)

function shownIn(cell: Cell, zone: string): Cell {
  const instant = typeof cell === 'string' ? new Date(cell) : null
  return instant === null || Number.isNaN(instant.getTime()) ? cell : toldIn(instant, zone)
}
