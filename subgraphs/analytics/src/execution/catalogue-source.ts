import type { Viewer } from '@askchart/service'
import type { Catalogue } from '../query/catalogue.js'

/** Where queries find what a dataset holds. Null where there is no such dataset with rows. */
export interface CatalogueSource {
  /** Null, too, where the viewer may not read the dataset. */
  catalogueFor(viewer: Viewer, datasetId: string): Promise<Catalogue | null>
  /** For callers whose right was proven otherwise: a data grant. */
  catalogueOf(datasetId: string): Promise<Catalogue | null>
}
