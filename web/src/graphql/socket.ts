import { type Client, createClient } from 'graphql-ws'
import type { Session } from '../account/session.js'
import { reportConnection } from './connection.js'

const RETRY_CEILING = 10_000
/** The close of a socket that nobody needs any more. */
const DONE = 1000

/** graphql-ws to the page's own origin: signs in by connection_init and comes back by itself, waiting longer each time. */
export function createSocket(session: Session, origin: string): Client {
  let refused: string | null = null
  let sent: string | null = null
  return createClient({
    url: `${origin.replace(/^http/, 'ws')}/graphql`,
    lazy: true,
    keepAlive: 15_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (retries) =>
      new Promise((resolve) =>
        setTimeout(resolve, Math.min(RETRY_CEILING, 250 * 2 ** retries) * (0.75 + Math.random() / 2)),
      ),
    shouldRetry: () => true,
    connectionParams: async () => {
      sent = refused === null ? await session.token() : await session.renew(refused)
      refused = null
      return { authorization: `Bearer ${sent}` }
    },
    on: {
      connected: () => reportConnection('open'),
      closed: (event) => {
        reportConnection(event instanceof CloseEvent && event.code === DONE ? 'open' : 'lost')
        // 4403 is a refused connection_init: the token, most likely.
        if (event instanceof CloseEvent && event.code === 4403) refused = sent
      },
    },
  })
}
