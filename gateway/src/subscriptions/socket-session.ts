import { type Logger, UnauthenticatedError, UnavailableError, type Verifier } from '@askchart/service'
import type { GraphQLFormattedError } from 'graphql'
import { CloseCode, MessageType, parseMessage, stringifyMessage, type SubscribeMessage } from 'graphql-ws'
import type { WebSocket } from 'ws'
import { type Identity, identify } from '../auth/identity.js'
import type { Viewers } from '../auth/viewers.js'
import type { Limits } from '../limits/limits.js'
import type { SocketOperations } from './operations.js'
import { presentFailure } from './present-failure.js'
import type { Sink } from './sink.js'

/** Close codes beyond those of graphql-transport-ws, from RFC 6455. */
export const ExtraCloseCode = { GoingAway: 1001, TryAgainLater: 1013 } as const

export interface SocketSessionOptions {
  readonly operations: SocketOperations
  readonly verifier: Verifier
  readonly viewers: Viewers
  readonly limits: Limits
  readonly log: Logger
  readonly clock: () => Date
  readonly requestId: string
  readonly browser: boolean
  /** Whether one more socket of this identity may be open; called once it is known who is there. */
  readonly admit: (identity: Identity) => boolean
}

export interface SocketSession {
  /** Null until the client has said who it is. */
  readonly identity: Identity | null
  /** Asks again whether the session goes on, and closes the socket when not. */
  recheck(): Promise<void>
}

type Cancel = () => void

/** One connection of graphql-transport-ws (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). */
export function serveSocket(socket: WebSocket, options: SocketSessionOptions): SocketSession {
  const { operations, viewers, limits, log, requestId } = options
  const running = new Map<string, Cancel | null>()
  let initialised = false
  let identity: Identity | null = null
  let waitingFrames = 0
  let tokenExpiry: NodeJS.Timeout | undefined
  const initTimeout = setTimeout(() => {
    if (!initialised) socket.close(CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout')
  }, limits.connectionInitSeconds * 1000)

  function send(frame: string): void {
    if (socket.readyState !== socket.OPEN) return
    waitingFrames += 1
    if (waitingFrames > limits.queuedFrames) {
      stopEverything()
      socket.close(ExtraCloseCode.TryAgainLater, 'Reading too slowly')
      return
    }
    socket.send(frame, () => {
      waitingFrames -= 1
    })
  }

  function stopEverything(): void {
    const cancels = [...running.values()]
    running.clear()
    for (const cancel of cancels) cancel?.()
  }

  async function initialise(params: unknown): Promise<void> {
    if (initialised) return socket.close(CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests')
    initialised = true
    clearTimeout(initTimeout)
    try {
      const known = await identify(options.verifier, authorizationOf(params))
      await viewers.prove(known, requestId)
      if (socket.readyState !== socket.OPEN) return
      if (!options.admit(known)) return socket.close(CloseCode.TooManyInitialisationRequests, 'Too many sockets')
      identity = known
      closeAtExpiry(known)
      send(stringifyMessage({ type: MessageType.ConnectionAck }))
    } catch (error) {
      refuse(error)
    }
  }

  function closeAtExpiry(known: Identity): void {
    if (known.kind === 'anonymous') return
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

  function sinkOf(id: string): Sink {
    const over = (frame: string): void => {
      if (running.delete(id)) send(frame)
    }
    return {
      next(result) {
        if (running.has(id)) send(`{"id":${JSON.stringify(id)},"type":"next","payload":${result}}`)
      },
      error: (errors) => over(stringifyMessage({ id, type: MessageType.Error, payload: [...named(errors)] })),
      complete: () => over(stringifyMessage({ id, type: MessageType.Complete })),
      expire: () => socket.close(CloseCode.Forbidden, 'Forbidden'),
    }
  }

  async function subscribe({ id, payload }: SubscribeMessage): Promise<void> {
    if (!identity) return socket.close(CloseCode.Unauthorized, 'Unauthorized')
    if (running.has(id)) return socket.close(CloseCode.SubscriberAlreadyExists, `Subscriber for ${id} already exists`)
    if (running.size >= limits.operationsPerSocket) {
      const message = `At most ${limits.operationsPerSocket} operations may run on one connection.`
      const payload = [{ message, extensions: { code: 'LIMIT_EXCEEDED' } }]
      return send(stringifyMessage({ id, type: MessageType.Error, payload }))
    }
    running.set(id, null)
    const sink = sinkOf(id)
    try {
      const { query, operationName, variables } = payload
      const cancel = await operations.start(
        {
          query,
          operationName: operationName ?? null,
          variables: variables ?? {},
          identity,
          requestId: `${requestId}:${id}`.slice(0, 64),
          browser: options.browser,
        },
        sink,
      )
      if (running.has(id)) running.set(id, cancel)
      else cancel()
    } catch (error) {
      if (error instanceof UnauthenticatedError) refuse(error)
      else sink.error([presentFailure(error, requestId, log)])
    }
  }

  function receive(text: string): Promise<void> | void {
    const message = parse(text)
    switch (message?.type) {
      case MessageType.ConnectionInit:
        return initialise(message.payload)
      case MessageType.Ping:
        return send(
          stringifyMessage({ type: MessageType.Pong, ...(message.payload ? { payload: message.payload } : {}) }),
        )
      case MessageType.Pong:
        return undefined
      case MessageType.Subscribe:
        return subscribe(message)
      case MessageType.Complete: {
        const cancel = running.get(message.id)
        running.delete(message.id)
        return cancel?.()
      }
      default:
        return socket.close(CloseCode.BadRequest, 'Invalid message received')
    }
  }

  socket.on('message', (data: Buffer) => {
    if (socket.readyState === socket.OPEN) void Promise.resolve(receive(data.toString('utf8'))).catch(refuse)
  })
  socket.on('error', (error) => log.debug({ err: error, requestId }, 'a socket broke'))
  socket.once('close', () => {
    clearTimeout(initTimeout)
    clearTimeout(tokenExpiry)
    stopEverything()
  })

  return {
    get identity() {
      return identity
    },
    async recheck() {
      if (identity) await viewers.prove(identity, requestId).catch(refuse)
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
