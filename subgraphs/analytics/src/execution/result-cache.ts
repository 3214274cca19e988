import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Catalogue } from '../query/catalogue.js'
import type { CompiledQuery } from '../query/compile.js'
import type { QueryRows } from './query.data-source.js'

/**
 * Results by dataset, its version and the statement with its values. Today's date is one of the values of a query with
 * relative time, so a new day asks anew.
 */
export interface ResultCache {
  /** The cached rows, those another asker is already waiting for, or what `load` gives. Failures are not kept. */
  get(catalogue: Catalogue, compiled: CompiledQuery, load: () => Promise<QueryRows>): Promise<QueryRows>
}

const keyOf = ({ id, version, database }: Catalogue, { sql, parameters }: CompiledQuery): string =>
  createHash('sha256')
    .update(JSON.stringify([id, version, database, sql, parameters]))
    .digest('base64')

/** `maxCells` bounds all kept results together; one larger than a quarter of it is not kept. */
export function createResultCache(maxCells = 4_000_000): ResultCache {
  const kept = new LRUCache<string, QueryRows>({ maxSize: maxCells, maxEntrySize: Math.ceil(maxCells / 4) })
  const running = new Map<string, Promise<QueryRows>>()
  return {
    async get(catalogue, compiled, load) {
      const key = keyOf(catalogue, compiled)
      const known = kept.get(key)
      if (known !== undefined) return known
      const started = running.get(key)
      if (started !== undefined) return started
      const promise = load()
      running.set(key, promise)
      try {
        const rows = await promise
        kept.set(key, rows, { size: 1 + rows.rowCount * rows.columns.length })
        return rows
      } finally {
        running.delete(key)
      }
    },
  }
}
