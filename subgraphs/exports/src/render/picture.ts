import { z } from 'zod'

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** A chart and its rows, with nothing left to look up: what every format is made from. */
export const pictureSchema = z.object({
  title: z.string(),
  description: z.string().nullable(),
  /** Vega-Lite; its data source is named `data`. */
  spec: z.record(z.string(), z.unknown()),
  columns: z.array(z.object({ name: z.string(), type: z.string(), values: z.array(cell) })),
})
export type Picture = z.infer<typeof pictureSchema>

/** Width and height in CSS pixels; scale multiplies the pixels of a PNG. */
export interface PictureOptions {
  readonly width: number
  readonly height: number
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
