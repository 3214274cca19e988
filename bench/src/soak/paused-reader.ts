import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'

/** What became of a reader that stopped reading. */
export interface Paused {
  readonly code: number
  /** Messages that waited in the gateway when it was closed; null where the kernel does not tell what waits in it. */
  readonly queued: number | null
  /** All that came once it read on, and the bytes of one. */
  readonly came: number
  readonly bytes: number
}

/** As many as one socket may run, each of about 25 KB an edit, so that what the kernel takes is soon full. */
const OPERATIONS = 20
const COPIES = 90
const FRAME_HEADER = 4
const PATIENCE_MS = 20_000

const hexadecimal = (text = ''): number => Number.parseInt(text, 16)

/** Bytes that wait in the kernel between two ports of this machine: sent and not read. */
async function inKernel(port: number): Promise<number | null> {
  const table = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  )
  const rows = table.flatMap((text) =>
    text
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/)),
  )
  const portOf = (address = ''): number => hexadecimal(address.split(':')[1])
  let waiting: number | null = null
  for (const [, local, remote, , queues = ''] of rows) {
    const [unsent, unread] = queues.split(':').map(hexadecimal)
    if (portOf(local) === port) waiting = (waiting ?? 0) + (unread ?? 0)
    else if (portOf(remote) === port) waiting = (waiting ?? 0) + (unsent ?? 0)
  }
  return waiting
}

/** Subscribes to much, stops reading, and reads on after a while. */
export async function pausedReader(url: string, authorization: string, chartId: string, ms: number): Promise<Paused> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false })
  let port = 0
  socket.once('upgrade', (response) => (port = response.socket.localPort ?? 0))
  await once(socket, 'open')
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }))
  await once(socket, 'message')
  const fields = Array.from({ length: COPIES }, (_, copy) => `u${copy}: update`).join(' ')
  const query = `subscription ($chartId: ID!) { chartEdited(chartId: $chartId) { version ${fields} } }`
  for (let id = 0; id < OPERATIONS; id += 1)
    socket.send(JSON.stringify({ id: `${id}`, type: 'subscribe', payload: { query, variables: { chartId } } }))
  await once(socket, 'message')
  let came = 0
  let bytes = 0
  let all = 0
  socket.pause()
  socket.on('message', (frame: Buffer) => {
    came += 1
    bytes = frame.length + FRAME_HEADER
    all += bytes
  })
  await delay(ms)
  const kernel = await inKernel(port)
  socket.resume()
  const code = await Promise.race([closed, delay(PATIENCE_MS, null)])
  if (code === null) throw new Error(`the reader that paused was not closed; ${came} messages came`)
  return { code, came, bytes, queued: kernel === null ? null : Math.round((all - kernel) / bytes) }
}
