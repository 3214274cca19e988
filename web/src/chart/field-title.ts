import type { Json, VegaLiteSpec } from '@askchart/vocabulary'
import { isObject } from './spec-read.js'

function titleIn({ encoding, layer }: VegaLiteSpec, field: string): string | null {
  // Tooltips name every column, so they come first.
  const channels = isObject(encoding) ? [encoding['tooltip'] ?? [], ...Object.values(encoding)].flat() : []
  for (const found of channels) {
    if (isObject(found) && found['field'] === field && typeof found['title'] === 'string') return found['title']
  }
  const layers: readonly Json[] = Array.isArray(layer) ? layer : []
  for (const one of layers) {
    const title = isObject(one) ? titleIn(one, field) : null
    if (title !== null) return title
  }
  return null
}

/** What the chart's axes and legends call a field; its own name in words where they do not say. */
export function fieldTitle(spec: VegaLiteSpec, field: string): string {
  return titleIn(spec, field) ?? field.replaceAll('_', ' ')
}
