import type { DataColumn, Json, VegaLiteSpec } from '@askchart/vocabulary'
import { useState } from 'react'
import { isObject } from '../spec-read.js'

/** A spec with the rows that it draws. */
interface Drawable {
  readonly spec: VegaLiteSpec
  readonly columns: readonly DataColumn[]
}

/** Whether every field that a spec names is among the columns. */
export function isCovered(found: Json, columns: readonly DataColumn[]): boolean {
  if (Array.isArray(found)) return found.every((part: Json) => isCovered(part, columns))
  if (!isObject(found)) return true
  return Object.entries(found).every(([key, part]) =>
    key === 'field' && typeof part === 'string' ? columns.some(({ name }) => name === part) : isCovered(part, columns),
  )
}

/**
 * What to draw: an edit that asks for other columns shows at once in the spec, but its rows take a moment. Until they are
 * there the chart stays as it was.
 */
export function useDrawable(spec: VegaLiteSpec, columns: readonly DataColumn[] | null): Drawable | null {
  const [last, setLast] = useState<Drawable | null>(null)
  const ready = columns !== null && isCovered(spec, columns)
  if (ready && (last?.spec !== spec || last.columns !== columns)) setLast({ spec, columns })
  if (ready) return { spec, columns }
  return last ?? (columns ? { spec, columns } : null)
}
