import { LRUCache } from 'lru-cache'
import { QueryLimitError } from './errors.js'
import type { ThreadShare } from './query.data-source.js'

export interface WorkspaceQueueLimits {
  /** Queries of one workspace that run at once. */
  readonly running: number
  /** And of one beside which another workspace asks. */
  readonly runningBeside: number
  /** And that may wait meanwhile. */
  readonly waiting: number
  readonly waitMs: number
  /** How long after its last query a workspace still counts as one that asks. */
  readonly besideMs: number
}

/** Half of what the embedded ClickHouse runs at once, so that a workspace that asks without end leaves the other half. */
export const defaultQueueLimits: WorkspaceQueueLimits = {
  running: 2,
  runningBeside: 1,
  waiting: 200,
  waitMs: 10_000,
  besideMs: 1_000,
}

/**
 * Runs queries of each workspace a few at a time, in the order they came; fewer, and on half of the threads each, while
 * another workspace asks. Throws a QueryLimitError where too many wait already, or where the turn comes too late for
 * whoever asked.
 */
export interface WorkspaceQueue {
  run<Result>(workspaceId: string, query: (threads: ThreadShare) => Promise<Result>): Promise<Result>
}

interface Lane {
  readonly waiting: (() => void)[]
  running: number
}

export function createWorkspaceQueue(
  limits: WorkspaceQueueLimits,
  now: () => number = () => performance.now(),
): WorkspaceQueue {
  const lanes = new LRUCache<string, Lane>({ max: 10_000 })
  const others = createOthers(limits.besideMs, now)
  let running = 0

  const isBeside = (workspaceId: string, lane: Lane): boolean => running > lane.running || others.ask(workspaceId)
  const next = (workspaceId: string, lane: Lane): void => {
    const limit = isBeside(workspaceId, lane) ? limits.runningBeside : limits.running
    while (lane.running < limit) {
      const begin = lane.waiting.shift()
      if (begin === undefined) return
      begin()
    }
  }
  return {
    async run(workspaceId, query) {
      const lane = lanes.get(workspaceId) ?? { waiting: [], running: 0 }
      lanes.set(workspaceId, lane)
      if (lane.waiting.length >= limits.waiting) throw tooMany()
      others.asked(workspaceId)
      const asked = now()
      const share = await new Promise<ThreadShare>((resolve) => {
        lane.waiting.push(() => {
          const threads = lane.running > 0 || isBeside(workspaceId, lane) ? 'half' : 'all'
          lane.running += 1
          running += 1
          resolve(threads)
        })
        next(workspaceId, lane)
      })
      try {
        if (now() - asked > limits.waitMs) throw tooMany()
        return await query(share)
      } finally {
        lane.running -= 1
        running -= 1
        next(workspaceId, lane)
      }
    },
  }
}

/** Whether anyone but a workspace has asked of late, from the last query of each of the two that asked last. */
function createOthers(besideMs: number, now: () => number) {
  let last = { workspaceId: '', at: Number.NEGATIVE_INFINITY }
  let before = Number.NEGATIVE_INFINITY
  return {
    asked(workspaceId: string): void {
      if (workspaceId !== last.workspaceId) before = last.at
      last = { workspaceId, at: now() }
    },
    ask: (workspaceId: string): boolean => now() - (workspaceId === last.workspaceId ? before : last.at) < besideMs,
  }
}

const tooMany = (): QueryLimitError =>
  new QueryLimitError('TOO_MANY_QUERIES', 'This workspace is asking too much at once. Try again in a moment.')
