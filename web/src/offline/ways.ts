/** How the service worker answers a request. */
export type Way =
  /** As if there were no service worker: the API, files, other pages, other origins. */
  | 'pass'
  /** The client's page: the network's while there is one, else the one of this build. */
  | 'page'
  /** A file with its hash in its name, which never changes. */
  | 'asset'
  /** A file of the client whose name stays the same: the network's while there is one. */
  | 'file'

export interface Asked {
  readonly method: string
  readonly url: string
  readonly mode: string
}

/** Places of this origin that are not the client's. */
const NOT_THE_CLIENT = /^\/(graphql|graphiql|session|files|status|health|ready|metrics)(\/|$)/

/** Decides, of a request seen from an origin, how it is answered; `files` are the client's own without a hash, by path. */
export function wayOf({ method, url, mode }: Asked, origin: string, files: readonly string[]): Way {
  const { origin: asked, pathname } = new URL(url)
  if (method !== 'GET' || asked !== origin) return 'pass'
  if (pathname.startsWith('/assets/')) return 'asset'
  if (files.includes(pathname)) return 'file'
  if (mode !== 'navigate' || pathname.includes('.') || NOT_THE_CLIENT.test(pathname)) return 'pass'
  return 'page'
}
