import { connect, createServer, type Server, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { DirectWriter } from './direct-writer.js'

let server: Server
const open: Socket[] = []

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy()
  server.close()
  await once(server, 'close')
})

/** Both ends of a new connection; the reader reads nothing yet. */
async function aConnection(): Promise<{ connection: Socket; reader: Socket }> {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  const reader = connect(address.port, '127.0.0.1').pause()
  const accepted: unknown[] = await once(server, 'connection')
  const [connection] = accepted
  if (!isSocket(connection)) throw new Error('Nothing was accepted.')
  open.push(connection, reader)
  return { connection, reader }
}

const isSocket = (value: unknown): value is Socket =>
  typeof value === 'object' && value !== null && 'remotePort' in value

async function readUntil(reader: Socket, bytes: number): Promise<Buffer> {
  const read: Buffer[] = []
  let length = 0
  for await (const chunk of reader.resume()) {
    if (!Buffer.isBuffer(chunk)) throw new Error('No bytes were read.')
    read.push(chunk)
    length += chunk.length
    if (length >= bytes) break
  }
  return Buffer.concat(read)
}

const numbered = (number: number): Buffer => Buffer.alloc(50_000, `${number} `.padStart(10, '-'))

test('what the kernel takes arrives once and in order, whatever of it has to go through the stream', async () => {
  const { connection, reader } = await aConnection()
  const writer = new DirectWriter(connection)
  const all = Array.from({ length: 400 }, (_, number) => numbered(number))
  const taken = all.map((bytes) => {
    const count = writer.write(bytes)
    if (count < bytes.length) connection.write(bytes.subarray(count))
    return count
  })
  expect(taken[0]).toBe(50_000)
  expect(taken.at(-1)).toBe(0)
  const sent = Buffer.concat(all)
  expect((await readUntil(reader, sent.length)).equals(sent)).toBe(true)
})

test('nothing is written past what waits in the stream', async () => {
  const { connection } = await aConnection()
  const writer = new DirectWriter(connection)
  connection.cork()
  connection.write('first')
  expect(writer.write(Buffer.from('second'))).toBe(0)
})

test('a connection that is closed takes nothing, though another has its descriptor by now', async () => {
  const first = await aConnection()
  const writer = new DirectWriter(first.connection)
  const descriptor: unknown = Reflect.get(Reflect.get(first.connection, '_handle'), 'fd')
  first.connection.destroy()
  await once(first.connection, 'close')
  const others: Socket[] = []
  while (!others.some((socket) => Reflect.get(Reflect.get(socket, '_handle'), 'fd') === descriptor)) {
    const { connection, reader } = await aConnection()
    others.push(connection, reader)
  }
  expect(writer.write(Buffer.from('whose?'))).toBe(0)
})

test('a connection whose reader is gone takes nothing more, and its stream says why', async () => {
  const { connection, reader } = await aConnection()
  const writer = new DirectWriter(connection)
  const failed = once(connection, 'error')
  reader.resetAndDestroy()
  await once(reader, 'close')
  while (writer.write(Buffer.from('more')) > 0) await new Promise(setImmediate)
  connection.write('more')
  expect(await failed).toEqual([expect.objectContaining({ syscall: expect.stringMatching(/^(read|write)$/) })])
})

test('what goes over TLS is never written past it', async () => {
  const { connection } = await aConnection()
  expect(new DirectWriter(new TLSSocket(connection)).write(Buffer.from('plain'))).toBe(0)
})
