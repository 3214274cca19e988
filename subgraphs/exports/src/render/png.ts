import { Resvg } from '@resvg/resvg-js'
import { FONT_FAMILY, fontFiles } from './fonts.js'
import type { Picture, PictureOptions } from './picture.js'
import { renderSvg } from './svg.js'

/** Draws a picture as PNG: the SVG rasterised at `scale` pixels for each CSS pixel. */
export async function renderPng(picture: Picture, options: PictureOptions): Promise<Buffer> {
  const svg = await renderSvg(picture, options)
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: options.scale },
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: FONT_FAMILY },
  })
  return image.render().asPng()
}
