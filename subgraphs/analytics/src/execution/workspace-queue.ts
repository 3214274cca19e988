import { LRUCache } from 'lru-cache'
import pLimit, { type LimitFunction } from 'p-limit'
import { QueryLimitError } from './errors.js'

export interface WorkspaceQueueLimits {
  /** Queries of one workspace that run at once. */
  readonly running: number
  /** And that may wait meanwhile. */
  readonly waiting: number
  readonly waitMs: number
}

/** Half of ClickHouse's connections, so that a workspace that asks without end leaves the other half. */
export const defaultQueueLimits: WorkspaceQueueLimits = { running: 4, waiting: 200, waitMs: 10_000 }

/**
 * Runs queries of each workspace a few at a time, in the order they came. Throws a QueryLimitError where too many wait
 * already, or where the turn comes too late for whoever asked.
 */
export interface WorkspaceQueue {
  run<Result>(workspaceId: string, query: () => Promise<Result>): Promise<Result>
}

export function createWorkspaceQueue({ running, waiting, waitMs }: WorkspaceQueueLimits): WorkspaceQueue {
  const queues = new LRUCache<string, LimitFunction>({ max: 10_000 })
  return {
    async run(workspaceId, query) {
      const queue = queues.get(workspaceId) ?? pLimit(running)
      queues.set(workspaceId, queue)
      if (queue.activeCount >= running && queue.pendingCount >= waiting) throw tooMany()
      const asked = performance.now()
      return queue(() => {
        if (performance.now() - asked > waitMs) throw tooMany()
        return query()
      })
    },
  }
}

const tooMany = (): QueryLimitError =>
  new QueryLimitError('TOO_MANY_QUERIES', 'This workspace is asking too much at once. Try again in a moment.')
