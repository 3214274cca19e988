import type { QueryDataSource } from '../execution/query.data-source.js'
import type { ReadLimits } from './live-connection.js'
import type { LiveDatabases } from './live-databases.js'
import { liveError } from './live-error.js'

export const defaultLiveLimits: ReadLimits = { seconds: 5, rows: 100_000, bytes: 64 * 1024 ** 2 }

/** Runs queries where their rows are: in a live database, or with `stored` in our own. */
export const createRoutedDataSource = (
  stored: QueryDataSource,
  databases: LiveDatabases,
  clock: () => Date,
  limits: ReadLimits = defaultLiveLimits,
): QueryDataSource => ({
  async run(datasetId, compiled) {
    if (compiled.live === null) return stored.run(datasetId, compiled)
    try {
      return await databases.use(compiled.live, (connection) => connection.query(compiled, limits, clock()))
    } catch (error) {
      throw liveError(error, datasetId)
    }
  },
})
