import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { type Engine, freePort, startClickHouse, startPostgres } from '@askchart/engines'
import { testRedis, type TestRedis } from '@askchart/testing'
import { type Members, membersIn } from './members.js'
import { aDataFolder, aFolder, isReady, Program } from './processes.js'

/** A running Askchart, however many processes it has. */
export interface System {
  readonly url: string
  /** Ends every process with SIGTERM and resolves to how each ended; also when asked twice. */
  stop(): Promise<readonly (number | string)[]>
}

export interface Standalone extends System {
  readonly program: Program
}

function once<Result>(act: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | null = null
  return () => (result ??= act())
}

/** Everything in one process, on a data folder that may hold the data of an earlier one. */
export async function startStandalone(
  dataFolder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<Standalone> {
  const program = new Program('standalone/dist/main.js', { DATA_DIR: dataFolder, PORT: '0', ...environment })
  const address = (): string | undefined => /^Askchart is ready: (\S+)$/m.exec(program.stdout)?.[1]
  await program.until('the line that says it is ready', () => address() !== undefined)
  return {
    program,
    url: address() ?? '',
    stop: once(async () => {
      program.signal('SIGTERM')
      return [await program.ended]
    }),
  }
}

/** Stops it; throws with its own words where it does not end with status 0. */
export async function stopCleanly(system: Standalone): Promise<void> {
  const [end] = await system.stop()
  if (end !== 0) throw new Error(`it ended with ${end}:\n${system.program.stderr.slice(-3_000)}`)
}

export interface SystemOfMembers extends System {
  readonly members: Members
}

/** Everything in one process, on stores beside it, where it can be written who is in which workspace. */
export async function startWithMembers(): Promise<SystemOfMembers> {
  const folder = await aDataFolder()
  const [postgres, clickHouse] = await Promise.all([
    startPostgres({ folder: join(folder.path, 'postgres') }),
    startClickHouse({ folder: join(folder.path, 'clickhouse') }),
  ])
  const environment = { DATABASE_URL: postgres.url, CLICKHOUSE_URL: clickHouse.url }
  const [system, members] = await Promise.all([startStandalone(folder.path, environment), membersIn(postgres.url)])
  return {
    url: system.url,
    members,
    stop: once(async () => {
      await members.close()
      const ends = await system.stop()
      await Promise.all([clickHouse.stop(), postgres.stop()])
      await folder.remove()
      return ends
    }),
  }
}

export const SERVICES = ['users', 'analytics', 'nlp', 'charts', 'exports', 'gateway'] as const
export type Service = (typeof SERVICES)[number]

export interface SixProcesses extends System {
  readonly programs: Readonly<Record<Service, Program>>
  readonly stores: Readonly<Record<'postgres' | 'clickHouse', Engine>>
  /** Brings ClickHouse, once it was stopped, back to its address. */
  restartClickHouse(): Promise<void>
  /** Starts one that has ended again, at its address, and waits until it is ready. */
  restart(service: Service): Promise<void>
}

/**
 * Every subgraph and the gateway as a process of its own, over HTTP, with or without Redis between them; where it is their
 * first start, they make their schemas and the sample themselves.
 */
export async function startSixProcesses({
  redis: withRedis,
  environment = {},
  firstStart = false,
}: {
  readonly redis: boolean
  readonly environment?: Readonly<Record<string, string>>
  readonly firstStart?: boolean
}): Promise<SixProcesses> {
  const folder = await (firstStart ? aFolder() : aDataFolder())
  const [postgres, clickHouse, redis] = await Promise.all([
    startPostgres({ folder: join(folder.path, 'postgres') }),
    startClickHouse({ folder: join(folder.path, 'clickhouse') }),
    withRedis ? testRedis() : null,
  ])
  const stores = { postgres, clickHouse }
  const urlOf = async (): Promise<string> => `http://127.0.0.1:${await freePort()}`
  const urls = {
    users: await urlOf(),
    analytics: await urlOf(),
    nlp: await urlOf(),
    charts: await urlOf(),
    exports: await urlOf(),
    gateway: await urlOf(),
  }
  const shared = {
    LOG_LEVEL: 'warn',
    DATABASE_URL: postgres.url,
    CLICKHOUSE_URL: clickHouse.url,
    ...(redis ? { REDIS_URL: redis.url } : {}),
    KEYS_DIR: join(folder.path, 'keys'),
    FILES_DIR: join(folder.path, 'files'),
    PUBLIC_URL: urls.gateway,
    ...Object.fromEntries(SERVICES.map((name) => [`${name.toUpperCase()}_URL`, urls[name]])),
    ...environment,
  }
  const start = (name: Service): Program =>
    new Program(name === 'gateway' ? 'gateway/dist/main.js' : `subgraphs/${name}/dist/main.js`, {
      ...shared,
      PORT: new URL(urls[name]).port,
    })
  const programs = {
    users: start('users'),
    analytics: start('analytics'),
    nlp: start('nlp'),
    charts: start('charts'),
    exports: start('exports'),
    gateway: start('gateway'),
  }
  const stop = once(async () => {
    for (const name of SERVICES) programs[name].signal('SIGTERM')
    const ends = await Promise.all(SERVICES.map((name) => programs[name].ended))
    await Promise.all([stores.clickHouse.stop(), postgres.stop(), redis?.stop()])
    await folder.remove()
    return ends
  })
  const untilReady = (name: Service): Promise<void> => programs[name].until(`${name} ready`, () => isReady(urls[name]))
  try {
    await Promise.all(SERVICES.map(untilReady))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: urls.gateway,
    programs,
    stores,
    async restartClickHouse() {
      stores.clickHouse = await startClickHouse({ folder: join(folder.path, 'clickhouse'), at: clickHouse.url })
    },
    async restart(name) {
      programs[name] = start(name)
      await untilReady(name)
    },
    stop,
  }
}

export interface TwoSystems {
  readonly urls: readonly [string, string]
  readonly databaseUrl: string
  /** The Redis between them; where it is gone, `restartRedis` brings another, empty one to its place. */
  killRedis(): Promise<void>
  restartRedis(): Promise<void>
  stop(): Promise<void>
}

/** Everything twice, as two machines behind one balancer would be: on the same stores, with the same keys. */
export async function startTwoSystems(): Promise<TwoSystems> {
  const [folder, other] = await Promise.all([aDataFolder(), aFolder()])
  const [postgres, clickHouse] = await Promise.all([
    startPostgres({ folder: join(folder.path, 'postgres') }),
    startClickHouse({ folder: join(folder.path, 'clickhouse') }),
  ])
  let redis: TestRedis = await testRedis()
  const environment = { DATABASE_URL: postgres.url, CLICKHOUSE_URL: clickHouse.url, REDIS_URL: redis.url }
  const first = await startStandalone(folder.path, environment)
  await cp(join(folder.path, 'keys'), join(other.path, 'keys'), { recursive: true })
  const second = await startStandalone(other.path, environment)
  const killRedis = async (): Promise<void> => {
    process.kill(redis.pid, 'SIGKILL')
    await redis.stop()
  }
  return {
    urls: [first.url, second.url],
    databaseUrl: postgres.url,
    killRedis,
    async restartRedis() {
      redis = await testRedis(redis.port)
    },
    async stop() {
      await Promise.all([first.stop(), second.stop()])
      await Promise.all([clickHouse.stop(), postgres.stop(), redis.stop()])
      await Promise.all([folder.remove(), other.remove()])
    },
  }
}
