import type { RequestContext } from '@askchart/service'
import type { ExportService } from './exports/export.service.js'

/** Subscriptions are opened outside a resolver instance, so they find the service here. */
export interface ExportsContext extends RequestContext {
  readonly exports: ExportService
}
