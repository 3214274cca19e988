import { type Environment, peerVariables, readConfig, variable } from '@askchart/service'
import { z } from 'zod'

const share = z.coerce.number().min(0).max(1)
const dollars = z.coerce.number().min(0).max(1_000_000)

/** What the language model needs of an environment; it is off unless a key or an address is given. */
export const modelVariables = z.object({
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'an address such as https://api.openai.com/v1' })
    .refine((url) => new URL(url).username === '', 'must hold no user and password; the key is OPENAI_API_KEY')
    .optional(),
  OPENAI_MODEL: z.string().max(200).default('gpt-5.4-mini'),
  MODEL_BELOW_CONFIDENCE: share.default(0.6),
  MODEL_CONFIDENCE: share.default(0.75),
  MODEL_SAMPLE_VALUES: z
    .enum(['true', 'false'], 'true or false')
    .transform((value) => value === 'true')
    .default(false),
  MODEL_DEADLINE_MS: z.coerce.number().int().min(100).max(10_000).default(10_000),
  MODEL_DOLLARS_PER_DAY: dollars.default(1),
  MODEL_INPUT_PRICE: dollars.default(5),
  MODEL_OUTPUT_PRICE: dollars.default(20),
})

const environment = peerVariables.extend({
  HOST: variable.host,
  PORT: variable.port(4003),
  LOG_LEVEL: variable.logLevel,
  DATABASE_URL: variable.databaseUrl,
  ...modelVariables.shape,
})

/** How long and how often a language model is tried, within the deadline of one prompt. */
export interface ModelPatience {
  readonly deadlineMs: number
  readonly retries: number
  /** Before the first retry; twice as long before the next. A Retry-After that is longer counts instead. */
  readonly backoffMs: number
  /** So many failures in a row, and nothing is sent for `restMs`. */
  readonly failuresBeforeRest: number
  readonly restMs: number
}

export interface ModelConfig {
  /** Null for a server that asks for none. */
  readonly apiKey: string | null
  readonly baseUrl: string
  readonly model: string
  /** Readings of ours below it are worth a question to the model. */
  readonly belowConfidence: number
  /** The confidence of what the model reads. */
  readonly confidence: number
  /** Whether it may see values of the tables. */
  readonly sampleValues: boolean
  readonly patience: ModelPatience
  /** In dollars: for a million tokens, and at most for a workspace on one day (UTC). */
  readonly price: { readonly input: number; readonly output: number }
  readonly dollarsPerDay: number
}

export interface NlpConfig {
  readonly databaseUrl: string
  /** Null: every prompt is read offline and nothing is sent anywhere. */
  readonly model: ModelConfig | null
}

export interface NlpServiceConfig extends NlpConfig {
  readonly host: string
  readonly port: number
  readonly logLevel: string
  readonly peers: { readonly gateway: string; readonly users: string; readonly analytics: string }
}

/** The language model that these variables configure; null where they name neither a key nor an address. */
export function modelConfig(read: z.output<typeof modelVariables>): ModelConfig | null {
  if (read.OPENAI_API_KEY === undefined && read.OPENAI_BASE_URL === undefined) return null
  return {
    apiKey: read.OPENAI_API_KEY ?? null,
    baseUrl: read.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
    model: read.OPENAI_MODEL,
    belowConfidence: read.MODEL_BELOW_CONFIDENCE,
    confidence: read.MODEL_CONFIDENCE,
    sampleValues: read.MODEL_SAMPLE_VALUES,
    patience: {
      deadlineMs: read.MODEL_DEADLINE_MS,
      retries: 2,
      backoffMs: 300,
      failuresBeforeRest: 5,
      restMs: 30_000,
    },
    price: { input: read.MODEL_INPUT_PRICE, output: read.MODEL_OUTPUT_PRICE },
    dollarsPerDay: read.MODEL_DOLLARS_PER_DAY,
  }
}

/** Throws a ConfigError that names every problem. */
export function readNlpConfig(env: Environment = process.env): NlpServiceConfig {
  const read = readConfig('nlp', environment, env)
  return {
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    databaseUrl: read.DATABASE_URL,
    model: modelConfig(read),
    peers: { gateway: read.GATEWAY_URL, users: read.USERS_URL, analytics: read.ANALYTICS_URL },
  }
}
