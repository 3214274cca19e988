import { NotFoundError, ServiceError, UnavailableError } from '@askchart/service'
import { DatabaseError, QueryLimitError } from '../execution/errors.js'
import { RefusedAddressError } from './address-check.js'
import { codeOf, messageOf, NO_SETTINGS } from './connection-problem.js'
import { DeadlineError, TooManyBytesError } from './live-connection.js'
import { SealedError } from './vault.js'

const CHANGED_MESSAGE =
  'The database no longer has a table or column that this asks for, or no longer shows it to its user. Read the database again (refreshDatabase), then ask for what is there.'
const FAILED_MESSAGE =
  'The database fails to compute this: a view of it may be broken, or a number too large for its type. Ask for other columns, or whoever looks after the database.'

// Postgres: www.postgresql.org/docs/current/errcodes-appendix.html. ClickHouse: src/Common/ErrorCodes.cpp of its source.
const TIMEOUT = new Set(['57014', '55P03', '159', '160'])
const TOO_LARGE = new Set(['53100', '53200', '53400', '54000', '54001', '158', '191', '241', '307', '396'])
const CHANGED = new Set('42P01 42703 3F000 42501 42883 42804 42846 42809 10 16 47 60 81 497'.split(' '))
const SHUT = new Set(['28000', '28P01', '3D000', '192', '193', '194', '516'])
const BUSY = new Set(['53300', '57P01', '57P02', '57P03', '202', '209', '210', '439'])
const READ_ONLY = '164'
const SQL_STATE = /^[0-9A-Z]{5}$/
const NUMBER = /^\d+$/

/** Whether the server answered, if only to refuse; where it did not, the connection is of no more use. */
export function isOfServer(error: unknown): boolean {
  if (error instanceof TooManyBytesError || error instanceof DeadlineError) return true
  const code = codeOf(error)
  if (SHUT.has(code) || BUSY.has(code) || code.startsWith('08')) return false
  return (SQL_STATE.test(code) && /\d/.test(code) && !code.startsWith('E')) || NUMBER.test(code)
}

/** What a failure of a live database means to the asker. Nothing of its own words or of its address is repeated. */
export function liveError(error: unknown, datasetId: string): unknown {
  if (error instanceof ServiceError && !(error instanceof NotFoundError)) return error
  if (error instanceof NotFoundError) return new NotFoundError('dataset', datasetId)
  const code = codeOf(error)
  const narrower = 'Narrow it with a filter, or ask for fewer groups.'
  const message = messageOf(error)
  const isSilent = /trying to connect|connection timeout/i.test(message)
  if (error instanceof DeadlineError || TIMEOUT.has(code) || (!isSilent && /abort|timeout/i.test(message)))
    return new QueryLimitError('QUERY_TIMEOUT', `The database took too long. ${narrower}`, null)
  if (error instanceof TooManyBytesError || TOO_LARGE.has(code))
    return new QueryLimitError('QUERY_TOO_LARGE', `The answer is larger than can be kept. ${narrower}`, null)
  if (CHANGED.has(code)) return new DatabaseError('DATABASE_CHANGED', CHANGED_MESSAGE, datasetId)
  if (code.startsWith('22') || code.startsWith('P0'))
    return new DatabaseError('DATABASE_FAILED', FAILED_MESSAGE, datasetId)
  if (SHUT.has(code) || error instanceof SealedError)
    return new UnavailableError(
      'database',
      'The database no longer lets its user in. Connect it again with the address, user and password of today.',
    )
  if (error instanceof RefusedAddressError)
    return new UnavailableError(
      'database',
      "The database's host now leads into a private network, which is not allowed here. Connect it again.",
    )
  if (code === READ_ONLY) return new UnavailableError('database', NO_SETTINGS)
  if (isOfServer(error)) return new Error(`a live database refused a compiled query (${code})`)
  return new UnavailableError(
    'database',
    'The database cannot be reached now. Try again in a moment; charts on it stay as they are.',
  )
}
