import { type Environment, peerVariables, readConfig, variable } from '@askchart/service'
import { z } from 'zod'

const environment = peerVariables.extend({
  HOST: variable.host,
  PORT: variable.port(4005),
  LOG_LEVEL: variable.logLevel,
  DATABASE_URL: variable.databaseUrl,
  REDIS_URL: variable.redisUrl,
  FILES_DIR: z.string('the folder that all services keep files in'),
  PUBLIC_URL: variable.url,
  RENDER_THREADS: z.coerce.number().int().min(1).max(64).default(1),
})

export interface ExportsConfig {
  readonly databaseUrl: string
  readonly renderThreads: number
}

export interface ExportsServiceConfig extends ExportsConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly redisUrl: string | null
  readonly files: { readonly folder: string; readonly publicUrl: string }
  readonly peers: {
    readonly gateway: string
    readonly users: string
    readonly analytics: string
    readonly charts: string
  }
}

/** Throws a ConfigError that names every problem. */
export function readExportsConfig(env: Environment = process.env): ExportsServiceConfig {
  const read = readConfig('exports', environment, env)
  return {
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    databaseUrl: read.DATABASE_URL,
    redisUrl: read.REDIS_URL ?? null,
    renderThreads: read.RENDER_THREADS,
    files: { folder: read.FILES_DIR, publicUrl: read.PUBLIC_URL },
    peers: { gateway: read.GATEWAY_URL, users: read.USERS_URL, analytics: read.ANALYTICS_URL, charts: read.CHARTS_URL },
  }
}
