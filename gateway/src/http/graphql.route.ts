import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server'
import type { Logger, Verifier } from '@askchart/service'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isBrowser } from '../auth/browser.js'
import { identify } from '../auth/identity.js'
import { setRefreshCookie } from '../auth/refresh-cookie.js'
import type { Viewers } from '../auth/viewers.js'
import type { GatewayContext, RefreshToken } from '../context.js'
import type { Documents } from '../limits/documents.js'
import type { Limits } from '../limits/limits.js'
import { codesOf, logOperation } from '../plugins/operation-log.js'
import { refuse, refuseWith } from './refusals.js'

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<GatewayContext>
  readonly documents: Documents
  readonly verifier: Verifier
  readonly viewers: Viewers
  readonly limits: Limits
  readonly secureCookies: boolean
  readonly log: Logger
}

const withQuery = z.object({ query: z.string() })
const UNFIT = /"code":"(GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|BAD_USER_INPUT)"/
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const

/** `/graphql`: who asks is settled first, then the limits, and Apollo Server does the rest. Cookies are never read. */
export const graphqlRoute =
  (options: GraphqlRouteOptions) =>
  async (app: FastifyInstance): Promise<void> => {
    const { apollo, documents, verifier, viewers, limits, log } = options
    app.removeContentTypeParser('text/plain')

    app.addHook('onRequest', async (request, reply) => {
      const patience = setTimeout(() => request.raw.destroy(), limits.bodySeconds * 1000)
      request.raw.once('end', () => clearTimeout(patience)).once('close', () => clearTimeout(patience))
      const encoding = request.headers['content-encoding']
      if (encoding !== undefined && encoding !== 'identity')
        await refuseWith(reply, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body as it is, without content-encoding.')
      else if (!isUtf8(request.headers['content-type']))
        await refuseWith(reply, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body in UTF-8.')
    })

    app.route({
      method: [...METHODS],
      url: '/graphql',
      bodyLimit: limits.bodyBytes,
      async handler(request, reply) {
        const identity = await identify(verifier, request.headers.authorization)
        const { token } = await viewers.prove(identity, request.id)
        const query = queryOf(request)
        const beyond = query === null ? [] : documents.limitErrors(query)
        if (beyond.length > 0) {
          logOperation(log, {
            requestId: request.id,
            operation: null,
            kind: 'unknown',
            door: 'http',
            milliseconds: 0,
            errors: codesOf(beyond),
          })
          return refuse(
            reply,
            400,
            beyond.map((error) => error.toJSON()),
          )
        }
        const context: GatewayContext = {
          identity,
          viewerToken: token,
          requestId: request.id,
          browser: isBrowser(request.headers),
          signal: abandonment(reply),
          log,
          setRefreshToken: (given: RefreshToken) => setRefreshCookie(reply, given, options.secureCookies),
        }
        const answer = await apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest: {
            method: request.method,
            headers: headersOf(request),
            body: request.body,
            search: new URL(request.url, 'http://localhost').search,
          },
          context: () => Promise.resolve(context),
        })
        for (const [name, value] of answer.headers) void reply.header(name, value)
        void reply.code(statusFor(request, answer))
        if (answer.body.kind === 'complete') return reply.send(answer.body.string)
        throw new Error('an answer in parts was not asked for')
      },
    })
    return Promise.resolve()
  }

/**
 * A client that takes `application/json` alone predates the GraphQL media type, and takes anything but 200 for a
 * broken connection (GraphQL over HTTP, "Watershed"): it reads of an unfit operation in the body.
 */
function statusFor(request: FastifyRequest, answer: HTTPGraphQLResponse): number {
  const status = answer.status ?? 200
  const unfit = status === 400 && answer.body.kind === 'complete' && UNFIT.test(answer.body.string)
  return unfit && /^application\/json\b[^,]*$/i.test(request.headers.accept ?? '') ? 200 : status
}

/** Aborts when the client goes away before it was answered. */
function abandonment(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}

function queryOf(request: FastifyRequest): string | null {
  const parsed = withQuery.safeParse(request.method === 'GET' ? request.query : request.body)
  return parsed.success ? parsed.data.query : null
}

const isUtf8 = (contentType: string | undefined): boolean => {
  const charset = /charset="?([^";]+)/i.exec(contentType ?? '')?.[1]
  return charset === undefined || charset.trim().toLowerCase() === 'utf-8'
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  return headers
}
