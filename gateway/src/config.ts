import { fileURLToPath } from 'node:url'
import { type Environment, peerVariables, readConfig, variable } from '@askchart/service'
import { z } from 'zod'
import { defaultLimits, type Limits } from './limits/limits.js'

/** What a gateway needs to know; `createGateway` takes it from whoever runs it. */
export interface GatewayConfig {
  readonly host: string
  readonly port: number
  /** The address people see, such as https://charts.example.org; null: the one it listens on. */
  readonly publicUrl: string | null
  /** The composed supergraph; null: the one committed in schema/. */
  readonly supergraphFile: string | null
  /** The folder of the built web client; null: only the API is served. */
  readonly webRoot: string | null
  /** Introspection and "Did you mean" in errors. */
  readonly explorable: boolean
  /** GraphiQL at /graphiql, from the web client's folder. */
  readonly graphiql: boolean
  readonly limits: Limits
}

/** What `main.ts` needs beside that: how to reach the other services and where keys and files are. */
export interface GatewayServiceConfig extends GatewayConfig {
  readonly logLevel: string
  readonly keysDir: string
  readonly filesDir: string
  readonly subgraphUrls: Readonly<Record<'users' | 'analytics' | 'nlp' | 'charts' | 'exports', string>>
}

const committedSupergraph = new URL('../../schema/supergraph.graphql', import.meta.url)

/** The path of the committed supergraph, from src/ and dist/ alike. */
export const supergraphPath = (config: Pick<GatewayConfig, 'supergraphFile'>): string =>
  config.supergraphFile ?? fileURLToPath(committedSupergraph)

const yesOrNo = z.enum(['true', 'false'], 'true or false').transform((value) => value === 'true')

const environment = peerVariables.extend({
  PORT: variable.port(4000),
  HOST: variable.host,
  LOG_LEVEL: variable.logLevel,
  PUBLIC_URL: variable.url.optional(),
  SUPERGRAPH_FILE: z.string().optional(),
  WEB_ROOT: z.string().optional(),
  KEYS_DIR: z.string('a folder for the private keys'),
  FILES_DIR: z.string('the folder that analytics and exports keep files in'),
  INTROSPECTION: yesOrNo.default(false),
  GRAPHIQL: yesOrNo.default(false),
})

/** Parses the environment of a gateway that runs as its own service; throws a ConfigError naming every problem. */
export function readGatewayConfig(env: Environment = process.env): GatewayServiceConfig {
  const read = readConfig('gateway', environment, env)
  return {
    host: read.HOST,
    port: read.PORT,
    publicUrl: read.PUBLIC_URL ?? null,
    supergraphFile: read.SUPERGRAPH_FILE ?? null,
    webRoot: read.WEB_ROOT ?? null,
    explorable: read.INTROSPECTION,
    graphiql: read.GRAPHIQL,
    limits: defaultLimits,
    logLevel: read.LOG_LEVEL,
    keysDir: read.KEYS_DIR,
    filesDir: read.FILES_DIR,
    subgraphUrls: {
      users: read.USERS_URL,
      analytics: read.ANALYTICS_URL,
      nlp: read.NLP_URL,
      charts: read.CHARTS_URL,
      exports: read.EXPORTS_URL,
    },
  }
}
