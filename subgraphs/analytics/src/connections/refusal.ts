import { isIP } from 'node:net'
import { RefusedAddressError, UnknownHostError } from './address-check.js'
import { codeOf, messageOf } from './connection-problem.js'
import { type DatabaseAddress, UnusableUrlError } from './database-url.js'
import { UnusableDatabaseError } from './found-schema.js'
import { DeadlineError } from './live-connection.js'
import { isOfServer } from './live-error.js'

const NOT_LET_IN = new Set(['28P01', '28000', '192', '193', '194', '516'])
const NO_DATABASE = new Set(['3D000', '81'])
const SILENT = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'])
const UNTRUSTED = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

function refusedAddress({ host, addresses }: RefusedAddressError): string {
  // What a name of the private network leads to is that network's own business.
  const told = host === 'localhost' || isIP(host) !== 0 ? addresses.join(',') : 'its address'
  return `${host} is this machine or one of a private network, and connections there are off. Whoever runs this installation can allow it: start it with CONNECT_ALLOW=${told}.`
}

/**
 * What is in the way of a connection and what to do about it, in our own words: what a server says is repeated nowhere.
 * Null where it is none of the person's doing.
 */
export function refusalOf(error: unknown, address: DatabaseAddress | null): string | null {
  if (error instanceof UnusableUrlError || error instanceof UnusableDatabaseError) return error.message
  if (error instanceof RefusedAddressError) return refusedAddress(error)
  if (address === null) return null
  const { host, port, database } = address
  if (error instanceof UnknownHostError) return `No name server knows the host ${host}.`
  const code = codeOf(error)
  const message = messageOf(error)
  if (code === 'ECONNREFUSED') return `Nothing listens at ${host}:${port}.`
  if (error instanceof DeadlineError || SILENT.has(code) || /timeout|aborted/i.test(message))
    return `${host}:${port} does not answer in time.`
  if (NOT_LET_IN.has(code)) return 'The server does not let this user in with this password, or not from here.'
  if (NO_DATABASE.has(code)) return `The server has no database "${database}".`
  if (code === '53300') return 'The server has no connection to spare. Try again in a moment.'
  if (UNTRUSTED.test(code))
    return 'The certificate of the server is of no known authority, or for another host. With sslmode=require any will do.'
  if (message.includes('does not support SSL'))
    return 'The server does not encrypt. With sslmode=disable it is read without encryption.'
  if (code === '42501' || code === '497') return 'The user may not read which tables there are.'
  const reason = code === '' ? '' : ` (${code})`
  return isOfServer(error)
    ? `The server refuses to be read${reason}.`
    : `What answers at ${host}:${port} is no ${address.kind === 'POSTGRES' ? 'Postgres' : 'ClickHouse'}${reason}.`
}
