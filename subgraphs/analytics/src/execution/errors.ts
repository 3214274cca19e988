import { ServiceError } from '@askchart/service'

/** A query that is right but asks for more than one answer may take. Asking for less helps. */
export class QueryLimitError extends ServiceError {
  constructor(code: 'QUERY_TIMEOUT' | 'QUERY_TOO_LARGE' | 'TOO_MANY_QUERIES', message: string, cause?: unknown) {
    super(code, message, {}, { cause })
  }
}

/** A stored query that no longer fits its dataset. */
export class InvalidQueryError extends ServiceError {
  constructor(path: string, message: string) {
    super('INVALID_QUERY', message, { path })
  }
}
