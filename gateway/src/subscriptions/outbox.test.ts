import { once } from 'node:events'
import { type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { WebSocket, WebSocketServer } from 'ws'
import { Outbox } from './outbox.js'
import { SharedResult } from './sink.js'

const EVENTS = 400
/** So long that the kernel takes some messages in part. */
const startOf = (id: string): string => `{"id":"${id.repeat(50_000)}"`
let server: WebSocketServer

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
})

afterEach(async () => {
  for (const socket of server.clients) socket.terminate()
  server.close()
  await once(server, 'close')
})

interface Reader {
  readonly client: WebSocket
  readonly outbox: Outbox
  readonly heard: string[]
}

async function aReader(): Promise<Reader> {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const heard: string[] = []
  const served = new Promise<Outbox>((resolve) => {
    server.once('connection', (socket: WebSocket, { socket: connection }: { socket: Socket }) =>
      resolve(new Outbox(socket, connection, EVENTS, () => socket.close())),
    )
  })
  const client = new WebSocket(`ws://127.0.0.1:${address.port}`)
  client.on('message', (data: Buffer) => heard.push(data.toString()))
  await once(client, 'open')
  return { client, outbox: await served, heard }
}

test('a reader that pauses and one that does not get every message of one frame whole and in order', async () => {
  const slow = await aReader()
  const fast = await aReader()
  slow.client.pause()
  for (let number = 0; number < EVENTS; number += 1) {
    const result = new SharedResult(`,"payload":${number}`)
    slow.outbox.send(Buffer.from(startOf('s')), result)
    fast.outbox.send(Buffer.from(startOf('f')), result)
    if (number % 10 === 0) await new Promise(setImmediate)
  }
  expect(slow.outbox.waiting).toBeGreaterThan(0)
  slow.client.resume()
  for (const { client, heard } of [slow, fast]) while (heard.length < EVENTS) await once(client, 'message')
  const firstWrong = ({ heard }: Reader, id: string): number =>
    heard.findIndex((text, number) => text !== `${startOf(id)},"payload":${number}}`)
  expect([firstWrong(slow, 's'), firstWrong(fast, 'f')]).toEqual([-1, -1])
  expect([slow.heard.length, fast.heard.length]).toEqual([EVENTS, EVENTS])
})
