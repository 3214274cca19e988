import type { Logger } from '@askchart/service'
import type { DataColumn } from '@askchart/vocabulary'
import { BentoCache, bentostore } from 'bentocache'
import { MemoryDriver } from 'bentocache/drivers/memory'
import { redisDriver } from 'bentocache/drivers/redis'
import { Redis } from 'ioredis'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { QueryRows } from './query.data-source.js'

const HOUR_MS = 3_600_000
const REDIS_DEADLINE_MS = 500
const REDIS_REST_MS = 10_000
/** Larger ones cost Redis and the network more than asking ClickHouse again. */
const MAX_SHARED_CELLS = 200_000

/** Results by key, in memory and, where there is an address, in Redis too. */
export interface ResultStore {
  get(key: string): Promise<QueryRows | undefined>
  set(key: string, rows: QueryRows): Promise<void>
  stop(): Promise<void>
}

/** What a cell of so many characters takes counts as one. */
const CELL_CHARACTERS = 64

/** How much room rows take, in usual cells: a long text is many. */
export function cellsOf({ rowCount, columns }: QueryRows): number {
  let cells = 1 + rowCount * columns.length
  for (const { values } of columns)
    for (const value of values) if (typeof value === 'string') cells += Math.floor(value.length / CELL_CHARACTERS)
  return cells
}

// Cells were checked when they were decoded; what comes back from Redis is checked for its shape.
const columnsSchema = z.custom<readonly DataColumn[]>(
  (value) =>
    Array.isArray(value) &&
    value.every(
      (column: unknown) => z.object({ name: z.string(), values: z.custom(Array.isArray) }).safeParse(column).success,
    ),
)
const rowsSchema = z.object({
  columns: columnsSchema,
  rowCount: z.number(),
  truncated: z.boolean(),
  asOf: z.coerce.date(),
})
const sharedEntry = z.looseObject({ value: rowsSchema })
const memoryEntry = z.object({ value: z.custom<QueryRows>((value) => typeof value === 'object' && value !== null) })

/**
 * A key names a result for ever, since the dataset's version is part of it: nothing is ever invalidated, and processes
 * need tell each other nothing. Redis that is slow or away is a miss, and is then left alone for ten seconds.
 */
export function createResultStore(redisUrl: string | null, log: Logger, maxCells: number): ResultStore {
  const redis = redisUrl === null ? null : connect(redisUrl, log)
  // Two caches, not one of two layers: filling unserialised memory from the layer below it breaks the next reading of
  // it (github.com/Julien-R44/bentocache/issues/111).
  const memory = inMemory(maxCells)
  const shared = redis === null ? null : inRedis(redis)
  return {
    async get(key) {
      const own = await memory.get<QueryRows | undefined>({ key })
      if (own !== undefined || shared === null) return own
      const others = await shared.get<QueryRows | undefined>({ key })
      if (others !== undefined) await memory.set({ key, value: others })
      return others
    },
    async set(key, rows) {
      await memory.set({ key, value: rows })
      if (cellsOf(rows) <= MAX_SHARED_CELLS) await shared?.set({ key, value: rows })
    },
    stop() {
      redis?.disconnect()
      return Promise.resolve()
    },
  }
}

const PREFIX = 'askchart:results'

function inMemory(maxCells: number) {
  const cacheInstance = new LRUCache<string, string>({
    maxSize: maxCells,
    maxEntrySize: Math.ceil(maxCells / 4),
    // Typed as text by the driver; unserialised they are the entries themselves.
    sizeCalculation: (entry) => cellsOf(memoryEntry.parse(entry).value),
  })
  const layer = {
    options: { serialize: false },
    factory: (config: object) => new MemoryDriver({ ...config, cacheInstance }),
  }
  const stores = { memory: bentostore().useL1Layer(layer) }
  return new BentoCache({ default: 'memory', prefix: PREFIX, ttl: HOUR_MS, stores })
}

const inRedis = (connection: Redis) =>
  new BentoCache({
    default: 'redis',
    prefix: PREFIX,
    ttl: HOUR_MS,
    serializer: { serialize: JSON.stringify, deserialize: (text: string) => sharedEntry.parse(JSON.parse(text)) },
    suppressL2Errors: true,
    l2CircuitBreakerDuration: REDIS_REST_MS,
    stores: { redis: bentostore().useL2Layer(redisDriver({ connection })) },
  })

function connect(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    commandTimeout: REDIS_DEADLINE_MS,
    // What is waited for a connection to close, even one that never opened: 2 s otherwise, at each stop of the process.
    disconnectTimeout: 100,
  })
  redis.on('error', (error) => log.warn({ err: error }, 'the Redis that keeps results does not answer'))
  return redis
}
