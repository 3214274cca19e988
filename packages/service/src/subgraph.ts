import type { JSONWebKeySet } from 'jose'
import type { GraphClient } from './graph-client.js'

/**
 * A running subgraph, as its factory `create<Name>` returns it: in one process its `client` is called directly,
 * apart it is served by `startGraphServer`.
 */
export interface Subgraph {
  readonly name: SubgraphName
  readonly client: GraphClient
  readonly sdl: string
  readonly keySet?: JSONWebKeySet
  /** Rejects when a store it needs cannot be reached. */
  ready(): Promise<void>
  /** Starts consuming jobs and events; called once all subgraphs can be reached. */
  start(): Promise<void>
  /** Takes no new work, finishes what is running, closes what it opened itself. */
  stop(): Promise<void>
}

export type SubgraphName = 'users' | 'analytics' | 'nlp' | 'charts' | 'exports'
export const SUBGRAPHS = ['users', 'analytics', 'nlp', 'charts', 'exports'] as const satisfies readonly SubgraphName[]
