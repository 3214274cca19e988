import { Client, fetchExchange, subscriptionExchange } from 'urql'
import { aloneInBrowser, createSession, type Session } from '../account/session.js'
import { authorizedFetch } from './authorized-fetch.js'
import { createCache } from './cache.js'
import { createSocket } from './socket.js'

/** The session of this browser. */
export const browserSession = (): Session =>
  createSession({
    fetch: (url, init) => window.fetch(url, init),
    now: () => Date.now(),
    alone: aloneInBrowser,
  })

/** Whoever came by a share link: its token is all they have, and there is no other to be had. */
export const linkSession = (token: string): Session => ({
  token: () => Promise.resolve(token),
  renew: () => Promise.resolve(token),
})

/** The page's one connection to the graph: requests over HTTP, subscriptions over WebSocket, both of one session. */
export function createGraphClient(session: Session): Client {
  const socket = createSocket(session, window.location.origin)
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetch: authorizedFetch(session, (input, init) => window.fetch(input, init)),
    exchanges: [
      createCache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables, operationName }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe(
              { query: query ?? '', variables: variables ?? null, operationName: operationName ?? null },
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
