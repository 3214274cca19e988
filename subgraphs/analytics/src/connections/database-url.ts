export type LiveKind = 'POSTGRES' | 'CLICKHOUSE'

/** Where a database is and who reads it, out of an address that somebody typed. */
export interface DatabaseAddress {
  readonly kind: LiveKind
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  /** `prefer`: encrypted where the server can. `verify-*`: with a certificate that a known authority signed. */
  readonly encryption: 'disable' | 'prefer' | 'require' | 'verify-ca' | 'verify-full'
}

/** The text is no address of a database, or asks for what a connection may not have. */
export class UnusableUrlError extends Error {}

const MAX_LENGTH = 2_000
const ENCRYPTIONS = ['disable', 'prefer', 'require', 'verify-ca', 'verify-full'] as const
const HOST = /^([A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|\[[0-9A-Fa-f:.]+\])$/
const EXAMPLE: Record<LiveKind, string> = {
  POSTGRES: 'postgres://reader:password@db.example.com:5432/sales',
  CLICKHOUSE: 'https://reader:password@clickhouse.example.com:8443/sales',
}
const PROTOCOLS: Record<LiveKind, readonly string[]> = {
  POSTGRES: ['postgres:', 'postgresql:'],
  CLICKHOUSE: ['http:', 'https:'],
}
/** Everything else could name another host, run something at the start, or loosen what holds for reading. */
const PARAMETERS: Record<LiveKind, readonly string[]> = { POSTGRES: ['sslmode', 'channel_binding'], CLICKHOUSE: [] }

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new UnusableUrlError('Its user, password or database has a % that is not followed by two digits: write %25.')
  }
}

/** Reads an address. Throws an UnusableUrlError, whose message never repeats the password. */
export function parseDatabaseUrl(kind: LiveKind, text: string): DatabaseAddress {
  const form = `An address looks like ${EXAMPLE[kind]}`
  const trimmed = text.trim()
  if (trimmed.length > MAX_LENGTH || /[\s\\\p{Cc}]/u.test(trimmed) || !URL.canParse(trimmed))
    throw new UnusableUrlError(`This is no address of a database. ${form}.`)
  const url = new URL(trimmed)
  if (!PROTOCOLS[kind].includes(url.protocol))
    throw new UnusableUrlError(`The address must begin with ${PROTOCOLS[kind].join('// or ')}//. ${form}.`)
  if (!HOST.test(url.hostname))
    throw new UnusableUrlError(`The address must name one host; sockets and lists of hosts cannot be used. ${form}.`)
  const strange = [...url.searchParams.keys()].find((name) => !PARAMETERS[kind].includes(name))
  if (strange !== undefined || url.hash !== '') {
    const allowed = kind === 'POSTGRES' ? 'only sslmode and channel_binding may follow "?"' : 'nothing may follow "?"'
    throw new UnusableUrlError(`Leave "${(strange ?? url.hash).slice(0, 40)}" out of the address: ${allowed}.`)
  }
  const database = decoded(url.pathname.slice(1))
  if (database.includes('/') || (kind === 'POSTGRES' && database === ''))
    throw new UnusableUrlError(`The address must end in the name of one database. ${form}.`)
  const user = decoded(url.username)
  if (user === '' && kind === 'POSTGRES') throw new UnusableUrlError(`The address must name a user. ${form}.`)
  return {
    kind,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: portOf(url, trimmed),
    user,
    password: decoded(url.password),
    database: database || 'default',
    encryption: encryptionOf(kind, url),
  }
}

function portOf(url: URL, text: string): number {
  if (url.port !== '') return Number(url.port)
  // A port that is its protocol's own is not told apart from none.
  const written = /^https?:\/\/[^/?#]*:(\d+)(?=[/?#]|$)/.exec(text)?.[1]
  if (written !== undefined) return Number(written)
  return { 'http:': 8123, 'https:': 8443 }[url.protocol] ?? 5432
}

function encryptionOf(kind: LiveKind, url: URL): DatabaseAddress['encryption'] {
  if (kind === 'CLICKHOUSE') return url.protocol === 'https:' ? 'verify-full' : 'disable'
  const asked = url.searchParams.get('sslmode') ?? 'prefer'
  const found = ENCRYPTIONS.find((mode) => mode === asked)
  if (found === undefined)
    throw new UnusableUrlError(`sslmode must be one of ${ENCRYPTIONS.join(', ')}; it is "${asked.slice(0, 40)}".`)
  return found
}
