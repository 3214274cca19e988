import { type Environment, peerVariables, readConfig, variable } from '@askchart/service'
import { z } from 'zod'

const environment = peerVariables.extend({
  HOST: variable.host,
  PORT: variable.port(4001),
  LOG_LEVEL: variable.logLevel,
  DATABASE_URL: variable.databaseUrl,
  KEYS_DIR: z.string('the folder that this service keeps its private key in'),
  GUESTS: z.enum(['allow', 'refuse']).default('allow'),
})

export interface UsersConfig {
  readonly databaseUrl: string
  readonly guests: 'allow' | 'refuse'
}

export interface UsersServiceConfig extends UsersConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly keysFolder: string
  readonly peers: { readonly gateway: string }
}

/** Throws a ConfigError that names every problem. */
export function readUsersConfig(env: Environment = process.env): UsersServiceConfig {
  const read = readConfig('users', environment, env)
  return {
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    databaseUrl: read.DATABASE_URL,
    keysFolder: read.KEYS_DIR,
    guests: read.GUESTS,
    peers: { gateway: read.GATEWAY_URL },
  }
}
