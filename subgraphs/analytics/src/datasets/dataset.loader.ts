import { mayRead, type Viewer } from '@askchart/service'
import DataLoader from 'dataloader'
import type { Dataset } from './dataset.js'
import type { DatasetDataSource } from './dataset.data-source.js'

export type DatasetById = DataLoader<string, Dataset | null>

/** Datasets by id for one request, in one query; null for what is not there or the viewer may not see. */
export const datasetLoader = (datasets: DatasetDataSource, viewer: Viewer): DatasetById =>
  new DataLoader(async (ids) => {
    const found = new Map((await datasets.byIds(ids)).map((dataset) => [dataset.id, dataset]))
    return ids.map((id) => {
      const dataset = found.get(id)
      return dataset && mayRead(viewer, dataset.workspaceId) ? dataset : null
    })
  })
