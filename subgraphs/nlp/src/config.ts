import { type Environment, peerVariables, readConfig, variable } from '@askchart/service'

const environment = peerVariables.extend({
  HOST: variable.host,
  PORT: variable.port(4003),
  LOG_LEVEL: variable.logLevel,
  DATABASE_URL: variable.databaseUrl,
})

export interface NlpConfig {
  readonly databaseUrl: string
}

export interface NlpServiceConfig extends NlpConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly peers: { readonly gateway: string; readonly users: string; readonly analytics: string }
}

/** Throws a ConfigError that names every problem. */
export function readNlpConfig(env: Environment = process.env): NlpServiceConfig {
  const read = readConfig('nlp', environment, env)
  return {
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    databaseUrl: read.DATABASE_URL,
    peers: { gateway: read.GATEWAY_URL, users: read.USERS_URL, analytics: read.ANALYTICS_URL },
  }
}
