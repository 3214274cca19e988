import type { Edit } from './event.js'

/** A server that tells edits to its subscribers, in a process of its own. */
export interface Peer {
  readonly url: string
  /** Goes into connection_init of the subscriber of this number; null where it says nothing. */
  readonly authorization: (subscriber: number) => Promise<string | null>
  publish(edit: Edit): void
}

export const PEERS = ['raw ws.send', 'gateway', 'stock graphql-ws'] as const
export type PeerName = (typeof PEERS)[number]

/** The addresses of an HTTP server that listens on a loopback port. */
export function addressOf(server: { address(): unknown }): string {
  const address = server.address()
  if (typeof address !== 'object' || address === null || !('port' in address)) throw new Error('it does not listen')
  return `ws://127.0.0.1:${String(address.port)}/graphql`
}
