import { type Environment, peerVariables, readConfig, variable } from '@askchart/service'
import { z } from 'zod'

const environment = peerVariables.extend({
  HOST: variable.host,
  PORT: variable.port(4004),
  LOG_LEVEL: variable.logLevel,
  DATABASE_URL: variable.databaseUrl,
  REDIS_URL: variable.redisUrl,
  KEYS_DIR: z.string('the folder that keeps this service’s private key'),
})

export interface ChartsConfig {
  readonly databaseUrl: string
}

export interface ChartsServiceConfig extends ChartsConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly redisUrl: string | null
  readonly keysFolder: string
  readonly peers: {
    readonly gateway: string
    readonly users: string
    readonly analytics: string
    readonly nlp: string
  }
}

/** Throws a ConfigError that names every problem. */
export function readChartsConfig(env: Environment = process.env): ChartsServiceConfig {
  const read = readConfig('charts', environment, env)
  return {
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    databaseUrl: read.DATABASE_URL,
    redisUrl: read.REDIS_URL ?? null,
    keysFolder: read.KEYS_DIR,
    peers: { gateway: read.GATEWAY_URL, users: read.USERS_URL, analytics: read.ANALYTICS_URL, nlp: read.NLP_URL },
  }
}
