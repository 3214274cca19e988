import type { DataColumn, QuerySpec, VegaLiteSpec } from '@askchart/vocabulary'
import type { Change } from '../spec-edits.js'

/** What every section of the panel is given: the chart, and how to edit it. */
export interface EditProps {
  readonly spec: VegaLiteSpec
  readonly query: QuerySpec
  readonly columns: readonly DataColumn[]
  readonly datasetId: string | null
  readonly onEdit: (changes: readonly Change[]) => void
}
