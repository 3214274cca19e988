import type { RequestContext } from '@askchart/service'
import type { DatasetById } from './datasets/dataset.loader.js'
import type { ImportService } from './imports/import.service.js'

/** Subscriptions and references are opened outside a resolver instance, so they find what they need here. */
export interface AnalyticsContext extends RequestContext {
  readonly datasetById: DatasetById
  readonly imports: ImportService
}
