import { join } from 'node:path'
import { type Environment, peerVariables, readConfig, variable } from '@askchart/service'
import { z } from 'zod'
import { isNetwork } from './connections/address-check.js'

/** The name of the key's file in the folder of keys. */
export const CONNECTIONS_KEY = 'connections.key'

/** Addresses and networks with commas between, such as `127.0.0.1,10.0.0.0/8`. */
export const connectAllow = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .refine((parts) => parts.every(isNetwork), 'addresses and networks with commas between, such as 127.0.0.1,10.0.0.0/8')

const environment = peerVariables.extend({
  HOST: variable.host,
  PORT: variable.port(4002),
  LOG_LEVEL: variable.logLevel,
  DATABASE_URL: variable.databaseUrl,
  REDIS_URL: variable.redisUrl,
  CLICKHOUSE_URL: z.url('an address such as http://user:password@127.0.0.1:8123'),
  CLICKHOUSE_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_]{0,40}$/, 'at most 40 letters, digits and underscores')
    .default(''),
  FILES_DIR: z.string('the folder that all services keep files in'),
  PUBLIC_URL: variable.url,
  KEYS_DIR: z.string('the folder that this service keeps the key of its connections in'),
  CONNECT_ALLOW: connectAllow,
})

export interface AnalyticsConfig {
  readonly databaseUrl: string
  readonly clickhouse: {
    readonly url: string
    /** Before the names of all databases made there, so that several installations can share one server. */
    readonly prefix: string
  }
  readonly connections: {
    /** Holds the key that addresses and passwords of live databases are sealed with; made where it is missing. */
    readonly keyFile: string
    /** Addresses and networks that may be connected to though they are private. */
    readonly allow: readonly string[]
  }
  /** Where processes share results of queries; null where there is one process. */
  readonly redisUrl: string | null
}

export interface AnalyticsServiceConfig extends AnalyticsConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly files: { readonly folder: string; readonly publicUrl: string }
  readonly peers: { readonly gateway: string; readonly users: string; readonly charts: string }
}

/** Throws a ConfigError that names every problem. */
export function readAnalyticsConfig(env: Environment = process.env): AnalyticsServiceConfig {
  const read = readConfig('analytics', environment, env)
  return {
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    databaseUrl: read.DATABASE_URL,
    clickhouse: { url: read.CLICKHOUSE_URL, prefix: read.CLICKHOUSE_PREFIX },
    connections: { keyFile: join(read.KEYS_DIR, CONNECTIONS_KEY), allow: read.CONNECT_ALLOW },
    redisUrl: read.REDIS_URL ?? null,
    files: { folder: read.FILES_DIR, publicUrl: read.PUBLIC_URL },
    peers: { gateway: read.GATEWAY_URL, users: read.USERS_URL, charts: read.CHARTS_URL },
  }
}
