import type { GraphClient, Logger } from '@askchart/service'
import { UnavailableError } from '@askchart/service'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { isOwnOrigin } from '../auth/browser.js'
import { REFRESH_COOKIE, setRefreshCookie } from '../auth/refresh-cookie.js'
import type { Viewers } from '../auth/viewers.js'
import { refuseWith } from './refusals.js'

export interface SessionRouteOptions {
  readonly users: GraphClient
  readonly viewers: Viewers
  readonly publicUrl: string | null
  readonly secureCookies: boolean
  readonly log: Logger
  readonly clock: () => Date
}

/** A tab that was about to ask with the cookie another has just traded, or a page reloaded meanwhile, is the same browser. */
const RENEWAL_SHARED_MS = 10_000
const RENEWALS_REMEMBERED = 10_000

const REFRESH = `mutation RefreshFromCookie($input: RefreshSessionInput!) {
  refreshSession(input: $input) { __typename ... on Session { accessToken expiresAt } }
}`
const refreshed = z.object({
  data: z.object({
    refreshSession: z.object({ __typename: z.literal('Session'), accessToken: z.string(), expiresAt: z.string() }),
  }),
  extensions: z.object({ refreshToken: z.object({ value: z.string(), expiresAt: z.coerce.date() }) }),
})
const refused = z.object({ data: z.object({ refreshSession: z.object({ __typename: z.string() }) }) })

/** Anything else than a key is no key, and the cookie's first trade is then its only one. */
const keyOf = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' && /^[\w-]{16,100}$/.test(header) ? header : null

interface Renewal {
  readonly accessToken: string
  readonly expiresAt: string
  readonly refreshToken: { readonly value: string; readonly expiresAt: Date }
}

/**
 * `POST /session/refresh`: the one place that reads the refresh cookie, and only for a page of our own. Answers
 * {accessToken, expiresAt}; 401 and an empty cookie where the cookie is worth nothing; 204 where there is none, as browsers tell of a
 * 401 as an error, and a first visit is none. Tabs that ask within seconds with the same cookie share one
 * renewal: a second trade of a used token would end the whole session, unless it comes with the `idempotency-key` of the first.
 */
export const sessionRoute =
  (options: SessionRouteOptions) =>
  async (app: FastifyInstance): Promise<void> => {
    const { users, viewers, publicUrl, secureCookies, clock } = options
    const recent = new LRUCache<string, { readonly asked: number; readonly renewal: Promise<Renewal | null> }>({
      max: RENEWALS_REMEMBERED,
    })

    async function renew(token: string, key: string | null, requestId: string): Promise<Renewal | null> {
      const proof = await viewers.prove({ kind: 'anonymous' }, requestId)
      const response = await users.execute(
        { query: REFRESH, variables: { input: { refreshToken: token, idempotencyKey: key } } },
        { viewerToken: proof.token, requestId, browser: true },
      )
      const parsed = refreshed.safeParse(response)
      if (parsed.success) {
        const { accessToken, expiresAt } = parsed.data.data.refreshSession
        return { accessToken, expiresAt, refreshToken: parsed.data.extensions.refreshToken }
      }
      if (refused.safeParse(response).success) return null
      options.log.error({ errors: response.errors, requestId }, 'users did not renew a session')
      throw new UnavailableError('users', 'The session cannot be renewed now. Try again in a moment.')
    }

    function renewOnce(token: string, key: string | null, requestId: string): Promise<Renewal | null> {
      const now = clock().getTime()
      const last = recent.get(token)
      if (last && now - last.asked < RENEWAL_SHARED_MS) return last.renewal
      const renewal = renew(token, key, requestId)
      recent.set(token, { asked: now, renewal })
      renewal.then(
        (made) => made ?? recent.delete(token),
        () => recent.delete(token),
      )
      return renewal
    }

    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 1024 }, (_request, _body, done) => done(null, null))

    app.post('/session/refresh', async (request, reply): Promise<FastifyReply> => {
      void reply.header('cache-control', 'no-store')
      if (!isOwnOrigin(request.headers, publicUrl))
        return refuseWith(reply, 403, 'FORBIDDEN', 'Only pages of this site may renew a session.')
      const token = request.cookies[REFRESH_COOKIE]
      const key = keyOf(request.headers['idempotency-key'])
      const renewal = token === undefined ? null : await renewOnce(token, key, request.id)
      setRefreshCookie(reply, renewal?.refreshToken ?? null, secureCookies)
      if (token === undefined) return reply.code(204).send()
      if (!renewal) return refuseWith(reply, 401, 'UNAUTHENTICATED', 'There is no session to renew. Sign in.')
      return reply.send({ accessToken: renewal.accessToken, expiresAt: renewal.expiresAt })
    })
    return Promise.resolve()
  }
