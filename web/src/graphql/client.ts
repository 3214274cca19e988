import { Client, fetchExchange, subscriptionExchange } from 'urql'
import type { Session } from '../account/session.js'
import { keeping } from '../offline/keeping.js'
import { noting, orKept } from '../offline/kept-fetch.js'
import { authorizedFetch } from './authorized-fetch.js'
import { createCache } from './cache.js'
import { sayingAnew } from './resumption.js'
import { createSocket } from './socket.js'

type Fetch = typeof window.fetch
const overNetwork: Fetch = (input, init) => window.fetch(input, init)

/** As this browser's person: what charts need is kept, and told again while the server is away. */
export const browserFetch = (session: Session): Fetch =>
  orKept(authorizedFetch(session, noting(overNetwork, keeping)), keeping)

/** As whoever has a share link: nothing of it is kept. */
export const linkFetch = (session: Session): Fetch => authorizedFetch(session, overNetwork)

/** Whoever came by a share link: its token is all they have, and there is no other to be had. */
export const linkSession = (token: string): Session => ({
  token: () => Promise.resolve(token),
  renew: () => Promise.resolve(token),
})

/** The page's one connection to the graph: requests over HTTP, subscriptions over WebSocket, both of one session. */
export function createGraphClient(session: Session, fetch: Fetch): Client {
  const socket = createSocket(session, window.location.origin)
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetch,
    exchanges: [
      createCache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables, operationName }, { context }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe(
              sayingAnew(
                { query: query ?? '', variables: variables ?? null, operationName: operationName ?? null },
                context,
              ),
              {
                next: (result) =>
                  sink.next({
                    ...(result.data ? { data: result.data } : {}),
                    ...(result.errors ? { errors: result.errors } : {}),
                  }),
                error: (error) => sink.error(error),
                complete: () => sink.complete(),
              },
            ),
          }),
        }),
      }),
    ],
  })
}
