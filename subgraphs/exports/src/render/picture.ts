import { z } from 'zod'

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** A chart and its rows, with nothing left to look up: what every format is made from. */
export const pictureSchema = z.object({
  title: z.string(),
  description: z.string().nullable(),
  /** Vega-Lite; its data source is named `data`. */
  spec: z.record(z.string(), z.json()),
  columns: z.array(z.object({ name: z.string(), type: z.string(), values: z.array(cell) })),
})
export type Picture = z.infer<typeof pictureSchema>

/** Width and height of the whole in CSS pixels, null where nobody asked for any; scale multiplies the pixels of a PNG. */
export interface PictureOptions {
  readonly width: number | null
  readonly height: number | null
  readonly scale: number
  readonly theme: 'LIGHT' | 'DARK'
}

/** The columns turned into rows. */
export function rowsOf(picture: Picture): Record<string, unknown>[] {
  const length = picture.columns[0]?.values.length ?? 0
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(picture.columns.map((column) => [column.name, column.values[row] ?? null])),
  )
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/

/** A date of the data as that calendar date where we draw: Vega draws in local time, and a month must not begin the day before. */
function wallClock(text: string): Date | null {
  const match = DATE.exec(text)
  if (!match) return null
  const [year = 0, month = 1, day = 1, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part || 0))
  return new Date(year, month - 1, day, hours, minutes, seconds)
}

/** What a category without a value is called. Left null, Vega would take it for a category named "null", or leave it out. */
const NONE = '(none)'

/** The rows as Vega reads them: dates as dates, large numbers as numbers. */
export function drawnRowsOf(picture: Picture): Record<string, unknown>[] {
  const types = new Map(picture.columns.map(({ name, type }) => [name, type]))
  const read = (name: string, value: unknown): unknown => {
    const type = types.get(name)
    if (value === null) return type === 'STRING' || type === 'BOOLEAN' ? NONE : null
    if (typeof value !== 'string') return value
    if (type === 'DATE' || type === 'DATETIME') return wallClock(value) ?? value
    return type === 'INTEGER' || type === 'DECIMAL' ? Number(value) : value
  }
  return rowsOf(picture).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]): [string, unknown] => [name, read(name, value)])),
  )
}
