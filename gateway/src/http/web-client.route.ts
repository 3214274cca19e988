import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refuseWith } from './refusals.js'

export interface WebClientOptions {
  /** The folder of the built client; null: there is none. */
  readonly webRoot: string | null
  readonly graphiql: boolean
}

const HASHED_ASSETS = '/assets/'
const PAGES_OF_GRAPHIQL = ['graphiql.html', 'graphiql/index.html']

/**
 * The built web client. Files below /assets/ have their hash in their name and are kept for long; pages are asked for
 * again each time. Any other address without a file is a place within the client and gets its page.
 */
export async function webClient(app: FastifyInstance, { webRoot, graphiql }: WebClientOptions): Promise<void> {
  const nothingHere = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    refuseWith(reply, 404, 'NOT_FOUND', `There is nothing at ${request.method} ${pathOf(request)}.`)

  if (webRoot === null || !existsSync(join(webRoot, 'index.html'))) {
    app.setNotFoundHandler(nothingHere)
    return
  }

  await app.register(fastifyStatic, {
    root: webRoot,
    index: false,
    redirect: false,
    cacheControl: false,
    setHeaders(response, path) {
      const hashed = path.startsWith(join(webRoot, HASHED_ASSETS))
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const explorer = PAGES_OF_GRAPHIQL.find((page) => existsSync(join(webRoot, page)))
  const page = (name: string, reply: FastifyReply): FastifyReply => reply.sendFile(name)

  if (!graphiql)
    app.addHook('onRequest', async (request, reply) => {
      if (pathOf(request).startsWith('/graphiql')) await nothingHere(request, reply)
    })
  app.get('/', (_request, reply) => page('index.html', reply))
  for (const address of ['/graphiql', '/graphiql/'])
    app.get(address, (request, reply) => (explorer === undefined ? nothingHere(request, reply) : page(explorer, reply)))
  app.setNotFoundHandler((request, reply) =>
    isPlaceInClient(request) ? page('index.html', reply) : nothingHere(request, reply),
  )
}

const pathOf = (request: FastifyRequest): string => new URL(request.url, 'http://localhost').pathname

function isPlaceInClient(request: FastifyRequest): boolean {
  const path = pathOf(request)
  const forPeople = request.headers.accept?.includes('text/html') === true
  return request.method === 'GET' && forPeople && !path.includes('.') && !path.startsWith(HASHED_ASSETS)
}
