import { once } from 'node:events'
import { WebSocket } from 'ws'
import { SUBSCRIPTION } from './event.js'

/** Many subscribers in a process of their own: `clients.js`, told what to do over IPC. */
interface Order {
  readonly url: string
  readonly tokens: readonly (string | null)[]
}
const AT_ONCE = 100
const AT = Buffer.from('"at":"')
let expected = 0
let received = 0
let latencies: number[] = []

process.on('message', (order: Order | { readonly expect: number }) => {
  if ('expect' in order) {
    expected = order.expect
    received = 0
    latencies = []
    process.send?.({ waiting: true })
  } else void connectAll(order)
})

async function connectAll({ url, tokens }: Order): Promise<void> {
  for (let from = 0; from < tokens.length; from += AT_ONCE)
    await Promise.all(tokens.slice(from, from + AT_ONCE).map((token) => connect(url, token)))
  process.send?.({ connected: tokens.length })
}

async function connect(url: string, authorization: string | null): Promise<void> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false })
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'connection_init', ...(authorization ? { payload: { authorization } } : {}) }))
  await once(socket, 'message')
  socket.on('message', take)
  socket.on('close', (code) => {
    throw new Error(`closed: ${code}`)
  })
  socket.send(JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query: SUBSCRIPTION } }))
}

function take(message: Buffer): void {
  const at = message.indexOf(AT) + AT.length
  const sent = BigInt(message.toString('latin1', at, message.indexOf('"', at)))
  latencies.push(Number(process.hrtime.bigint() - sent) / 1e6)
  received += 1
  if (received !== expected) return
  latencies.sort((one, other) => one - other)
  const part = (share: number): number => latencies[Math.ceil(latencies.length * share) - 1] ?? 0
  process.send?.({ p50: part(0.5), p99: part(0.99), bytes: message.length })
}
process.once('disconnect', () => process.exit(0))
