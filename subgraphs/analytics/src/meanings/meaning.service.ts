import type { Viewer } from '@askchart/service'
import type { ColumnProfile } from '@askchart/vocabulary'
import type { Dataset } from '../datasets/dataset.js'
import { knownColumn } from '../datasets/known-column.js'
import type { DatasetService } from '../datasets/dataset.service.js'
import type { Catalogue } from '../query/catalogue.js'
import { changedColumn, checkColumn, type ColumnChange } from './column-check.js'
import type { MeaningDataSource } from './meaning.data-source.js'

export interface MeaningServiceParts {
  readonly datasets: Pick<DatasetService, 'changeable' | 'dataset' | 'read'>
  readonly meanings: MeaningDataSource
}

/** Says what data means, over what was found in it: editors may. */
export class MeaningService {
  constructor(private readonly parts: MeaningServiceParts) {}

  async describeColumn(
    { datasetId, column, ...wanted }: ColumnChange & { readonly datasetId: string; readonly column: string },
    viewer: Viewer,
  ): Promise<ColumnProfile> {
    const catalogue = await this.changeable(datasetId, viewer)
    const { table, profile } = knownColumn(catalogue, 'input.column', column)
    const columns = catalogue.tables.find(({ name }) => name === table)?.columns ?? []
    const change = checkColumn(wanted, profile, columns)
    await this.parts.meanings.change(datasetId, (said) => ({
      ...said,
      columns: { ...said.columns, [column]: changedColumn(said.columns?.[column] ?? {}, change) },
    }))
    return knownColumn(await this.changed(datasetId, viewer), 'input.column', column).profile
  }

  private async changeable(datasetId: string, viewer: Viewer): Promise<Catalogue> {
    const { datasets } = this.parts
    return datasets.read(await datasets.changeable(datasetId, viewer))
  }

  private async changed(datasetId: string, viewer: Viewer): Promise<Catalogue> {
    const { datasets } = this.parts
    const dataset: Dataset = await datasets.dataset(datasetId, viewer)
    return datasets.read(dataset)
  }
}
