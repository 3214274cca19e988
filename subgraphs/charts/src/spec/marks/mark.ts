import type { JsonObject, Mark } from '@askchart/vocabulary'
import type { Layout } from '../layout.js'

/** How one mark is drawn. `spec` is called only for layouts whose mark it is. */
export interface MarkPainter {
  readonly mark: Mark
  spec(layout: Layout): JsonObject
}
