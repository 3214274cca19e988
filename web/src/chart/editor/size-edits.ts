import type { VegaLiteSpec } from '@askchart/vocabulary'
import type { Change } from '../spec-edits.js'
import { setPart } from './places.js'

/** CSS pixels of the plot; null leaves it to the place it is shown in. */
export interface Size {
  readonly width: number | null
  readonly height: number | null
}

export const SMALLEST = 120
export const LARGEST = { width: 2000, height: 1200 } as const

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

export const sizeOf = (spec: VegaLiteSpec): Size => ({
  width: numberOf(spec['width']),
  height: numberOf(spec['height']),
})

export const changeSize = (spec: VegaLiteSpec, side: keyof Size, pixels: number | null): readonly Change[] =>
  setPart(
    '/spec',
    spec,
    [side],
    pixels === null ? null : Math.round(Math.min(LARGEST[side], Math.max(SMALLEST, pixels))),
  )
