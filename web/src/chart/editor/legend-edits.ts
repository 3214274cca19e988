import type { JsonObject, VegaLiteSpec } from '@askchart/vocabulary'
import type { Change } from '../spec-edits.js'
import { channel, isObject } from '../spec-read.js'
import { partAt, setEverywhere, setPart } from './places.js'

export const legendPlaces = { top: 'Above', right: 'Right', bottom: 'Below', left: 'Left' } as const
export type LegendPlace = keyof typeof legendPlaces

export interface LegendLook {
  readonly shown: boolean
  readonly title: string
  readonly place: LegendPlace
}

const isPlace = (value: unknown): value is LegendPlace => typeof value === 'string' && value in legendPlaces

/** Null where nothing is told by colour. */
export function legendLook(spec: VegaLiteSpec): LegendLook | null {
  const color = channel(spec, 'color')
  if (typeof color?.['field'] !== 'string') return null
  const said = partAt(color, 'legend', 'title') ?? color['title']
  const place = partAt(color, 'legend', 'orient')
  return {
    shown: color['legend'] !== null,
    title: typeof said === 'string' ? said : color['field'],
    place: isPlace(place) ? place : 'top',
  }
}

/** Hidden is a null within the channel, which no path could set: the channel is said anew. */
export function showLegend(spec: VegaLiteSpec, shown: boolean): readonly Change[] {
  const color = channel(spec, 'color')
  if (!color || shown === (color['legend'] !== null)) return []
  const value: JsonObject = { ...color, legend: shown ? {} : null }
  return [{ path: '/spec/encoding/color', value }]
}

export function setLegendTitle(spec: VegaLiteSpec, title: string): readonly Change[] {
  const color = channel(spec, 'color')
  const inside = partAt(color ?? undefined, 'legend', 'title') !== undefined
  return setEverywhere(spec, 'color', inside ? ['legend', 'title'] : ['title'], title)
}

export function placeLegend(spec: VegaLiteSpec, place: LegendPlace): readonly Change[] {
  const color = channel(spec, 'color')
  if (!color) return []
  const legend = isObject(color['legend']) ? color['legend'] : undefined
  return setPart('/spec/encoding/color/legend', legend, ['orient'], place)
}
