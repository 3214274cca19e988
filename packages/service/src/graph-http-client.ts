import { createClient } from 'graphql-ws'
import { Pool } from 'undici'
import WebSocket from 'ws'
import { z } from 'zod'
import { UnavailableError } from './errors.js'
import type { GraphCall, GraphClient, GraphRequest, GraphResponse } from './graph-client.js'
import { mapIterator, onFailure } from './iterators.js'

export interface HttpGraphClientOptions {
  /** Within which the whole answer is there: 10 s, unless answering takes longer by its nature. */
  readonly deadlineMs?: number
}

/** What reading a prompt may take: ten seconds of a language model, and what surrounds them. */
export const READING_TAKES_AT_MOST_MS = 15_000
/** What making charts may take: their prompts are read a few at a time. */
export const CHARTS_TAKE_AT_MOST_MS = 25_000

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
})

export interface HttpGraphClient extends GraphClient {
  close(): Promise<void>
}

/** A subgraph over HTTP (`POST /graphql`) and, for subscriptions, graphql-ws on the same address. */
export function createHttpGraphClient(
  name: string,
  url: string,
  { deadlineMs = 10_000 }: HttpGraphClientOptions = {},
): HttpGraphClient {
  const address = new URL(url)
  const pool = new Pool(address.origin, { connections: 64, keepAliveTimeout: 30_000 })
  const sockets = createClient({
    url: new URL('/graphql', url.replace(/^http/, 'ws')).href,
    webSocketImpl: WebSocket,
    lazy: true,
    retryAttempts: 0,
    keepAlive: 10_000,
  })

  async function send(request: GraphRequest, call: GraphCall): Promise<GraphResponse> {
    const deadline = AbortSignal.timeout(deadlineMs)
    try {
      const response = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-viewer': call.viewerToken,
          'x-request-id': call.requestId,
          ...(call.browser ? { 'x-browser': '1' } : {}),
        },
        body: JSON.stringify(request),
        signal: call.signal ? AbortSignal.any([call.signal, deadline]) : deadline,
      })
      const body: unknown = await response.body.json()

      return answer.parse(body) as GraphResponse
    } catch (error) {
      throw new UnavailableError(name, `The ${name} service does not answer now. Try again in a moment.`, error)
    }
  }

  return {
    name,
    execute: send,
    subscribe(request, call) {
      const events = sockets.iterate<Record<string, unknown>, Record<string, unknown>>({
        query: request.query,
        operationName: request.operationName ?? null,
        variables: { ...request.variables },
        extensions: { viewer: call.viewerToken, requestId: call.requestId },
      })
      const lost = `The connection to the ${name} service was lost. Subscribe again.`
      const source = onFailure(events, (error) => new UnavailableError(name, lost, error))
      return mapIterator(source, (event) => event as GraphResponse)
    },
    async close() {
      await sockets.dispose()
      await pool.close()
    },
  }
}
