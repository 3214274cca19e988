import { setTimeout as delay } from 'node:timers/promises'
import { anEdit } from './event.js'
import { gatewayPeer } from './gateway-peer.js'
import type { Peer } from './peer.js'
import { rawPeer } from './raw-peer.js'
import { stockPeer } from './stock-peer.js'

/** One peer in a process of its own: `server.js PEER SUBSCRIBERS`, told what to do over IPC. */
const makers: Readonly<Record<string, () => Promise<Peer>>> = {
  'raw ws.send': rawPeer,
  gateway: gatewayPeer,
  'stock graphql-ws': stockPeer,
}
const [name = '', subscribers = '0'] = process.argv.slice(2)
const peer = await makers[name]?.()
if (!peer) throw new Error(`no peer ${name}`)
const tokens = await Promise.all(Array.from({ length: Number(subscribers) }, (_, number) => peer.authorization(number)))

interface Order {
  readonly publish: number
  readonly everyMs: number
}
let version = 0
let started = process.cpuUsage()
process.on('message', (order: Order | 'cpu') => {
  if (order === 'cpu') {
    const { user, system } = process.cpuUsage(started)
    process.send?.({ cpuMicroseconds: user + system, heapBytes: process.memoryUsage().heapUsed })
  } else void publish(order)
})
async function publish({ publish: count, everyMs }: Order): Promise<void> {
  started = process.cpuUsage()
  for (let told = 0; told < count; told += 1) {
    peer?.publish(anEdit((version += 1)))
    await delay(everyMs)
  }
}
process.send?.({ url: peer.url, tokens })
process.once('disconnect', () => process.exit(0))
