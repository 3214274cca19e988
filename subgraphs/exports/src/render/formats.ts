import { renderCsv } from './csv.js'
import type { Picture, PictureOptions } from './picture.js'
import { renderPng } from './png.js'
import { renderSvg } from './svg.js'

/** What a chart can be taken away as. */
export const ExportFormat = { PNG: 'PNG', SVG: 'SVG', CSV: 'CSV' } as const
export type ExportFormat = keyof typeof ExportFormat

export interface Format {
  readonly extension: string
  readonly contentType: string
  render(picture: Picture, options: PictureOptions): Promise<Buffer>
}

/** One entry per format; a missing one fails to compile. */
export const formats: Record<ExportFormat, Format> = {
  PNG: { extension: 'png', contentType: 'image/png', render: renderPng },
  SVG: {
    extension: 'svg',
    contentType: 'image/svg+xml',
    render: async (picture, options) => Buffer.from(await renderSvg(picture, options), 'utf8'),
  },
  CSV: {
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8',
    render: (picture) => Promise.resolve(renderCsv(picture)),
  },
}
