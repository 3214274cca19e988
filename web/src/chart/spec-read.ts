import type { Json, JsonObject, VegaLiteSpec } from '@askchart/vocabulary'

/** True of a JSON object that is no array. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a channel encodes; null where it is not used, or not by an object. */
export function channel(spec: VegaLiteSpec, name: string): JsonObject | null {
  const { encoding } = spec
  const found = isObject(encoding) ? encoding[name] : undefined
  return isObject(found) ? found : null
}

export const isMeasure = (found: JsonObject | null): found is JsonObject => found?.['type'] === 'quantitative'
export const isCategory = (found: JsonObject | null): found is JsonObject =>
  found?.['type'] === 'nominal' || found?.['type'] === 'ordinal'
