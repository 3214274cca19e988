import { readFile } from 'node:fs/promises'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import cookie from '@fastify/cookie'
import { createVerifier, type GraphClient, type KeySource, type Logger, type Signer } from '@askchart/service'
import type { Storage } from '@askchart/storage'
import fastify, { type FastifyInstance } from 'fastify'
import type { JSONWebKeySet } from 'jose'
import { createRightsWatch } from './auth/rights-watch.js'
import { createViewers, type Viewers } from './auth/viewers.js'
import { type GatewayConfig, supergraphPath } from './config.js'
import type { GatewayContext } from './context.js'
import { asApolloGateway } from './graph/apollo-gateway.js'
import { createGraph, type Graph } from './graph/graph.js'
import { loadSupergraph } from './graph/supergraph.js'
import { filesRoute } from './http/files.route.js'
import { graphqlRoute } from './http/graphql.route.js'
import { answerErrorsAsJson } from './http/refusals.js'
import { securityHeaders } from './http/security-headers.js'
import { sessionRoute } from './http/session.route.js'
import { statusRoute } from './http/status.route.js'
import { webClient } from './http/web-client.route.js'
import { createDocuments } from './limits/documents.js'
import { operationLogPlugin } from './plugins/operation-log.js'
import { requestIdOf } from './plugins/request-id.js'
import { createSubscriptionGroups } from './subscriptions/groups.js'
import { createSocketOperations } from './subscriptions/operations.js'
import { createSocketServer } from './subscriptions/socket-server.js'

/** What a gateway works with. `clients` holds one for each subgraph of the supergraph. */
export interface GatewayDependencies {
  readonly clients: Readonly<Record<string, GraphClient>> & {
    readonly users: GraphClient
    readonly charts: GraphClient
  }
  /** Where the keys that sign access tokens are. */
  readonly userKeys: KeySource
  readonly signer: Signer
  readonly storage: Storage
  readonly log: Logger
  readonly clock: () => Date
}

/** A gateway: one HTTP server for the API, files, sessions and the web client. */
export interface Gateway {
  /** Where it listens, once started. */
  readonly url: string
  readonly keySet: JSONWebKeySet
  /** Subscriptions open upstream. */
  readonly upstreamSubscriptions: number
  start(): Promise<void>
  /** Takes no new requests, lets those in flight finish for at most `STOPPING_TAKES_AT_MOST_MS`, closes sockets with 1001. */
  stop(): Promise<void>
}

const HEADERS_TAKE_AT_MOST_MS = 10_000
const CONNECTIONS_CHECKED_EVERY_MS = 5_000
const STOPPING_TAKES_AT_MOST_MS = 15_000

/** Builds a gateway over subgraphs that may be in this process or elsewhere. Throws where the supergraph does not fit. */
export async function createGateway(config: GatewayConfig, dependencies: GatewayDependencies): Promise<Gateway> {
  const { clients, userKeys, signer, storage, log, clock } = dependencies
  const { limits, publicUrl, explorable } = config
  const supergraph = loadSupergraph(await readFile(supergraphPath(config), 'utf8'))
  const verifier = createVerifier([userKeys])
  const viewers = createViewers({ users: clients.users, charts: clients.charts, signer, log, clock })
  const rights = createRightsWatch({ viewers, log })
  const graph = createGraph({
    supergraph,
    clients,
    afterMutation: (subgraph, { identity }) => {
      if (subgraph !== 'users' || identity.kind !== 'person') return
      viewers.forget(identity.userId)
      rights.doubt(identity.userId)
    },
  })
  const documents = createDocuments({ schema: supergraph.apiSchema, limits, explorable })
  const apollo = createApollo(config, graph, log)
  await apollo.start()

  const secureCookies = publicUrl?.startsWith('https:') === true
  const app = await createApp(config, dependencies, viewers, supergraph.subgraphs)
  await app.register(graphqlRoute({ apollo, documents, verifier, viewers, limits, secureCookies, log }))
  await app.register(sessionRoute({ users: clients.users, viewers, publicUrl, secureCookies, log, clock }))
  const groups = createSubscriptionGroups({ graph, clients, viewers, rights, log })
  const operations = createSocketOperations({ apollo, documents, graph, groups, viewers, log })
  const sockets = createSocketServer({
    server: app.server,
    operations,
    verifier,
    viewers,
    rights,
    limits,
    publicUrl,
    log,
    clock,
  })
  await app.register(filesRoute(storage))
  await webClient(app, config)

  return {
    get url() {
      return addressOf(app, config.host)
    },
    keySet: signer.keySet,
    get upstreamSubscriptions() {
      return groups.size
    },
    async start() {
      await app.listen({ host: config.host, port: config.port })
    },
    async stop() {
      const impatience = setTimeout(() => app.server.closeAllConnections(), STOPPING_TAKES_AT_MOST_MS)
      await Promise.all([sockets.stop(), app.close()])
      await rights.stop()
      clearTimeout(impatience)
      await apollo.stop()
    },
  }
}

/** Fastify with what every route shares. */
async function createApp(
  config: GatewayConfig,
  { clients, signer, log }: GatewayDependencies,
  viewers: Viewers,
  subgraphs: readonly string[],
): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    genReqId: requestIdOf,
    bodyLimit: config.limits.bodyBytes,
    forceCloseConnections: 'idle',
    http: { headersTimeout: HEADERS_TAKE_AT_MOST_MS, connectionsCheckingInterval: CONNECTIONS_CHECKED_EVERY_MS },
  })
  answerErrorsAsJson(app, log)
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id)
    done()
  })
  await securityHeaders(app, config.publicUrl)
  await app.register(cookie)
  await app.register(statusRoute({ clients, subgraphs, viewers, keySet: signer.keySet }))
  return app
}

const createApollo = (config: GatewayConfig, graph: Graph, log: Logger): ApolloServer<GatewayContext> =>
  new ApolloServer<GatewayContext>({
    gateway: asApolloGateway(graph),
    introspection: config.explorable,
    hideSchemaDetailsFromClientErrors: !config.explorable,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: config.limits.tokens },
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    apollo: {},
    logger: log,
    plugins: [
      operationLogPlugin(log),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
  })

function addressOf(app: FastifyInstance, host: string): string {
  const address = app.server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the gateway does not listen yet')
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}
