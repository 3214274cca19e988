import 'reflect-metadata'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Arg, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql'
import type { RequestContext } from './context.js'
import { NotFoundError } from './errors.js'
import type { GraphCall, GraphClient } from './graph-client.js'
import { createGraphExecutor } from './graph-executor.js'
import { createHttpGraphClient, type HttpGraphClient } from './graph-http-client.js'
import { type GraphServer, startGraphServer } from './graph-server.js'
import { silentLogger } from './logger.js'
import { createSigner, createVerifier, type Signer } from './signing.js'
import { buildSubgraph } from './subgraph-schema.js'

@ObjectType()
@Directive('@key(fields: "id")')
class Planet {
  @Field(() => ID)
  readonly id: string

  @Field(() => Int)
  readonly moons: number

  constructor(id: string, moons: number) {
    this.id = id
    this.moons = moons
  }
}

const state = { ended: 0 }

@Resolver(() => Planet)
class PlanetResolver {
  @Query(() => Planet, { nullable: true })
  planet(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Planet | null {
    if (id === 'broken') throw new Error('the password is 1234')
    if (id === 'unstored') throw Object.assign(new Error('the server at 10.0.0.7 shuts down'), { code: '57P01' })
    if (id === 'hidden') throw new NotFoundError('planet', id)
    if (id === 'whoami') return new Planet(context.viewer.id, 0)
    context.responseExtensions['seen'] = id
    return new Planet(id, 2)
  }

  @Subscription(() => Planet, { subscribe: () => orbits() })
  orbit(@Root() planet: Planet): Planet {
    return planet
  }
}

/** Two planets, then silence until ended. */
function orbits(): AsyncIterableIterator<Planet> {
  let moons = 0
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: () => {
      moons += 1
      return moons <= 2
        ? Promise.resolve({ done: false, value: new Planet('mars', moons) })
        : new Promise(() => undefined)
    },
    return: () => {
      state.ended += 1
      return Promise.resolve({ done: true, value: undefined })
    },
  }
}

let signer: Signer
let server: GraphServer
let remote: HttpGraphClient
let local: GraphClient

beforeAll(async () => {
  signer = await createSigner('gateway', join(await mkdtemp(join(tmpdir(), 'keys-')), 'gateway.json'))
  const { schema } = buildSubgraph<RequestContext>({
    resolvers: [new PlanetResolver()],
    references: { Planet: ({ id }) => new Planet(String(id), 7) },
  })
  local = createGraphExecutor({
    name: 'planets',
    schema,
    verifier: createVerifier([{ issuer: 'gateway', keySet: signer.keySet }]),
    log: silentLogger,
    createContext: (base) => base,
  })
  server = await startGraphServer({
    client: local,
    host: '127.0.0.1',
    port: 0,
    log: silentLogger,
    ready: () => Promise.resolve(),
    keySet: signer.keySet,
  })
  remote = createHttpGraphClient('planets', server.url)
})

afterAll(async () => {
  await remote.close()
  await server.stop()
})

const aCall = async (): Promise<GraphCall> => ({
  viewerToken: await signer.sign({ kind: 'guest', id: 'user_1', workspaces: [] }, 'viewer', 60),
  requestId: 'request-1',
})

describe.each([
  ['in the same process', () => local],
  ['over HTTP', () => remote],
])('a subgraph %s', (_name, client) => {
  test('answers a query, with what a resolver put beside the data', async () => {
    expect(
      await client().execute(
        { query: 'query ($id: ID!) { planet(id: $id) { id moons } }', variables: { id: 'mars' } },
        await aCall(),
      ),
    ).toEqual({
      data: { planet: { id: 'mars', moons: 2 } },
      extensions: { seen: 'mars' },
    })
  })

  test('knows the viewer that the call proves', async () => {
    expect(await client().execute({ query: '{ planet(id: "whoami") { id } }' }, await aCall())).toEqual({
      data: { planet: { id: 'user_1' } },
    })
  })

  test('resolves entities for the gateway', async () => {
    const query = '{ _entities(representations: [{__typename: "Planet", id: "venus"}]) { ... on Planet { moons } } }'
    expect(await client().execute({ query }, await aCall())).toEqual({ data: { _entities: [{ moons: 7 }] } })
  })

  test('refuses a call without proof, and runs nothing', async () => {
    const answer = await client().execute(
      { query: '{ planet(id: "mars") { id } }' },
      { viewerToken: 'forged', requestId: 'request-1' },
    )
    expect(answer).toEqual({
      errors: [{ message: 'This call carries no valid proof of its viewer.', extensions: { code: 'UNAUTHENTICATED' } }],
    })
  })

  test('says a refusal with its code, and hides what broke', async () => {
    const hidden = await client().execute({ query: '{ planet(id: "hidden") { id } }' }, await aCall())
    expect(hidden).toMatchObject({
      data: { planet: null },
      errors: [
        {
          message: 'There is no planet hidden, or you may not see it.',
          path: ['planet'],
          extensions: { code: 'NOT_FOUND' },
        },
      ],
    })
    const broken = await client().execute({ query: '{ planet(id: "broken") { id } }' }, await aCall())
    expect(broken).toMatchObject({
      data: { planet: null },
      errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    })
    expect(JSON.stringify(broken)).toContain('request-1')
    expect(JSON.stringify(broken)).not.toContain('1234')
  })

  test('says of a database that does not answer that it may be asked again, and hides where it is', async () => {
    const answer = await client().execute({ query: '{ planet(id: "unstored") { id } }' }, await aCall())
    expect(answer).toMatchObject({
      data: { planet: null },
      errors: [{ path: ['planet'], extensions: { code: 'UNAVAILABLE' } }],
    })
    expect(JSON.stringify(answer)).not.toContain('10.0.0.7')
  })

  test('says where a query is wrong', async () => {
    expect(await client().execute({ query: '{ comet }' }, await aCall())).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    })
  })

  test('sends events until the subscriber leaves, then ends the source at once', async () => {
    const before = state.ended
    const events = client().subscribe({ query: 'subscription { orbit { id moons } }' }, await aCall())
    expect(await events.next()).toEqual({ done: false, value: { data: { orbit: { id: 'mars', moons: 1 } } } })
    expect(await events.next()).toEqual({ done: false, value: { data: { orbit: { id: 'mars', moons: 2 } } } })
    await events.return?.()
    await until(() => state.ended === before + 1)
  })

  test('answers a subscription without proof with the refusal', async () => {
    const events = client().subscribe({ query: 'subscription { orbit { id } }' }, { viewerToken: '', requestId: 'r' })
    const refusal = await events.next().catch((error: unknown) => ({ value: error }))
    expect(JSON.stringify(refusal.value)).toContain('UNAUTHENTICATED')
  })
})

describe('the service of a subgraph', () => {
  test('answers 401 without proof, 400 to a body that is no request, and publishes its keys', async () => {
    const post = (body: string) =>
      fetch(`${server.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect((await post('{"query":"{ planet(id: 1) { id } }"}')).status).toBe(401)
    expect((await post('{"quarry":1}')).status).toBe(400)
    expect(await (await fetch(`${server.url}/.well-known/jwks.json`)).json()).toEqual(signer.keySet)
    expect((await fetch(`${server.url}/ready`)).status).toBe(200)
  })

  test('a service that is not there is UNAVAILABLE', async () => {
    const nobody = createHttpGraphClient('planets', 'http://127.0.0.1:9')
    await expect(nobody.execute({ query: '{ __typename }' }, await aCall())).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    })
    await nobody.close()
  })

  test('a service that has not answered within the deadline is UNAVAILABLE', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const address = silent.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const slow = createHttpGraphClient('planets', `http://127.0.0.1:${port}`, { deadlineMs: 50 })
    await expect(slow.execute({ query: '{ __typename }' }, await aCall())).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    })
    silent.closeAllConnections()
    silent.close()
    await slow.close()
  })
})

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it did not happen within 60 s')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
