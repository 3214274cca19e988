import type { Logger } from './logger.js'
import type { GraphCall } from './graph-client.js'
import type { Viewer } from './viewer.js'

/** What every resolver of every subgraph gets. Subgraphs extend it with their loaders. */
export interface RequestContext {
  readonly viewer: Viewer
  /** To pass on in calls to other subgraphs: the same signed viewer, request id and deadline. */
  readonly call: GraphCall
  readonly requestId: string
  readonly log: Logger
  /** Put beside `data` in the response: read by the gateway, never by clients. */
  readonly responseExtensions: Record<string, unknown>
}
