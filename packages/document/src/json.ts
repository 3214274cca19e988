import type { Json, JsonObject } from '@askchart/vocabulary'

/** Any value as JSON has it: what JSON does not know becomes null. Objects keep their own keys only. */
export function toJson(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value !== 'object' || value === null) return null
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toJson(part)]))
}

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isJsonList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)
