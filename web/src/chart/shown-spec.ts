import type { VegaLiteSpec } from '@askchart/vocabulary'
import type { Change } from './spec-edits.js'

/** A spec, and how to edit it. */
export interface ShownSpec {
  readonly spec: VegaLiteSpec
  readonly onEdit: (changes: readonly Change[]) => void
}
