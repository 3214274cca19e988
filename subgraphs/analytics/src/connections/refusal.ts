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
const OUT_OF_DATE = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])
/** What OpenSSL says of an answer that is none of TLS. */
const NO_TLS = /^(EPROTO|ERR_SSL_(WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST))$/
const UNTRUSTED = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

function refusedAddress({ host, addresses }: RefusedAddressError): string {
  // What a name of the private network leads to is that network's own business.
  const told = host === 'localhost' || isIP(host) !== 0 ? addresses.join(',') : 'its address'
  return `${host} is this machine or one of a private network, and connections there are off. Whoever runs this installation can allow it: start it with CONNECT_ALLOW=${told}.`
}

/** What is wrong with a certificate that had to be a good one. Null where nothing is. */
function refusedCertificate(code: string, { kind, host }: DatabaseAddress): string | null {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const unnamed = kind === 'POSTGRES' ? ', or sslmode=verify-ca, which does not ask for its name' : ''
    return `The certificate of the server is for another host than ${host}. Write the host that it is for${unnamed}.`
  }
  if (OUT_OF_DATE.has(code))
    return 'The certificate of the server has expired, or does not hold yet: whoever runs the server must renew it.'
  if (!UNTRUSTED.test(code)) return null
  const any = kind === 'POSTGRES' ? ' With sslmode=require any certificate will do.' : ''
  return `The certificate of the server is signed by no authority that is known here. Whoever runs this installation can make one known: start it with NODE_EXTRA_CA_CERTS=authority.pem, the file of that authority's certificate.${any}`
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
  if (code === '28000' && address.encryption === 'disable')
    return 'The server does not let this user in, or not from here, or not without encryption: leave sslmode=disable out.'
  if (NOT_LET_IN.has(code)) return 'The server does not let this user in with this password, or not from here.'
  if (NO_DATABASE.has(code)) return `The server has no database "${database}".`
  if (code === '53300') return 'The server has no connection to spare. Try again in a moment.'
  const certificate = refusedCertificate(code, address)
  if (certificate !== null) return certificate
  if (address.kind === 'CLICKHOUSE' && address.encryption !== 'disable' && NO_TLS.test(code))
    return `What answers at ${host}:${port} does not encrypt. Begin the address with http://, or name the port that encrypts.`
  if (message.includes('does not support SSL'))
    return 'The server does not encrypt. With sslmode=disable it is read without encryption.'
  if (code === '42501' || code === '497') return 'The user may not read which tables there are.'
  const reason = code === '' ? '' : ` (${code})`
  if (isOfServer(error)) return `The server refuses to be read${reason}.`
  const strange = `What answers at ${host}:${port} is no ${address.kind === 'POSTGRES' ? 'Postgres' : 'ClickHouse'}${reason}.`
  const mayEncrypt = address.kind === 'CLICKHOUSE' && address.encryption === 'disable'
  return mayEncrypt ? `${strange} Where it encrypts, begin the address with https://.` : strange
}
