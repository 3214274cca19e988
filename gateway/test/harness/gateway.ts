import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createHttpGraphClient,
  createSigner,
  type GraphClient,
  type Logger,
  silentLogger,
  startGraphServer,
  UnavailableError,
} from '@askchart/service'
import { createFolderStorage, type Storage } from '@askchart/storage'
import { createGateway, defaultLimits, type Gateway, type GatewayConfig } from '../../src/index.js'
import { createSubgraphs, createWorld, type World } from './subgraphs.js'

export type SubgraphOfTests = 'users' | 'charts' | 'analytics'

/** Two windows of Ada's, Bob, who may look into Ada's workspace, and Eve, who may not. */
export type PersonOfTests = 'ada' | 'ada2' | 'bob' | 'eve'

/** A running gateway over three small subgraphs. */
export interface TestGateway {
  readonly gateway: Gateway
  readonly url: string
  readonly world: World
  readonly storage: Storage
  readonly folder: string
  /** Makes a subgraph unreachable until the test is over. */
  kill(name: SubgraphOfTests): Promise<void>
  accessToken(person: PersonOfTests, seconds?: number): Promise<string>
  stop(): Promise<void>
}

export interface TestGatewayOptions {
  /** How the gateway reaches its subgraphs. */
  readonly reach?: 'in-process' | 'http'
  readonly config?: Partial<GatewayConfig>
  readonly log?: Logger
  readonly clock?: () => Date
}

export async function startTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const { reach = 'in-process', log = silentLogger, clock = () => new Date() } = options
  const folder = await mkdtemp(join(tmpdir(), 'gateway-'))
  const signers = {
    gateway: await createSigner('gateway', join(folder, 'gateway.json')),
    users: await createSigner('users', join(folder, 'users.json')),
  }
  const world = createWorld()
  const subgraphs = createSubgraphs(world, signers)
  await writeFile(join(folder, 'supergraph.graphql'), subgraphs.supergraphSdl)
  const names = ['users', 'charts', 'analytics'] as const
  const reached = await Promise.all(
    names.map((name) =>
      reach === 'http' ? overHttp(subgraphs.clients[name]) : Promise.resolve(mortal(subgraphs.clients[name])),
    ),
  )
  const byName = new Map(names.map((name, index) => [name, reached[index]]))
  const get = (name: SubgraphOfTests): Reached => {
    const found = byName.get(name)
    if (!found) throw new Error(`no subgraph ${name}`)
    return found
  }
  const storage = await createFolderStorage({ folder: join(folder, 'files'), publicUrl: 'http://files.test', clock })
  const gateway = await createGateway(
    {
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      supergraphFile: join(folder, 'supergraph.graphql'),
      webRoot: null,
      explorable: true,
      graphiql: true,
      limits: defaultLimits,
      ...options.config,
    },
    {
      clients: { users: get('users').client, charts: get('charts').client, analytics: get('analytics').client },
      userKeys: { issuer: 'users', keySet: signers.users.keySet },
      signer: signers.gateway,
      storage,
      log,
      clock,
    },
  )
  await gateway.start()
  return {
    gateway,
    url: gateway.url,
    world,
    storage,
    folder,
    kill: (name) => get(name).kill(),
    accessToken: (person, seconds = 600) =>
      signers.users.sign(
        { sub: `user_${person.slice(0, 3)}`, sid: `session_${person}`, kind: 'guest' },
        'access',
        seconds,
      ),
    async stop() {
      await gateway.stop()
      await Promise.all(reached.map((subgraph) => subgraph.stop()))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

interface Reached {
  readonly client: GraphClient
  kill(): Promise<void>
  stop(): Promise<void>
}

function mortal(client: GraphClient): Reached {
  let dead = false
  const unavailable = (): UnavailableError => new UnavailableError(client.name, `${client.name} is gone`)
  return {
    client: {
      name: client.name,
      execute: (request, call) => (dead ? Promise.reject(unavailable()) : client.execute(request, call)),
      subscribe: (request, call) => client.subscribe(request, call),
    },
    kill() {
      dead = true
      return Promise.resolve()
    },
    stop: () => Promise.resolve(),
  }
}

async function overHttp(executor: GraphClient): Promise<Reached> {
  const server = await startGraphServer({
    client: executor,
    host: '127.0.0.1',
    port: 0,
    log: silentLogger,
    ready: () => Promise.resolve(),
  })
  const client = createHttpGraphClient(executor.name, server.url)
  let stopped: Promise<void> | null = null
  const kill = (): Promise<void> => (stopped ??= server.stop())
  return {
    client,
    kill,
    async stop() {
      await client.close()
      await kill()
    },
  }
}
