import fastify, { type FastifyInstance } from 'fastify'
import { type ExecutionResult, GraphQLError, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import type { JSONWebKeySet } from 'jose'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import type { GraphCall, GraphClient, GraphRequest, GraphResponse } from './graph-client.js'
import { mapIterator } from './iterators.js'
import type { Logger } from './logger.js'

const MAX_BODY_BYTES = 1024 * 1024

const requestBody = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
})
const extensions = z.object({ viewer: z.string(), requestId: z.string() })

export interface GraphServerOptions {
  readonly client: GraphClient
  readonly host: string
  readonly port: number
  readonly log: Logger
  /** Public keys that others verify this service's tokens with. */
  readonly keySet?: JSONWebKeySet
  /** Rejects when a store this service needs cannot be reached. */
  readonly ready: () => Promise<void>
}

export interface GraphServer {
  readonly url: string
  /** Stops accepting, lets requests in flight finish, ends subscriptions. */
  stop(): Promise<void>
}

const headerText = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? value.join(',') : (value ?? '')

/** A subgraph as a service of its own: `POST /graphql`, graphql-ws on the same path, `/health`, `/ready`, `/.well-known/jwks.json`. */
export async function startGraphServer(options: GraphServerOptions): Promise<GraphServer> {
  const { client, log } = options
  const app: FastifyInstance = fastify({
    bodyLimit: MAX_BODY_BYTES,
    forceCloseConnections: 'idle',
    requestTimeout: 30_000,
  })

  app.post('/graphql', async (request, reply) => {
    const body = requestBody.safeParse(request.body)
    if (!body.success)
      return reply.code(400).send({
        errors: [{ message: 'Send {"query": …, "variables": …} as JSON.', extensions: { code: 'BAD_REQUEST' } }],
      })
    const call: GraphCall = {
      viewerToken: headerText(request.headers['x-viewer']),
      requestId: headerText(request.headers['x-request-id']) || request.id,
      browser: request.headers['x-browser'] === '1',
    }
    const response = await client.execute(graphRequest(body.data), call)
    const refused =
      response.errors?.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED') === true &&
      response.data === undefined
    return reply.code(refused ? 401 : 200).send(response)
  })
  app.get('/health', () => ({ status: 'alive', service: client.name }))
  app.get('/ready', async (_request, reply) => {
    try {
      await options.ready()
      return { status: 'ready', service: client.name }
    } catch (error) {
      log.warn({ err: error }, 'not ready')
      return reply.code(503).send({ status: 'not ready', service: client.name })
    }
  })
  const { keySet } = options
  if (keySet) app.get('/.well-known/jwks.json', () => keySet)

  const sockets = new WebSocketServer({ server: app.server, path: '/graphql', maxPayload: MAX_BODY_BYTES })
  const subscriptions = useServer<Record<string, unknown>>(
    {
      onSubscribe: (_context, _id, payload) => {
        const proof = extensions.safeParse(payload.extensions)
        const call: GraphCall = proof.success
          ? { viewerToken: proof.data.viewer, requestId: proof.data.requestId }
          : { viewerToken: '', requestId: '' }
        // graphql-ws only reads the operation's kind from these arguments; the client executes the request itself.
        return {
          schema: unusedSchema,
          document: parse(payload.query),
          operationName: payload.operationName ?? null,
          contextValue: new Operation(graphRequest(payload), call),
        }
      },
      execute: (args) =>
        run(args.contextValue, async (operation) => toResult(await client.execute(operation.request, operation.call))),
      subscribe: (args) =>
        run(args.contextValue, (operation) =>
          mapIterator(client.subscribe(operation.request, operation.call), toResult),
        ),
    },
    sockets,
  )

  await app.listen({ host: options.host, port: options.port })
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  return {
    url: `http://${options.host}:${port}`,
    async stop() {
      await subscriptions.dispose()
      await app.close()
    },
  }
}

class Operation {
  constructor(
    readonly request: GraphRequest,
    readonly call: GraphCall,
  ) {}
}

function run<Result>(context: unknown, act: (operation: Operation) => Result): Result {
  if (!(context instanceof Operation)) throw new TypeError('an operation without its request')
  return act(context)
}

const unusedSchema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { unused: { type: GraphQLString } } }),
})

const graphRequest = (payload: {
  query: string
  operationName?: string | null | undefined
  variables?: Record<string, unknown> | null | undefined
}): GraphRequest => ({
  query: payload.query,
  ...(payload.operationName ? { operationName: payload.operationName } : {}),
  ...(payload.variables ? { variables: payload.variables } : {}),
})

/** graphql-ws wants errors as instances; the wire sees the same fields. */
const toResult = ({ errors, ...rest }: GraphResponse): ExecutionResult => ({
  ...rest,
  ...(errors
    ? {
        errors: errors.map(
          (error) => new GraphQLError(error.message, { path: error.path, extensions: error.extensions }),
        ),
      }
    : {}),
})
