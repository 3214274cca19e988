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

/** Half of what the embedded ClickHouse runs at once, so that a workspace that asks without end leaves the other half. */
export const defaultQueueLimits: WorkspaceQueueLimits = { running: 2, waiting: 200, waitMs: 10_000 }

/**
 * Runs queries of each workspace a few at a time, in the order they came. Throws a QueryLimitError where too many wait
 * already, or where the turn comes too late for whoever asked.
 */
export interface WorkspaceQueue {
  run<Result>(workspaceId: string, query: (runningBeside: number) => Promise<Result>): Promise<Result>
}

interface Lane {
  readonly limit: LimitFunction
  running: number
}

export function createWorkspaceQueue({ running, waiting, waitMs }: WorkspaceQueueLimits): WorkspaceQueue {
  const lanes = new LRUCache<string, Lane>({ max: 10_000 })
  return {
    run(workspaceId, query) {
      const lane = lanes.get(workspaceId) ?? { limit: pLimit(running), running: 0 }
      lanes.set(workspaceId, lane)
      if (lane.limit.pendingCount >= waiting) return Promise.reject(tooMany())
      const asked = performance.now()
      return lane.limit(async () => {
        if (performance.now() - asked > waitMs) throw tooMany()
        const beside = lane.running
        lane.running += 1
        try {
          return await query(beside)
        } finally {
          lane.running -= 1
        }
      })
    },
  }
}

const tooMany = (): QueryLimitError =>
  new QueryLimitError('TOO_MANY_QUERIES', 'This workspace is asking too much at once. Try again in a moment.')
