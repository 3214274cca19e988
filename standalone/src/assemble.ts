import { join } from 'node:path'
import { createAnalytics } from '@askchart/analytics'
import { CONNECTIONS_KEY } from '@askchart/analytics/config'
import { createCharts } from '@askchart/charts'
import { createExports } from '@askchart/exports'
import { createGateway, defaultLimits, type Gateway } from '@askchart/gateway'
import { createNlp } from '@askchart/nlp'
import { createPubSub, type PubSub } from '@askchart/pubsub'
import {
  createSigner,
  createVerifier,
  type GraphClient,
  type KeySource,
  type Logger,
  startJobs,
  type Subgraph,
  type SubgraphName,
} from '@askchart/service'
import { createFolderStorage } from '@askchart/storage'
import { createUsers } from '@askchart/users'
import type { StandaloneConfig } from './config.js'
import type { Parts } from './parts.js'

export interface Assembled {
  readonly gateway: Gateway
  readonly pubsub: PubSub
}

export interface Stores {
  readonly databaseUrl: string
  readonly clickHouseUrl: string
}

/**
 * Creates every subgraph and the gateway in this process, on the given stores, and starts them. They stop with `parts`:
 * the gateway first, then jobs, then the subgraphs, then what these share.
 */
export async function assemble(
  config: StandaloneConfig,
  stores: Stores,
  parts: Parts,
  log: Logger,
  say: (text: string) => void,
): Promise<Assembled> {
  const clock = (): Date => new Date()
  const key = (name: string): string => join(config.dataDir, 'keys', `${name}.json`)
  const [gatewaySigner, usersSigner, chartsSigner] = await Promise.all([
    createSigner('gateway', key('gateway')),
    createSigner('users', key('users')),
    createSigner('charts', key('charts')),
  ])
  const userKeys: KeySource = { issuer: 'users', keySet: usersSigner.keySet }
  const viewerKeys: readonly KeySource[] = [{ issuer: 'gateway', keySet: gatewaySigner.keySet }, userKeys]
  const verifier = createVerifier(viewerKeys)
  // Those that serve a chart's data trust what charts says about it, and no one else takes its word.
  const grantVerifier = createVerifier([...viewerKeys, { issuer: 'charts', keySet: chartsSigner.keySet }])
  const storage = await createFolderStorage({
    folder: join(config.dataDir, 'files'),
    publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
    clock,
  })
  const pubsub = await parts.start(
    () => Promise.resolve(createPubSub(config.redisUrl, (error) => log.warn({ err: error }, 'Redis does not answer'))),
    (started) => started.stop(),
  )
  say('bringing the databases up to date')
  const jobs = await startJobs({ url: stores.databaseUrl, log })

  // Each subgraph may call the others, so that the clients exist before what they lead to does.
  const made = new Map<SubgraphName, Subgraph>()
  const clients = {
    users: clientOf('users', made),
    analytics: clientOf('analytics', made),
    nlp: clientOf('nlp', made),
    charts: clientOf('charts', made),
    exports: clientOf('exports', made),
  }
  const shared = { log, jobs, pubsub, verifier, clock, storage, clients }
  const database = { databaseUrl: stores.databaseUrl }
  const running = (create: () => Promise<Subgraph>): Promise<Subgraph> =>
    parts.start(create, (subgraph) => subgraph.stop())
  const subgraphs = await Promise.all([
    running(() => createUsers({ ...database, guests: config.guests }, { ...shared, signer: usersSigner })),
    running(() =>
      createAnalytics(
        {
          ...database,
          clickhouse: { url: stores.clickHouseUrl, prefix: config.clickHousePrefix },
          connections: { keyFile: join(config.dataDir, 'keys', CONNECTIONS_KEY), allow: config.connectAllow },
          redisUrl: config.redisUrl,
        },
        { ...shared, verifier: grantVerifier },
      ),
    ),
    running(() => createNlp({ ...database, model: config.model }, shared)),
    running(() => createCharts(database, { ...shared, signer: chartsSigner })),
    running(() =>
      createExports({ ...database, renderThreads: config.renderThreads }, { ...shared, verifier: grantVerifier }),
    ),
  ])
  for (const subgraph of subgraphs) made.set(subgraph.name, subgraph)
  // Jobs use the subgraphs: they end before these do, and after the last request that could queue one.
  await parts.start(
    () => Promise.resolve(jobs),
    (started) => started.stop(),
  )
  const gateway = await createGateway(
    {
      host: config.host,
      port: config.port,
      publicUrl: config.publicUrl,
      supergraphFile: null,
      webRoot: config.webRoot,
      explorable: true,
      graphiql: true,
      limits: defaultLimits,
    },
    { clients, userKeys, signer: gatewaySigner, storage, log, clock },
  )
  say('loading the sample data')
  for (const subgraph of subgraphs) await subgraph.start()
  await parts.start(
    () => gateway.start(),
    () => gateway.stop(),
  )
  return { gateway, pubsub }
}

function clientOf(name: SubgraphName, made: ReadonlyMap<SubgraphName, Subgraph>): GraphClient {
  const client = (): GraphClient => {
    const subgraph = made.get(name)
    if (!subgraph) throw new Error(`${name} was called before it was there`)
    return subgraph.client
  }
  return {
    name,
    execute: (request, call) => client().execute(request, call),
    subscribe: (request, call) => client().subscribe(request, call),
  }
}
