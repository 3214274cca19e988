import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'

/** The host leads to this machine or into a private network, and nobody allowed that. */
export class RefusedAddressError extends Error {
  constructor(
    readonly host: string,
    readonly addresses: readonly string[],
  ) {
    super(`${host} leads to ${addresses.join(', ')}`)
  }
}

/** No name server knows the host. */
export class UnknownHostError extends Error {}

/**
 * The addresses of a host that may be connected to, at least one, as they are now: connect to these, not to the name,
 * which may lead elsewhere a moment later. Throws a RefusedAddressError or an UnknownHostError.
 */
export type AddressCheck = (host: string) => Promise<readonly string[]>

/** An address in its one usual form: ::ffff:7f00:1 is 127.0.0.1. */
const plain = (address: string): string => (ipaddr.isValid(address) ? ipaddr.process(address).toString() : address)

/** What a host leads to, whatever that is; nothing where no name server knows it. */
export const addressesOf = async (host: string): Promise<readonly string[]> => {
  const found = await lookup(host, { all: true, verbatim: true }).catch(() => [])
  return found.map(({ address }) => plain(address))
}

/** Every address of this machine. */
export const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => plain(address)))

/** Whether it is an address of the public internet, and none of this machine's own. */
function isPublic(address: string, own: readonly string[]): boolean {
  if (own.includes(address) || !ipaddr.isValid(address)) return false
  // Of private, loopback, link-local (which clouds tell secrets at), shared, reserved or translated ranges none is.
  return ipaddr.process(address).range() === 'unicast'
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Whether a text is an address or a network such as 10.0.0.0/8. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  if (isIP(address) === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 6 ? 128 : 32))
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    if (bits === undefined) list.addAddress(address, family(address))
    else list.addSubnet(address, Number(bits), family(address))
  }
  return list
}

/** `allow` are addresses and networks that are fine though they are not public. */
export function createAddressCheck(
  allow: readonly string[],
  lookUp: (host: string) => Promise<readonly string[]> = addressesOf,
  ownOnes: () => readonly string[] = ownAddresses,
): AddressCheck {
  const allowed = listOf(allow)
  return async (host) => {
    const found = (await lookUp(host)).map(plain)
    const own = ownOnes()
    if (found.length === 0) throw new UnknownHostError(host)
    const fine = found.filter((address) => isPublic(address, own) || allowed.check(address, family(address)))
    if (fine.length === 0) throw new RefusedAddressError(host, found)
    return fine
  }
}
