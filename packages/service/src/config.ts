import { z } from 'zod'

/** Every problem of a configuration at once, one per line, ready to print. */
export class ConfigError extends Error {
  constructor(
    readonly service: string,
    readonly problems: readonly string[],
  ) {
    super(
      `The configuration of ${service} has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    )
    this.name = 'ConfigError'
  }
}

/** The environment as a config module gets it; empty strings count as absent. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Parses the environment once, and throws a ConfigError that names every variable at fault. */
export function readConfig<Schema extends z.ZodType>(
  service: string,
  schema: Schema,
  environment: Environment,
): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  throw new ConfigError(
    service,
    parsed.error.issues.map((issue) => `${issue.path.join('.') || 'environment'}: ${issue.message}`),
  )
}

const PORT_RANGE = 'must be a port number, 0 to 65535'

/** Environment variables that mean the same in every service. */
export const variable = {
  port: (fallback: number) =>
    z.coerce.number(PORT_RANGE).int(PORT_RANGE).min(0, PORT_RANGE).max(65535, PORT_RANGE).default(fallback),
  host: z.string().default('127.0.0.1'),
  url: z.url('an address such as http://127.0.0.1:4001'),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  databaseUrl: z
    .string('an address such as postgres://user:password@host:5432/name')
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
  redisUrl: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis://')
    .optional(),
}

/** The addresses of all subgraphs and key sets, as services that run apart find each other. */
export const peerVariables = z.object({
  GATEWAY_URL: variable.url.default('http://127.0.0.1:4000'),
  USERS_URL: variable.url.default('http://127.0.0.1:4001'),
  ANALYTICS_URL: variable.url.default('http://127.0.0.1:4002'),
  NLP_URL: variable.url.default('http://127.0.0.1:4003'),
  CHARTS_URL: variable.url.default('http://127.0.0.1:4004'),
  EXPORTS_URL: variable.url.default('http://127.0.0.1:4005'),
})
