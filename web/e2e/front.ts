import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Duplex } from 'node:stream'
import { z } from 'zod'
import { addresses } from './addresses.js'
import { openWire } from './wire.js'

/** What a front gives out: the build that is there, the same under other names, or nothing, as one replaces the other. */
export type Build = 'first' | 'second' | 'none'

/** What a front lets through: 'in' is what the API is asked, with no answer back and nothing live. */
export type Through = 'in and out' | 'in' | 'nothing'

/** A proxy before the system, as a company may have one, behind which another build takes the place of the first. */
export interface Front {
  readonly url: string
  readonly has: (build: Build) => void
  /** From here on; who is connected is cut off. */
  readonly lets: (through: Through) => void
  /** From here on not a byte arrives, either way, and nobody is told: no connection ends. What was lost stays lost. */
  readonly falls: (silent: boolean) => void
  readonly close: () => Promise<void>
}

const HASH = /(?<=-)[\w-]{8}(?=\.(?:js|css|ttf)\b)/g
const HASH_OF_ALL = /`[0-9a-f]{16}`/
const WITH_NAMES = /^(text\/|application\/javascript)/
const NOT_THE_CLIENT = /^\/(graphql|session|files)\b/

const rotated = (hash: string): string =>
  hash.replace(/[a-z]/gi, (letter) => {
    const first = letter <= 'Z' ? 65 : 97
    return String.fromCharCode(((letter.charCodeAt(0) - first + 13) % 26) + first)
  })
/** Names of files as the other build has them: from the first to the second, and back. */
const renamed = (text: string): string => text.replace(HASH, rotated)

/** The script that a build's page begins with, of the page as the system gives it out. */
export async function entryOf(build: Build): Promise<string> {
  const page = await (await fetch(addresses.system(), { headers: { accept: 'text/html' } })).text()
  const entry = /\/assets\/app-[\w-]{8}\.js/.exec(page)?.[0] ?? ''
  return build === 'second' ? renamed(entry) : entry
}

function answer(asked: IncomingMessage, reply: ServerResponse, build: Build, lets: () => Through): void {
  const path = asked.url ?? '/'
  const isClient = !NOT_THE_CLIENT.test(path)
  const renames = build === 'second' && isClient
  const address = new URL(renames ? renamed(path) : path, addresses.system())
  // What a browser has of the other build is no answer.
  const { 'if-none-match': _match, 'if-modified-since': _since, ...anew } = asked.headers
  const { method } = asked
  const headers = renames ? anew : asked.headers
  const passed = request(address, { method, headers }, (found) => {
    if (lets() === 'in') {
      found.resume().on('end', () => reply.destroy())
      return
    }
    const { statusCode = 502 } = found
    // What a page has of a build that is gone is then of the service worker alone.
    const told = isClient ? { ...found.headers, 'cache-control': 'no-store' } : found.headers
    if (!renames || !WITH_NAMES.test(told['content-type'] ?? '')) {
      found.pipe(reply.writeHead(statusCode, told))
      return
    }
    void buffer(found).then((bytes) => {
      const content = renamed(bytes.toString())
      const { 'content-length': _length, etag: _etag, ...rest } = told
      reply.writeHead(statusCode, rest)
      reply.end(path === '/sw.js' ? content.replace(HASH_OF_ALL, '`5ec05ec05ec05ec0`') : content)
    })
  })
  passed.on('error', () => reply.destroy())
  asked.pipe(passed)
}

/** Opens a front on a port of its own, with the first build. */
export async function openFront(): Promise<Front> {
  let now: Build = 'first'
  let through: Through = 'in and out'
  const open = new Set<Duplex>()
  const server = createServer((asked, reply) => {
    if (now === 'none') reply.writeHead(502).end()
    else if (through === 'in' && asked.url !== '/graphql') reply.destroy()
    else answer(asked, reply, now, () => through)
  })
  server.on('connection', (socket) => {
    if (through === 'nothing') socket.destroy()
  })
  server.on('upgrade', (asked, socket, head) => {
    if (now === 'none' || through === 'in') {
      socket.destroy()
      return
    }
    const { hostname, port } = new URL(addresses.system())
    const passed = connect(Number(port), hostname)
    const lines = asked.rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`))
    passed.write(`GET ${asked.url ?? '/'} HTTP/1.1\r\n${lines.join('')}\r\n`)
    passed.write(head)
    passed.pipe(socket).pipe(passed)
    for (const end of [passed, socket]) {
      open.add(end)
      end
        .on('error', () => undefined)
        .on('close', () => {
          passed.destroy()
          socket.destroy()
          open.delete(end)
        })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const wire = await openWire(z.object({ port: z.number() }).parse(server.address()).port)
  const cut = (): void => {
    for (const socket of open) socket.destroy()
  }
  const cutAll = (): void => {
    cut()
    server.closeAllConnections()
  }
  return {
    url: `http://127.0.0.1:${wire.port}`,
    has: (build) => {
      now = build
      if (build === 'none') cut()
    },
    lets: (what) => {
      through = what
      if (what !== 'in and out') cutAll()
    },
    falls: wire.falls,
    close: async () => {
      await wire.close()
      cutAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
