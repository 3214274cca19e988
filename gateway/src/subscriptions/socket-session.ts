import type { Writable } from 'node:stream'
import { type Logger, UnauthenticatedError, UnavailableError, type Verifier } from '@askchart/service'
import type { GraphQLFormattedError } from 'graphql'
import { CloseCode, MessageType, parseMessage, stringifyMessage, type SubscribeMessage } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { type Identity, identify } from '../auth/identity.js'
import type { Rights, RightsWatch } from '../auth/rights-watch.js'
import type { Viewers } from '../auth/viewers.js'
import { presentError } from '../graph/present-errors.js'
import type { Limits } from '../limits/limits.js'
import { Delivery } from './delivery.js'
import type { SocketOperations } from './operations.js'
import { Outbox } from './outbox.js'
import type { Sink } from './sink.js'

/** Close codes beyond those of graphql-transport-ws, from RFC 6455. */
export const ExtraCloseCode = { GoingAway: 1001, TryAgainLater: 1013 } as const

export interface SocketSessionOptions {
  readonly operations: SocketOperations
  readonly verifier: Verifier
  readonly viewers: Viewers
  readonly rights: RightsWatch
  readonly limits: Limits
  readonly log: Logger
  readonly clock: () => Date
  /** What the socket sends through. */
  readonly connection: Writable
  readonly requestId: string
  readonly browser: boolean
  /** Whether one more socket of this identity may be open; called once it is known who is there. */
  readonly admit: (identity: Identity) => boolean
}

export interface SocketSession {
  /** Null until the client has said who it is. */
  readonly identity: Identity | null
}

const SLOW_READER = 'Reading too slowly: subscribe again, where a subscription takes a version from the last one seen'

/** One connection of graphql-transport-ws (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). */
export function serveSocket(socket: WebSocket, options: SocketSessionOptions): SocketSession {
  const { operations, viewers, limits, log, requestId } = options
  const running = new Map<string, AbortController>()
  let initialised = false
  let identity: Identity | null = null
  let started = 0
  const outbox = new Outbox(socket, options.connection, limits.queuedFrames, tooSlow)
  let tokenExpiry: NodeJS.Timeout | undefined
  let unwatch = (): void => undefined
  const initTimeout = setTimeout(() => {
    if (!initialised) socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout')
  }, limits.connectionInitSeconds * 1000)

  function tooSlow(): void {
    stopEverything()
    socket.close(ExtraCloseCode.TryAgainLater, SLOW_READER)
  }

  function stopEverything(): void {
    const controllers = [...running.values()]
    running.clear()
    for (const controller of controllers) controller.abort()
  }

  async function initialise(params: unknown): Promise<void> {
    if (initialised) {
      socket.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests')
      return
    }
    initialised = true
    clearTimeout(initTimeout)
    try {
      const known = await identify(options.verifier, authorizationOf(params))
      await viewers.prove(known, requestId)
      if (socket.readyState !== socket.OPEN) return
      if (!options.admit(known)) {
        socket.close(CloseCode.TooManyInitialisationRequests, 'Too many sockets')
        return
      }
      identity = known
      closeAtExpiry(known)
      if (known.kind !== 'anonymous') unwatch = options.rights.add(known, obey)
      outbox.write(stringifyMessage({ type: MessageType.ConnectionAck }))
    } catch (error) {
      refuse(error)
    }
  }

  function obey(rights: Rights): void {
    if (rights === 'ended') socket.close(CloseCode.Forbidden, 'Forbidden')
    else if (rights === 'unknown') socket.close(ExtraCloseCode.TryAgainLater, 'Try again later')
  }

  function closeAtExpiry(known: Identity): void {
    if (known.kind !== 'person') return
    const left = known.expiresAt.getTime() - options.clock().getTime()
    tokenExpiry = setTimeout(() => socket.close(CloseCode.Forbidden, 'token expired'), Math.max(0, left))
  }

  function refuse(error: unknown): void {
    if (error instanceof UnauthenticatedError) socket.close(CloseCode.Forbidden, 'Forbidden')
    else if (error instanceof UnavailableError) socket.close(ExtraCloseCode.TryAgainLater, 'Try again later')
    else {
      log.error({ err: error, requestId }, 'a socket failed')
      socket.close(CloseCode.InternalServerError, 'Internal server error')
    }
  }

  /** Speaks for one operation, and no longer for another that has taken its id since. */
  function sinkOf(id: string, operation: AbortController): Sink {
    const start = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`, 'utf8')
    const delivery = new Delivery(outbox, start)
    operation.signal.addEventListener('abort', () => delivery.stop())
    const over = (message: string): void => {
      if (!delivery.stop()) return
      if (running.get(id) === operation) running.delete(id)
      outbox.write(message)
    }
    return {
      delivery,
      error: (errors) => over(stringifyMessage({ id, type: MessageType.Error, payload: [...named(errors)] })),
      complete: () => over(stringifyMessage({ id, type: MessageType.Complete })),
      expire: () => socket.close(CloseCode.Forbidden, 'Forbidden'),
    }
  }

  async function subscribe({ id, payload }: SubscribeMessage, known: Identity): Promise<void> {
    const operation = new AbortController()
    running.set(id, operation)
    const sink = sinkOf(id, operation)
    started += 1
    const { query, operationName, variables } = payload
    const request = {
      query,
      operationName: operationName ?? null,
      variables: variables ?? {},
      identity: known,
      requestId: `${requestId}.${started}`,
      browser: options.browser,
    }
    try {
      await operations.start(request, sink, operation.signal)
    } catch (error) {
      if (error instanceof UnauthenticatedError) refuse(error)
      else sink.error([presentError(error, { log, requestId: request.requestId }).toJSON()])
    }
  }

  function admitOperation(message: SubscribeMessage): Promise<void> | undefined {
    const { id } = message
    if (!identity) socket.close(CloseCode.Unauthorized, 'Unauthorized')
    else if (running.has(id)) socket.close(CloseCode.SubscriberAlreadyExists, 'Subscriber already exists')
    else if (running.size >= limits.operationsPerSocket) {
      const text = `At most ${limits.operationsPerSocket} operations may run on one connection.`
      const payload = [{ message: text, extensions: { code: 'LIMIT_EXCEEDED' } }]
      outbox.write(stringifyMessage({ id, type: MessageType.Error, payload }))
    } else return subscribe(message, identity)
    return undefined
  }

  function receive(text: string): Promise<void> | undefined {
    const message = parse(text)
    switch (message?.type) {
      case MessageType.ConnectionInit:
        return initialise(message.payload)
      case MessageType.Subscribe:
        return admitOperation(message)
      case MessageType.Ping:
        outbox.write(
          stringifyMessage({ type: MessageType.Pong, ...(message.payload ? { payload: message.payload } : {}) }),
        )
        return undefined
      case MessageType.Pong:
        return undefined
      case MessageType.Complete: {
        const operation = running.get(message.id)
        running.delete(message.id)
        operation?.abort()
        return undefined
      }
      default:
        socket.close(CloseCode.BadRequest, 'Invalid message received')
        return undefined
    }
  }

  socket.on('message', (data: Buffer) => {
    if (socket.readyState === socket.OPEN) void Promise.resolve(receive(data.toString('utf8'))).catch(refuse)
  })
  socket.on('error', (error) => log.debug({ err: error, requestId }, 'a socket broke'))
  socket.once('close', () => {
    clearTimeout(initTimeout)
    clearTimeout(tokenExpiry)
    unwatch()
    stopEverything()
  })

  return {
    get identity() {
      return identity
    },
  }
}

function parse(text: string): ReturnType<typeof parseMessage> | null {
  try {
    return parseMessage(text)
  } catch {
    return null
  }
}

function authorizationOf(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined
  for (const [name, value] of Object.entries(params))
    if (name.toLowerCase() === 'authorization' && typeof value === 'string' && value !== '') return value
  return undefined
}

/** An error message has to hold at least one error. */
const named = (errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] =>
  errors.length > 0 ? errors : [{ message: 'The operation failed.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }]
