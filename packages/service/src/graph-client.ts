import type { FormattedExecutionResult } from 'graphql'

export interface GraphRequest {
  readonly query: string
  readonly operationName?: string | undefined
  readonly variables?: Readonly<Record<string, unknown>> | undefined
}

/** What travels beside a request: who asks, under which request id, and until when it is worth answering. */
export interface GraphCall {
  /** A signed viewer (audience `viewer`); for redeeming a ticket, the ticket. */
  readonly viewerToken: string
  readonly requestId: string
  /** The caller is a browser: secrets travel as cookies, not in the answer. */
  readonly browser?: boolean
  readonly signal?: AbortSignal
}

export type GraphResponse = FormattedExecutionResult<Record<string, unknown>, Record<string, unknown>>

/**
 * A subgraph as others see it, in the same process or over HTTP; the caller cannot tell. `execute` always resolves to
 * a GraphQL response (a refused or broken call has errors with codes); it throws an UnavailableError when the
 * subgraph cannot be reached in time.
 */
export interface GraphClient {
  readonly name: string
  execute(request: GraphRequest, call: GraphCall): Promise<GraphResponse>
  /** One response per event. `return()` ends the upstream subscription at once, also while waiting for an event. */
  subscribe(request: GraphRequest, call: GraphCall): AsyncIterableIterator<GraphResponse>
}
