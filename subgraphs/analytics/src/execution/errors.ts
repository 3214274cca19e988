import { ServiceError } from '@askchart/service'

/** A query that is right but asks for more than one answer may take. Asking for less helps. */
export class QueryLimitError extends ServiceError {
  constructor(code: 'QUERY_TIMEOUT' | 'QUERY_TOO_LARGE' | 'TOO_MANY_QUERIES', message: string, cause?: unknown) {
    super(code, message, {}, { cause })
  }
}

/** A live database cannot answer as it is now: it changed, or fails by itself. Reading it again, or its owner, helps. */
export class DatabaseError extends ServiceError {
  constructor(code: 'DATABASE_CHANGED' | 'DATABASE_FAILED', message: string, datasetId: string) {
    super(code, message, { id: datasetId })
  }
}

/** A stored query that no longer fits its dataset. */
export class InvalidQueryError extends ServiceError {
  constructor(path: string, message: string) {
    super('INVALID_QUERY', message, { path })
  }
}
