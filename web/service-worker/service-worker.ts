import { wayOf } from '../src/offline/ways.js'

/** The client's own files, so that its pages open without a network. It keeps nothing of the API and of no person. */

declare const self: ServiceWorkerGlobalScope
/** Written into it by the build. */
declare const BUILD: {
  /** A hash over all that is listed here. */
  readonly id: string
  /** The script that the page of this build begins with. */
  readonly entry: string
  readonly assets: readonly string[]
  /** Files whose names stay the same from build to build. */
  readonly files: readonly string[]
}

const { id, entry, assets, files } = BUILD
const PREFIX = 'askchart-build-'
const CACHE = PREFIX + id
const PAGE = '/'
/** A network that is there and does not answer, such as a train's, is none after this long. */
const PATIENCE_MS = 10_000
/** What a proxy says of a server that is away. */
const AWAY = [502, 503, 504]

/** The page of this build. Throws where the server is on to another: that one brings its own service worker. */
async function ownPage(): Promise<Response> {
  const page = await fetch(PAGE, { cache: 'reload', headers: { accept: 'text/html' } })
  if (!page.ok || !(await page.clone().text()).includes(entry)) throw new Error('The server has another build by now.')
  return page
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.put(PAGE, await ownPage())
  await cache.addAll(files.map((path) => new Request(path, { cache: 'reload' })))
  await cache.addAll(assets)
  // Pages go on with the files that they began with: those of the build before stay.
  await self.skipWaiting()
}

async function activate(): Promise<void> {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  await Promise.all(builds.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
  for (const client of await self.clients.matchAll()) client.postMessage({ askchartEntry: entry })
}

/** The network's answer while there is one, else what is kept of this build. */
async function networkFirst(request: Request, kept: string): Promise<Response> {
  const own = async (): Promise<Response | undefined> => (await caches.open(CACHE)).match(kept, { ignoreVary: true })
  const limit = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
  try {
    const answer = await Promise.race([fetch(request), limit])
    if (answer && !AWAY.includes(answer.status)) return answer
    return (await own()) ?? answer ?? Response.error()
  } catch {
    return (await own()) ?? Response.error()
  }
}

async function keptForever(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(activate()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  switch (wayOf(request, self.location.origin, files)) {
    case 'page': {
      event.respondWith(networkFirst(request, PAGE))
      return
    }
    case 'file': {
      event.respondWith(networkFirst(request, new URL(request.url).pathname))
      return
    }
    case 'asset': {
      event.respondWith(keptForever(request))
      return
    }
    case 'pass':
      return
  }
})
