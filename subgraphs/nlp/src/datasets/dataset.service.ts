import type { GraphCall } from '@askchart/service'
import { LRUCache } from 'lru-cache'
import type { PreparedDataset, ValueMatch } from '../reader/types.js'
import type { Reader } from '../reader-port.js'
import type { DatasetDataSource, DatasetHead } from './dataset.data-source.js'

/** Prepared datasets kept in memory; each is some hundred kilobytes. */
const KEPT = 100

export interface OpenDataset extends DatasetHead {
  readonly prepared: PreparedDataset
}

export interface DatasetServiceParts {
  readonly datasets: DatasetDataSource
  readonly reader: Pick<Reader, 'prepareDataset'>
}

/** Datasets ready to be asked about, indexed once for each version. */
export class DatasetService {
  private readonly kept = new LRUCache<string, Promise<PreparedDataset>>({ max: KEPT })

  constructor(private readonly parts: DatasetServiceParts) {}

  /**
   * Asks analytics each time whether the viewer may see the dataset, and for all of it only where its version is new.
   * Throws NotFoundError for a stranger.
   */
  async open(id: string, call: GraphCall): Promise<OpenDataset> {
    const head = await this.parts.datasets.head(id, call)
    return { ...head, prepared: await this.prepared(head, call) }
  }

  /** Only whether the viewer may see it. */
  async head(id: string, call: GraphCall): Promise<DatasetHead> {
    return this.parts.datasets.head(id, call)
  }

  async matchValues(id: string, phrases: readonly string[], call: GraphCall): Promise<readonly ValueMatch[]> {
    return this.parts.datasets.matchValues(id, phrases, call)
  }

  private async prepared(head: DatasetHead, call: GraphCall): Promise<PreparedDataset> {
    const key = `${head.id} ${head.version}`
    const known = this.kept.get(key)
    if (known) return known
    const made = this.parts.datasets.profile(head, call).then((profile) => this.parts.reader.prepareDataset(profile))
    this.kept.set(key, made)
    made.catch(() => this.kept.delete(key))
    return made
  }
}
