import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger, Verifier } from '@askchart/service'
import { handleProtocols } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { isBrowser, isOwnOrigin } from '../auth/browser.js'
import type { Identity } from '../auth/identity.js'
import type { RightsWatch } from '../auth/rights-watch.js'
import type { Viewers } from '../auth/viewers.js'
import type { Limits } from '../limits/limits.js'
import { requestIdOf } from '../plugins/request-id.js'
import { createHeartbeat } from './heartbeat.js'
import type { SocketOperations } from './operations.js'
import { ExtraCloseCode, serveSocket, type SocketSession } from './socket-session.js'

export interface SocketServerOptions {
  /** The HTTP server whose upgrades to /graphql are taken. */
  readonly server: Server
  readonly operations: SocketOperations
  readonly verifier: Verifier
  readonly viewers: Viewers
  readonly rights: RightsWatch
  readonly limits: Limits
  readonly publicUrl: string | null
  readonly log: Logger
  readonly clock: () => Date
  readonly heartbeatMs?: number
}

/** The WebSocket door. */
export interface SocketServer {
  /** Says goodbye to everybody (1001) and takes no one new. */
  stop(): Promise<void>
}

const PATH = '/graphql'
const HEARTBEAT_MS = 12_000
const GOODBYE_TAKES_AT_MOST_MS = 2_000
const SUBPROTOCOL_NOT_ACCEPTABLE = 4406

export function createSocketServer(options: SocketServerOptions): SocketServer {
  const { server, limits } = options
  const sessions = new Map<WebSocket, { readonly session: SocketSession; readonly address: string }>()
  const heartbeat = createHeartbeat(options.heartbeatMs ?? HEARTBEAT_MS)
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    perMessageDeflate: false,
    handleProtocols: (protocols) => handleProtocols(protocols),
  })

  const seatOf = (identity: Identity, address: string): readonly [seat: string, seats: number] =>
    identity.kind === 'person'
      ? [`person ${identity.userId}`, limits.socketsPerPerson]
      : [`address ${address}`, limits.socketsPerAddress]

  function admits(identity: Identity, address: string): boolean {
    const [wanted, seats] = seatOf(identity, address)
    let taken = 0
    for (const { session, address: from } of sessions.values())
      if (session.identity && seatOf(session.identity, from)[0] === wanted) taken += 1
    return taken < seats
  }

  sockets.on('connection', (socket, request) => {
    if (socket.protocol === '') {
      socket.on('error', () => undefined)
      socket.close(SUBPROTOCOL_NOT_ACCEPTABLE, 'Subprotocol not acceptable')
      return
    }
    const address = request.socket.remoteAddress ?? ''
    const session = serveSocket(socket, {
      ...options,
      connection: request.socket,
      requestId: requestIdOf(request),
      browser: isBrowser(request.headers),
      admit: (identity) => admits(identity, address),
    })
    sessions.set(socket, { session, address })
    heartbeat.add(socket)
    socket.once('close', () => sessions.delete(socket))
  })

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path !== PATH) refuseUpgrade(socket, '404 Not Found')
    else if (request.headers.origin !== undefined && !isOwnOrigin(request.headers, options.publicUrl))
      refuseUpgrade(socket, '403 Forbidden')
    else sockets.handleUpgrade(request, socket, head, (accepted) => sockets.emit('connection', accepted, request))
  }

  server.on('upgrade', upgrade)
  return {
    async stop() {
      heartbeat.stop()
      server.off('upgrade', upgrade)
      server.on('upgrade', (_request, socket) => refuseUpgrade(socket, '503 Service Unavailable'))
      const gone = [...sockets.clients].map(goodbye)
      await Promise.all(gone)
    },
  }
}

/** Closes politely; whoever does not answer in time is cut off. */
const goodbye = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => {
    const impatience = setTimeout(() => socket.terminate(), GOODBYE_TAKES_AT_MOST_MS)
    socket.once('close', () => {
      clearTimeout(impatience)
      resolve()
    })
    socket.close(ExtraCloseCode.GoingAway, 'Going away')
  })

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
