import { join } from 'node:path'
import { createAnalytics } from '@askchart/analytics'
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

export interface Assembled {
  readonly gateway: Gateway
  readonly subgraphs: readonly Subgraph[]
  readonly pubsub: PubSub
  /** Stops the gateway first, then the subgraphs, then what they share. */
  stop(): Promise<void>
}

export interface Stores {
  readonly databaseUrl: string
  readonly clickHouseUrl: string
}

/** Creates every subgraph and the gateway in this process, on the given stores, and starts them. */
export async function assemble(config: StandaloneConfig, stores: Stores, log: Logger): Promise<Assembled> {
  const clock = (): Date => new Date()
  const key = (name: string): string => join(config.dataDir, 'keys', `${name}.json`)
  const [gatewaySigner, usersSigner, chartsSigner] = await Promise.all([
    createSigner('gateway', key('gateway')),
    createSigner('users', key('users')),
    createSigner('charts', key('charts')),
  ])
  const userKeys: KeySource = { issuer: 'users', keySet: usersSigner.keySet }
  const verifier = createVerifier([
    { issuer: 'gateway', keySet: gatewaySigner.keySet },
    userKeys,
    { issuer: 'charts', keySet: chartsSigner.keySet },
  ])
  const storage = await createFolderStorage({
    folder: join(config.dataDir, 'files'),
    publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
    clock,
  })
  const pubsub = createPubSub(config.redisUrl, (error) => log.warn({ err: error }, 'Redis does not answer'))
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
  const subgraphs = await Promise.all([
    createUsers({ ...database, guests: config.guests }, { ...shared, signer: usersSigner }),
    createAnalytics({ ...database, clickHouseUrl: stores.clickHouseUrl }, shared),
    createNlp(database, shared),
    createCharts(database, { ...shared, signer: chartsSigner }),
    createExports({ ...database, renderThreads: config.renderThreads }, shared),
  ])
  for (const subgraph of subgraphs) made.set(subgraph.name, subgraph)
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
  for (const subgraph of subgraphs) await subgraph.start()
  await gateway.start()
  return {
    gateway,
    subgraphs,
    pubsub,
    async stop() {
      await gateway.stop()
      await jobs.stop()
      for (const subgraph of subgraphs) await subgraph.stop()
      await pubsub.stop()
    },
  }
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
