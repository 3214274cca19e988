import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectAllow } from '@askchart/analytics/config'
import { type ModelConfig, modelConfig, modelVariables } from '@askchart/nlp/config'
import { type Environment, readConfig, variable } from '@askchart/service'
import { z } from 'zod'

const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

const environment = z.object({
  HOST: variable.host,
  PORT: variable.port(4000),
  DATA_DIR: z.string().default(join(projectRoot, '.data')),
  PUBLIC_URL: variable.url.optional(),
  LOG_LEVEL: variable.logLevel.default('warn'),
  DATABASE_URL: variable.databaseUrl.optional(),
  CLICKHOUSE_URL: variable.url.optional(),
  CLICKHOUSE_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_]{0,40}$/, 'at most 40 letters, digits and underscores')
    .default(''),
  REDIS_URL: variable.redisUrl,
  CONNECT_ALLOW: connectAllow,
  GUESTS: z.enum(['allow', 'refuse']).default('allow'),
  RENDER_THREADS: z.coerce.number().int().min(1).max(64).default(1),
  ...modelVariables.shape,
})

/** Everything in one process: what is null runs on the embedded engine. */
export interface StandaloneConfig {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly publicUrl: string | null
  readonly logLevel: string
  readonly databaseUrl: string | null
  readonly clickHouseUrl: string | null
  /** Before the names of all databases made in ClickHouse, so that several installations can share one server. */
  readonly clickHousePrefix: string
  readonly redisUrl: string | null
  /** Private addresses and networks that databases may be connected at. */
  readonly connectAllow: readonly string[]
  readonly guests: 'allow' | 'refuse'
  readonly renderThreads: number
  /** Null: nothing but the reader reads, and nothing is sent anywhere. */
  readonly model: ModelConfig | null
  readonly webRoot: string
}

const expandHome = (path: string): string =>
  path === '~' || path.startsWith('~/') ? join(homedir(), path.slice(1)) : path

/** Parses the environment; throws a ConfigError that names every problem. */
export function readStandaloneConfig(env: Environment = process.env): StandaloneConfig {
  const read = readConfig('askchart', environment, env)
  return {
    host: read.HOST,
    port: read.PORT,
    dataDir: resolve(expandHome(read.DATA_DIR)),
    publicUrl: read.PUBLIC_URL ?? null,
    logLevel: read.LOG_LEVEL,
    databaseUrl: read.DATABASE_URL ?? null,
    clickHouseUrl: read.CLICKHOUSE_URL ?? null,
    clickHousePrefix: read.CLICKHOUSE_PREFIX,
    redisUrl: read.REDIS_URL ?? null,
    connectAllow: read.CONNECT_ALLOW,
    guests: read.GUESTS,
    renderThreads: read.RENDER_THREADS,
    model: modelConfig(read),
    webRoot: join(projectRoot, 'web/dist'),
  }
}
