import { pino, type Logger as PinoLogger, type SerializedError, stdSerializers } from 'pino'

export type Logger = PinoLogger

/** What drizzle throws of a statement that failed; its message and its stack name the values that the statement was given. */
interface FailedQuery extends Error {
  readonly query: string
  readonly params: readonly unknown[]
}

const isFailedQuery = (error: Error): error is FailedQuery =>
  'query' in error && typeof error.query === 'string' && 'params' in error

/** Without the values; where it was thrown stays. */
function withoutValues({ query, message, stack = '', cause }: FailedQuery): Error {
  const error = new Error(`Failed query: ${query}`, { cause })
  const [, frames = ''] = stack.split(message)
  error.stack = `Error: ${error.message}${frames}`
  return error
}

/** An error as it is logged: without what people entered, which a database says of statements, rows and keys. */
export function loggedError(error: Error): SerializedError {
  const logged = stdSerializers.err(isFailedQuery(error) ? withoutValues(error) : error)
  for (const told of ['detail', 'where', 'internalQuery']) Reflect.deleteProperty(logged, told)
  return logged
}

/** Structured logs, one JSON object a line, on stderr: stdout belongs to the one line that says the address. */
export function createLogger(name: string, level: string): Logger {
  return pino(
    {
      name,
      level,
      serializers: { err: loggedError },
      redact: {
        paths: ['authorization', 'cookie', '*.authorization', '*.cookie', '*.accessToken', '*.refreshToken'],
        censor: '…',
      },
    },
    pino.destination(2),
  )
}

/** For tests and tools that must not print. */
export const silentLogger: Logger = pino({ level: 'silent' })
