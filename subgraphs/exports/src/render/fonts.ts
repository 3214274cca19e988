import { createRequire } from 'node:module'
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'

const resolve = createRequire(import.meta.url).resolve

export const FONT_FAMILY = 'Inter'

/** TrueType files of the one font that pictures are drawn with. resvg draws no text at all from other formats. */
export const fontFiles: readonly string[] = [
  resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
]

let context: SKRSContext2D | null = null

/** Width in pixels of a text drawn with `font` (a CSS font), as resvg will draw it. */
export function textWidth(text: string, font: string): number {
  if (!context) {
    for (const file of fontFiles) GlobalFonts.registerFromPath(file, FONT_FAMILY)
    context = createCanvas(1, 1).getContext('2d')
  }
  context.font = font
  return context.measureText(text).width
}
