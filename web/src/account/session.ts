import type { Json } from '@askchart/vocabulary'
import { nanoid } from 'nanoid'

/** Where the browser keeps its access token: in memory, and nowhere else. */
export interface Session {
  /** The access token, fetched or refreshed first where it is missing or about to expire. */
  readonly token: () => Promise<string>
  /** Replaces a token that was refused. Does nothing where another caller has replaced it already. */
  readonly renew: (refused: string) => Promise<string>
}

export interface SessionOptions {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly now: () => number
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

/** An access token and when it ends, in milliseconds since 1970. */
export interface Token {
  readonly value: string
  readonly expiresAt: number
}

/** A token this close to its end, in milliseconds, is replaced before it is used. */
const MARGIN = 30_000
const START_GUEST =
  'mutation { startGuestSession { __typename ... on Session { accessToken expiresAt } ... on Problem { message } } }'

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function tokenOf(value: unknown): Token | null {
  if (!isObject(value)) return null
  const { accessToken, expiresAt } = value
  if (typeof accessToken !== 'string' || typeof expiresAt !== 'string') return null
  return { value: accessToken, expiresAt: Date.parse(expiresAt) }
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
    const response = await fetch('/graphql', post({ query: START_GUEST }))
    const body: unknown = await response.json()
    const result = isObject(body) && isObject(body['data']) ? body['data']['startGuestSession'] : null
    const token = tokenOf(result)
    if (token) return token
    const message = isObject(result) ? result['message'] : null
    throw new Error(
      typeof message === 'string' ? message : 'The server did not start a session. Reload the page to try again.',
    )
  }

  async function obtain(): Promise<Token> {
    const { headers, ...request } = post({})
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
    const token = response.ok ? tokenOf(await response.json()) : null
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

  return {
    token: async () => {
      if (current && current.expiresAt - now() > MARGIN) return current.value
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
