import { type GraphCall, queryHash } from '@askchart/service'
import type { DatasetProfile, QueryProblem, QuerySpec } from '@askchart/vocabulary'
import { LRUCache } from 'lru-cache'
import { taughtBy } from '../learning/lesson.js'
import type { LearningDataSource } from '../learning/learning.data-source.js'
import type { PreparedDataset, Taught, ValueMatch } from '../reader/types.js'
import type { Reader } from '../reader-port.js'
import type { DatasetDataSource, DatasetHead } from './dataset.data-source.js'

/** Prepared datasets kept in memory; each is some hundred kilobytes. */
const KEPT = 100

export interface OpenDataset extends DatasetHead {
  readonly prepared: PreparedDataset
}

export interface DatasetServiceParts {
  readonly datasets: DatasetDataSource
  readonly lessons: Pick<LearningDataSource, 'lessonsFor'>
  readonly reader: Pick<Reader, 'prepareDataset'>
}

/** Datasets ready to be asked about, indexed once for each version and whatever their workspace has taught. */
export class DatasetService {
  private readonly profiles = new LRUCache<string, Promise<DatasetProfile>>({ max: KEPT })
  private readonly kept = new LRUCache<string, PreparedDataset>({ max: KEPT })

  constructor(private readonly parts: DatasetServiceParts) {}

  /**
   * Asks analytics each time whether the viewer may see the dataset, and for all of it only where its version is new.
   * Throws NotFoundError for a stranger.
   */
  async open(id: string, call: GraphCall): Promise<OpenDataset> {
    const head = await this.parts.datasets.head(id, call)
    const lessons = await this.parts.lessons.lessonsFor({ workspaceId: head.workspaceId, datasetId: id })
    return { ...head, prepared: await this.prepared(head, call, taughtBy(lessons)) }
  }

  /** The dataset as its names alone say, whatever was taught. Throws NotFoundError for a stranger. */
  async openUntaught(id: string, call: GraphCall): Promise<OpenDataset> {
    const head = await this.parts.datasets.head(id, call)
    return { ...head, prepared: await this.prepared(head, call, taughtBy([])) }
  }

  /** What analytics finds wrong with a query; null where it can be run. */
  async faultOf(id: string, query: QuerySpec, call: GraphCall): Promise<QueryProblem | null> {
    return this.parts.datasets.faultOf(id, query, call)
  }

  /** Only whether the viewer may see it. */
  async head(id: string, call: GraphCall): Promise<DatasetHead> {
    return this.parts.datasets.head(id, call)
  }

  async matchValues(id: string, phrases: readonly string[], call: GraphCall): Promise<readonly ValueMatch[]> {
    return this.parts.datasets.matchValues(id, phrases, call)
  }

  private async prepared(head: DatasetHead, call: GraphCall, taught: Taught): Promise<PreparedDataset> {
    const profile = await this.profile(head, call)
    const key = `${head.id} ${head.version} ${queryHash(taught)}`
    const known = this.kept.get(key)
    if (known) return known
    const made = this.parts.reader.prepareDataset(profile, taught)
    this.kept.set(key, made)
    return made
  }

  private async profile(head: DatasetHead, call: GraphCall): Promise<DatasetProfile> {
    const key = `${head.id} ${head.version}`
    const known = this.profiles.get(key)
    if (known) return known
    const asked = this.parts.datasets.profile(head, call)
    this.profiles.set(key, asked)
    asked.catch(() => this.profiles.delete(key))
    return asked
  }
}
