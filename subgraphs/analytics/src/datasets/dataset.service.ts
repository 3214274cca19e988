import {
  BadInputError,
  checkFirst,
  type Connection,
  decodeCursor,
  encodeCursor,
  mayRead,
  newId,
  NotFoundError,
  toConnection,
  type Viewer,
} from '@askchart/service'
import type { Cell } from '@askchart/vocabulary'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { CatalogueSource } from '../execution/catalogue-source.js'
import { shownCell } from '../execution/shown-rows.js'
import { declare, refuse } from '../meanings/meaning.js'
import type { Catalogue } from '../query/catalogue.js'
import type { Dataset, ValueMatch } from './dataset.js'
import type { DatasetDataSource } from './dataset.data-source.js'
import { assertCanChangeDataset, assertCanListDatasets, assertCanSeeDataset } from './dataset.policy.js'
import { checkRelationship, knownRelationship, type WantedRelationship } from './relationship-check.js'
import type { RowReader } from './row-reader.js'

export const SAMPLE_NAME = 'Sample: a shop'
const MAX_PHRASES = 50
const MAX_PHRASE = 200
const cursor = z.tuple([z.number(), z.string()])

export interface DatasetServiceParts {
  readonly datasets: DatasetDataSource
  readonly rows: RowReader
  /** The ClickHouse database of the sample. */
  readonly sampleDatabase: string
  readonly clock: () => Date
}

/** Datasets and what their columns mean. */
export class DatasetService implements CatalogueSource {
  private readonly catalogues = new LRUCache<string, Catalogue>({ max: 200 })

  constructor(private readonly parts: DatasetServiceParts) {}

  async dataset(id: string, viewer: Viewer): Promise<Dataset> {
    const [found = null] = await this.parts.datasets.byIds([id])
    assertCanSeeDataset(viewer, found, id)
    return found
  }

  /** A dataset that the viewer may change. Throws NotFoundError for a stranger, ForbiddenError for who may only look. */
  async changeable(id: string, viewer: Viewer): Promise<Dataset> {
    const [found = null] = await this.parts.datasets.byIds([id])
    assertCanChangeDataset(viewer, found, id)
    return found
  }

  async catalogueFor(viewer: Viewer, datasetId: string): Promise<Catalogue | null> {
    const [found] = await this.parts.datasets.byIds([datasetId])
    return found && mayRead(viewer, found.workspaceId) ? this.read(found) : null
  }

  async catalogueOf(datasetId: string): Promise<Catalogue | null> {
    const [found] = await this.parts.datasets.byIds([datasetId])
    return found ? this.read(found) : null
  }

  /** The catalogue of this dataset as it is at this version, or newer. */
  async read(dataset: Dataset): Promise<Catalogue> {
    const known = this.catalogues.get(`${dataset.id} ${dataset.version}`)
    if (known) return known
    const read = await this.parts.datasets.catalogue(dataset.id)
    if (!read) throw new NotFoundError('dataset', dataset.id)
    this.catalogues.set(`${read.id} ${read.version}`, read)
    return read
  }

  /** Datasets of one workspace, or of all of the viewer's; those that never had the sample get it. */
  async list(
    viewer: Viewer,
    { workspaceId, first, after }: { workspaceId: string | null; first: number; after: string | null },
  ): Promise<Connection<Dataset> & { readonly totalCount: number }> {
    checkFirst(first)
    if (workspaceId !== null) assertCanListDatasets(viewer, workspaceId)
    const workspaceIds = workspaceId === null ? viewer.workspaces.map(({ id }) => id) : [workspaceId]
    const from = after === null ? null : decodeCursor(after, cursor)
    await this.giveSample(workspaceIds)
    const [page, totalCount] = await Promise.all([
      this.parts.datasets.page({
        workspaceIds,
        limit: first + 1,
        after: from && { createdAt: new Date(from[0]), id: from[1] },
      }),
      this.parts.datasets.total(workspaceIds),
    ])
    const connection = toConnection(page, first, after, ({ createdAt, id }) => encodeCursor([createdAt.getTime(), id]))
    return { ...connection, totalCount }
  }

  async declareRelationship(wanted: WantedRelationship, viewer: Viewer): Promise<Dataset> {
    const { datasetId } = wanted
    const found = await this.changeable(datasetId, viewer)
    const relationship = checkRelationship(wanted, await this.read(found))
    await this.parts.datasets.changeRelationships(datasetId, declare(relationship))
    return this.dataset(datasetId, viewer)
  }

  /** Takes back what was declared, or refuses what was found, which then does not come back. */
  async removeRelationship(
    { datasetId, from, to }: { readonly datasetId: string; readonly from: string; readonly to: string },
    viewer: Viewer,
  ): Promise<Dataset> {
    const found = await this.changeable(datasetId, viewer)
    const ends = knownRelationship(await this.read(found), from, to)
    await this.parts.datasets.changeRelationships(datasetId, refuse(ends))
    return this.dataset(datasetId, viewer)
  }

  async delete(id: string, viewer: Viewer): Promise<boolean> {
    return this.parts.datasets.remove(await this.changeable(id, viewer))
  }

  async matchValues(dataset: Dataset, phrases: readonly string[], first: number): Promise<ValueMatch[]> {
    checkFirst(first)
    if (phrases.length > MAX_PHRASES)
      throw new BadInputError('phrases', `At most ${MAX_PHRASES} phrases at once; there are ${phrases.length}.`)
    if (phrases.some((phrase) => phrase.length > MAX_PHRASE))
      throw new BadInputError('phrases', `A phrase has at most ${MAX_PHRASE} characters.`)
    return this.parts.rows.matchValues(await this.read(dataset), [...new Set(phrases)], first)
  }

  async preview(catalogue: Catalogue, table: string, first: number): Promise<Cell[][]> {
    const rows = await this.parts.rows.preview(catalogue, table, checkFirst(first))
    const columns = catalogue.tables.find(({ name }) => name === table)?.columns ?? []
    return rows.map((cells) => columns.map(({ type }, index) => shownCell(cells[index] ?? null, type, catalogue)))
  }

  private async giveSample(workspaceIds: readonly string[]): Promise<void> {
    const { datasets, sampleDatabase, clock } = this.parts
    const missing = await datasets.withoutSample(workspaceIds)
    await datasets.addSamples(
      missing.map((workspaceId) => ({
        id: newId('dataset'),
        workspaceId,
        name: SAMPLE_NAME,
        database: sampleDatabase,
        createdAt: clock(),
      })),
    )
  }
}
