import type { Json } from '@askchart/vocabulary'
import { nanoid } from 'nanoid'
import { lifetimeOf } from './person-of.js'

/** Where the browser keeps its access token: in memory, and nowhere else. */
export interface Session {
  /** The access token, fetched or refreshed first where it is missing or about to expire. */
  readonly token: () => Promise<string>
  /** Replaces a token that was refused. Does nothing where another caller has replaced it already. */
  readonly renew: (refused: string) => Promise<string>
}

export interface SessionOptions {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly now: () => Moment
  /** Runs one at a time across all windows of this browser: a refresh token used twice ends its whole family. */
  readonly alone: (work: () => Promise<Token>) => Promise<Token>
  /** Whoever was signed in here is not any more. What this browser keeps of them goes before anybody else begins. */
  readonly left: () => Promise<void>
  /** Somebody is signed in, with this access token. */
  readonly arrived: (accessToken: string) => void
  /** What all tries of one renewal are known by; all windows of this browser see it. */
  readonly renewal: RenewalKey
}

/**
 * A renewal whose answer is lost has used up the cookie that the browser still has: the server takes that for theft when it comes
 * again, unless it comes with the same key.
 */
export interface RenewalKey {
  /** The key of the renewal that was not answered yet, or else of a new one. */
  readonly current: () => string
  readonly answered: () => void
}

/** The server did not say whether the session goes on. */
export class Unreachable extends Error {}

/**
 * A moment by two clocks of this browser, in milliseconds: `ticks` goes on steadily but may stand still while the machine
 * sleeps, `time` goes on meanwhile but may be set, forwards and back. Neither need be the server's.
 */
export interface Moment {
  readonly ticks: number
  readonly time: number
}

/** An access token and for how long it holds, in milliseconds from when it was asked for; for ever where it does not say. */
export interface Token {
  readonly value: string
  readonly askedAt: Moment
  readonly lifetime: number
}

/** A token this close to its end, in milliseconds, is replaced before it is used. */
const MARGIN = 30_000
const START_GUEST =
  'mutation { startGuestSession { __typename ... on Session { accessToken } ... on Problem { message } } }'

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function tokenOf(value: unknown, askedAt: Moment): Token | null {
  const token = isObject(value) ? value['accessToken'] : null
  if (typeof token !== 'string') return null
  return { value: token, askedAt, lifetime: lifetimeOf(token) ?? Number.POSITIVE_INFINITY }
}

const post = (body: Json) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'apollo-require-preflight': '1' },
  credentials: 'same-origin' as const,
  body: JSON.stringify(body),
})

/** Signs the browser in: with its cookie where it has one, else as a guest. */
export function createSession({ fetch, now, alone, left, arrived, renewal }: SessionOptions): Session {
  let current: Token | null = null
  let pending: Promise<Token> | null = null

  async function startGuest(): Promise<Token> {
    const askedAt = now()
    const response = await fetch('/graphql', post({ query: START_GUEST }))
    const body: unknown = await response.json()
    const result = isObject(body) && isObject(body['data']) ? body['data']['startGuestSession'] : null
    const token = tokenOf(result, askedAt)
    if (token) return token
    const message = isObject(result) ? result['message'] : null
    throw new Error(
      typeof message === 'string' ? message : 'The server did not start a session. Reload the page to try again.',
    )
  }

  async function obtain(): Promise<Token> {
    const { headers, ...request } = post({})
    const askedAt = now()
    const response = await fetch('/session/refresh', {
      ...request,
      headers: { ...headers, 'idempotency-key': renewal.current() },
    })
    // Without a cookie, or with one that is worth nothing.
    if (response.status === 204 || response.status === 401) {
      renewal.answered()
      await left()
      return startGuest()
    }
    const token = response.ok ? tokenOf(await response.json(), askedAt) : null
    if (!token) throw new Unreachable('The server cannot be reached right now. Try again in a moment.')
    renewal.answered()
    return token
  }

  function replace(): Promise<Token> {
    pending ??= alone(obtain)
      .then((token) => {
        arrived(token.value)
        return (current = token)
      })
      .finally(() => (pending = null))
    return pending
  }

  function holds({ askedAt, lifetime }: Token): boolean {
    const { ticks, time } = now()
    return lifetime - Math.max(ticks - askedAt.ticks, time - askedAt.time) > MARGIN
  }

  return {
    token: async () => {
      if (current && holds(current)) return current.value
      return (await replace()).value
    },
    renew: async (refused) => {
      if (current && current.value !== refused) return current.value
      return (await replace()).value
    },
  }
}

/** `alone` by the Web Locks of this origin; where the browser has none (plain HTTP on a network), this window alone. */
export const aloneInBrowser: SessionOptions['alone'] = (work) =>
  'locks' in navigator ? navigator.locks.request('askchart-session', () => work()) : work()

const RENEWAL = 'askchart-renewal'

/** Kept over a reload, in whatever window the next try is made; where storage is refused, for as long as the page is there. */
export function renewalInBrowser(): RenewalKey {
  let known: string | null = null
  const stored = <Found>(use: (storage: Storage) => Found): Found | null => {
    try {
      return use(localStorage)
    } catch {
      return null
    }
  }
  return {
    current: () => {
      const key = stored((storage) => storage.getItem(RENEWAL)) ?? known ?? nanoid()
      stored((storage) => storage.setItem(RENEWAL, key))
      known = key
      return key
    },
    answered: () => {
      known = null
      stored((storage) => storage.removeItem(RENEWAL))
    },
  }
}
