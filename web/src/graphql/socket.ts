import { type Client, createClient } from 'graphql-ws'
import type { Session } from '../account/session.js'
import { nextReturn, reportReach } from '../offline/reach.js'
import { reportConnection } from './connection.js'

const RETRY_CEILING = 10_000
/** The close of a socket that nobody needs any more. */
const DONE = 1000

/** A server that does not answer a ping, or a new connection, for so long is not there, whatever the network says. */
const ANSWER_LIMIT = 10_000
/** A connection that died without a word is noticed after this and the limit. */
const PING_EVERY = 12_000

/** Waits longer each time, until the server is reached otherwise, and while the browser knows that it has no network, until it has one. */
function patience(retries: number): Promise<void> {
  return new Promise((resolve) => {
    const wait = Math.min(RETRY_CEILING, 250 * 2 ** retries) * (0.75 + Math.random() / 2)
    if (navigator.onLine) setTimeout(resolve, wait)
    window.addEventListener('online', () => resolve(), { once: true })
    nextReturn().addEventListener('abort', () => resolve(), { once: true })
  })
}

/** graphql-ws to the page's own origin: signs in by connection_init and comes back by itself, waiting longer each time. */
export function createSocket(session: Session, origin: string): Client {
  let refused: string | null = null
  let sent: string | null = null
  let unanswered: ReturnType<typeof setTimeout> | undefined
  const awaitAnswer = (): void => {
    clearTimeout(unanswered)
    unanswered = setTimeout(() => {
      reportReach(false)
      client.terminate()
    }, ANSWER_LIMIT)
  }
  const client = createClient({
    url: `${origin.replace(/^http/, 'ws')}/graphql`,
    lazy: true,
    keepAlive: PING_EVERY,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: patience,
    shouldRetry: () => true,
    connectionParams: async () => {
      sent = refused === null ? await session.token() : await session.renew(refused)
      refused = null
      return { authorization: `Bearer ${sent}` }
    },
    on: {
      // Else a connection that nobody answers is waited for as long as the browser likes: minutes.
      connecting: awaitAnswer,
      connected: () => {
        clearTimeout(unanswered)
        reportConnection('open')
        reportReach(true)
      },
      ping: (received) => {
        if (!received) awaitAnswer()
      },
      pong: (received) => {
        if (received) clearTimeout(unanswered)
      },
      closed: (event) => {
        clearTimeout(unanswered)
        reportConnection(event instanceof CloseEvent && event.code === DONE ? 'open' : 'lost')
        // 4403 is a refused connection_init: the token, most likely.
        if (event instanceof CloseEvent && event.code === 4403) refused = sent
      },
    },
  })
  // A socket whose network went away says so minutes later, or never.
  window.addEventListener('offline', () => client.terminate())
  return client
}
