import type { GraphClient } from '@askchart/service'
import type { FastifyInstance } from 'fastify'
import type { JSONWebKeySet } from 'jose'
import type { Viewers } from '../auth/viewers.js'

export interface StatusRouteOptions {
  readonly clients: Readonly<Record<string, GraphClient>>
  readonly subgraphs: readonly string[]
  readonly viewers: Viewers
  readonly keySet: JSONWebKeySet
}

const ASKING_TAKES_AT_MOST_MS = 3_000

/** `/health`: this process answers. `/ready`: every subgraph does, too. `/.well-known/jwks.json`: the viewer key. */
export const statusRoute =
  ({ clients, subgraphs, viewers, keySet }: StatusRouteOptions) =>
  async (app: FastifyInstance): Promise<void> => {
    async function answers(name: string, requestId: string): Promise<boolean> {
      const { token } = await viewers.prove({ kind: 'anonymous' }, requestId)
      const asked = clients[name]?.execute(
        { query: '{ __typename }' },
        { viewerToken: token, requestId, signal: AbortSignal.timeout(ASKING_TAKES_AT_MOST_MS) },
      )
      return asked ? asked.then((response) => response.errors === undefined).catch(() => false) : false
    }

    app.get('/health', () => ({ status: 'alive', service: 'gateway' }))
    app.get('/ready', async (request, reply) => {
      const states = await Promise.all(subgraphs.map(async (name) => [name, await answers(name, request.id)] as const))
      const ready = states.every(([, state]) => state)
      return reply.code(ready ? 200 : 503).send({
        status: ready ? 'ready' : 'not ready',
        service: 'gateway',
        subgraphs: Object.fromEntries(states.map(([name, state]) => [name, state ? 'ready' : 'not ready'])),
      })
    })
    app.get('/.well-known/jwks.json', () => keySet)
    return Promise.resolve()
  }
