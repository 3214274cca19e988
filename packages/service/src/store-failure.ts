import { ServiceError, UnavailableError } from './errors.js'

/**
 * Classes of Postgres' error codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) that speak of the server and not of
 * what it was asked: lost connections, no room left (disk, memory, connections), and a system that fails.
 */
const OF_THE_SERVER = new Set(['08', '53', '58'])
/** Of class 57 (operator intervention), which holds cancelled statements too: shut down, crashed, not up yet. */
const NOT_SERVING = new Set(['57P01', '57P02', '57P03', '57P05'])
const OF_THE_NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'])
/** What pg and its pool throw without a code. */
const SAID_BY_PG =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

function isOfTheServer(error: object): boolean {
  const code = 'code' in error ? error.code : null
  if (typeof code === 'string')
    return (
      NOT_SERVING.has(code) || OF_THE_NETWORK.has(code) || (code.length === 5 && OF_THE_SERVER.has(code.slice(0, 2)))
    )
  return 'message' in error && typeof error.message === 'string' && SAID_BY_PG.test(error.message)
}

/**
 * The refusal for a failure of the database that says nothing of what was asked: it is out of reach, shut down, or has no room.
 * Asked again later it may answer. Null for every other error, which is a bug of ours, and for what is a refusal in its own words already. Looks at
 * what drizzle wraps, too.
 */
export function storeFailure(part: string, error: unknown): UnavailableError | null {
  if (error instanceof ServiceError) return null
  for (let cause = error; isObject(cause); cause = 'cause' in cause ? cause.cause : null)
    if (isOfTheServer(cause))
      return new UnavailableError(part, `The store of ${part} does not answer now. Try again.`, error)
  return null
}
