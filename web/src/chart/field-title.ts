import type { VegaLiteSpec } from '@askchart/vocabulary'
import { isObject } from './spec-read.js'

/** What the chart's axes and legends call a field; its own name in words where they do not say. */
export function fieldTitle(spec: VegaLiteSpec, field: string): string {
  const { encoding } = spec
  const channels = isObject(encoding) ? Object.values(encoding) : []
  for (const channel of channels) {
    if (isObject(channel) && channel['field'] === field && typeof channel['title'] === 'string') return channel['title']
  }
  return field.replaceAll('_', ' ')
}
