import { addressesOf, ownAddresses } from './address-check.js'
import type { DatabaseAddress } from './database-url.js'

/** Where this installation keeps its own rows: no connection may read them past who may see them. */
export interface OwnStores {
  readonly postgresUrl: string
  readonly clickhouseUrl: string
  /** Before the names of its own databases in ClickHouse. */
  readonly clickhousePrefix: string
}

interface Server {
  readonly host: string
  readonly port: number
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }

function serverOf(url: string): (Server & { readonly path: string }) | null {
  if (!URL.canParse(url)) return null
  const { hostname, port, protocol, pathname } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  return { host, port: Number(port) || (DEFAULT_PORTS[protocol] ?? 5432), path: decodeURIComponent(pathname.slice(1)) }
}

const LOOPBACK = /^127\.|^::1$|^0\.0\.0\.0$|^::$/
const isHere = (address: string): boolean => LOOPBACK.test(address) || ownAddresses().includes(address)

/** Whether two hosts share an address, all those of this machine being one. */
async function isSameServer(one: Server, other: Server): Promise<boolean> {
  if (one.port !== other.port) return false
  const [left, right] = [await addressesOf(one.host), await addressesOf(other.host)]
  return left.some((address) => right.includes(address)) || (left.some(isHere) && right.some(isHere))
}

/**
 * Which databases at an address are our own. The same server may hold others, which are fine: the embedded Postgres a
 * second database, a shared ClickHouse those of other programs.
 */
export async function ownDatabasesAt(own: OwnStores, address: DatabaseAddress): Promise<(database: string) => boolean> {
  const server = serverOf(address.kind === 'POSTGRES' ? own.postgresUrl : own.clickhouseUrl)
  if (server === null || !(await isSameServer(server, address))) return () => false
  if (address.kind === 'POSTGRES') return (database) => database === server.path
  const { clickhousePrefix: prefix } = own
  return (database) => database === `${prefix}sample` || database.startsWith(`${prefix}ds_`)
}
