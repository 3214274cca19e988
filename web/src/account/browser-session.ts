import { keeping } from '../offline/keeping.js'
import { personOf } from './person-of.js'
import { aloneInBrowser, createSession, renewalInBrowser, type Session } from './session.js'

/** What is asked with a token waits for that first: a network that is gone without a word is to be noticed here as well. */
const ANSWERED_WITHIN_MS = 10_000

/** The session of this browser. What is kept for when it is offline is of whom it is, and goes with them. */
export const browserSession = (): Session =>
  createSession({
    fetch: (url, init) => window.fetch(url, { ...init, signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) }),
    now: () => ({ ticks: performance.now(), time: Date.now() }),
    alone: aloneInBrowser,
    renewal: renewalInBrowser(),
    // Where a browser keeps nothing, there is nothing to take away.
    left: () => keeping.leave().catch(() => undefined),
    arrived: (token) => {
      const person = personOf(token)
      if (person !== null) void keeping.arrive(person).catch(() => undefined)
    },
  })
