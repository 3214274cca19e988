import { randomBytes } from 'node:crypto'
import { type ClientRequestArgs, get } from 'node:http'
import { stringifyMessage, MessageType } from 'graphql-ws'
import { WebSocket } from 'ws'
import { z } from 'zod'
import type { TestGateway } from './gateway.js'

const frame = z.looseObject({ type: z.string(), id: z.string().optional(), payload: z.unknown().optional() })
export type Frame = z.infer<typeof frame>

export interface Closing {
  readonly code: number
  readonly reason: string
}

/** A client of graphql-transport-ws that says exactly what a test wants said. */
export interface SocketClient {
  readonly socket: WebSocket
  readonly frames: readonly Frame[]
  readonly closed: Promise<Closing>
  send(text: string | object): void
  init(token?: string): Promise<void>
  subscribe(id: string, query: string, variables?: Record<string, unknown>, operationName?: string): void
  complete(id: string): void
  /** The next frame not yet taken, for one operation or for any. */
  take(id?: string): Promise<Frame>
  close(): void
}

export function connect(
  { url }: Pick<TestGateway, 'url'>,
  options: { readonly protocol?: string; readonly headers?: ClientRequestArgs['headers'] } = {},
): Promise<SocketClient> {
  const socket = new WebSocket(
    `${url.replace('http', 'ws')}/graphql`,
    options.protocol ?? 'graphql-transport-ws',
    options.headers ? { headers: options.headers } : {},
  )
  const frames: Frame[] = []
  const untaken: Frame[] = []
  const waiting = new Set<() => void>()
  socket.on('message', (data: Buffer) => {
    const parsed = frame.parse(JSON.parse(data.toString('utf8')))
    frames.push(parsed)
    untaken.push(parsed)
    waiting.forEach((look) => look())
  })
  const closed = new Promise<Closing>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() }))
  })
  const send = (text: string | object): void => socket.send(typeof text === 'string' ? text : JSON.stringify(text))

  const client: SocketClient = {
    socket,
    frames,
    closed,
    send,
    async init(token) {
      send({
        type: MessageType.ConnectionInit,
        ...(token === undefined ? {} : { payload: { authorization: `Bearer ${token}` } }),
      })
      await client.take()
    },
    subscribe: (id, query, variables = {}, operationName) =>
      send(
        stringifyMessage({
          id,
          type: MessageType.Subscribe,
          payload: { query, variables, ...(operationName === undefined ? {} : { operationName }) },
        }),
      ),
    complete: (id) => send({ id, type: MessageType.Complete }),
    take: (id) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const index = untaken.findIndex((candidate) => id === undefined || candidate.id === id)
          const [found] = index < 0 ? [] : untaken.splice(index, 1)
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        void closed.then(({ code, reason }) => reject(new Error(`closed: ${code} ${reason}`)))
        look()
      }),
    close: () => socket.close(),
  }
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(client))
    socket.once('error', reject)
  })
}

const CLOSE_FRAME = 0x88
const HEADER_BYTES = 2

/**
 * How the server closes an upgrade that asks for this subprotocol, and which one it agreed to. By hand, as clients break off
 * by themselves where it agreed to none.
 */
export function closingOfUpgrade(
  { url }: Pick<TestGateway, 'url'>,
  protocol: string | null,
): Promise<Closing & { readonly protocol: string | undefined }> {
  const headers = {
    connection: 'upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
    ...(protocol === null ? {} : { 'sec-websocket-protocol': protocol }),
  }
  return new Promise((resolve, reject) => {
    const request = get(`${url}/graphql`, { headers })
    request.once('error', reject)
    request.once('response', ({ statusCode }) => reject(new Error(`not upgraded: ${statusCode}`)))
    request.once('upgrade', (response, socket, head) => {
      let bytes = head
      const look = (more: Buffer): void => {
        bytes = Buffer.concat([bytes, more])
        const end = HEADER_BYTES + (bytes[1] ?? 0)
        if (bytes.length < HEADER_BYTES || bytes.length < end) return
        socket.destroy()
        if (bytes[0] !== CLOSE_FRAME) reject(new Error('something else came first'))
        const reason = bytes.toString('utf8', HEADER_BYTES + 2, end)
        resolve({
          protocol: response.headers['sec-websocket-protocol'],
          code: bytes.readUInt16BE(HEADER_BYTES),
          reason,
        })
      }
      socket.on('error', reject).on('data', look)
      look(Buffer.alloc(0))
    })
  })
}

/** Waits until a condition holds, and fails when it does not within a minute. */
export async function until(holds: () => boolean): Promise<void> {
  const started = performance.now()
  while (!holds()) {
    if (performance.now() - started > 60_000) throw new Error(`not so within a minute: ${holds.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
