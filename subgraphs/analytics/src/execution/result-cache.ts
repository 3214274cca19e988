import { createHash } from 'node:crypto'
import type { Logger } from '@askchart/service'
import type { Catalogue } from '../query/catalogue.js'
import type { CompiledQuery } from '../query/compile.js'
import type { QueryRows } from './query.data-source.js'
import { cellsOf, createResultStore } from './result-store.js'

/**
 * Results by dataset, its version and the statement with its values. Today's date is one of the values of a query with
 * relative time, so a new day asks anew.
 */
export interface ResultCache {
  /** The cached rows, those another asker is already waiting for, or what `load` gives. Failures are not kept. */
  get(catalogue: Catalogue, compiled: CompiledQuery, load: () => Promise<QueryRows>): Promise<QueryRows>
  stop(): Promise<void>
}

export interface ResultCacheOptions {
  /** Where processes share results; null keeps them in this process alone. */
  readonly redisUrl: string | null
  readonly log: Logger
  /** By which results of live databases grow old. */
  readonly clock?: () => Date
  /** Bounds all results kept in memory together; one larger than a quarter of it is not kept. */
  readonly maxCells?: number
}

/** Rows of a live database may change at any moment; the few who ask at once still share one query. */
const LIVE_MS = 15_000

const keyOf = ({ id, version, database }: Catalogue, { sql, parameters }: CompiledQuery): string =>
  createHash('sha256')
    .update(JSON.stringify([id, version, database, sql, parameters]))
    .digest('base64url')

/** Askers of one process at once share one query, whether its result is kept or not. */
export function createResultCache({
  redisUrl,
  log,
  clock = () => new Date(),
  maxCells = 4_000_000,
}: ResultCacheOptions): ResultCache {
  const store = createResultStore(redisUrl, log, maxCells)
  const running = new Map<string, Promise<QueryRows>>()
  const isFresh = ({ live }: Catalogue, { asOf }: QueryRows): boolean =>
    live === undefined || clock().getTime() - asOf.getTime() < LIVE_MS
  async function keptOrLoaded(key: string, catalogue: Catalogue, load: () => Promise<QueryRows>): Promise<QueryRows> {
    const kept = await store.get(key)
    if (kept !== undefined && isFresh(catalogue, kept)) return kept
    const rows = await load()
    if (cellsOf(rows) <= maxCells / 4) await store.set(key, rows)
    return rows
  }
  return {
    get(catalogue, compiled, load) {
      const key = keyOf(catalogue, compiled)
      const started = running.get(key)
      if (started !== undefined) return started
      const promise = keptOrLoaded(key, catalogue, load).finally(() => running.delete(key))
      running.set(key, promise)
      return promise
    },
    stop: () => store.stop(),
  }
}
