import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { median } from '../query/times.js'
import { type PeerName, PEERS } from './peer.js'

/** How many subscribers, and at which pace how many edits are told them. */
const LOADS = [
  { subscribers: 500, publish: 60, everyMs: 40 },
  { subscribers: 2_000, publish: 25, everyMs: 120 },
] as const
const ROUNDS = 3
const WARM_UP = 15
const SETTLES_MS = 500

const started = z.object({ url: z.string(), tokens: z.array(z.string().nullable()) })
const arrived = z.object({ p50: z.number(), p99: z.number(), bytes: z.number() })
const spent = z.object({ cpuMicroseconds: z.number(), heapBytes: z.number() })

interface Figures {
  /** Microseconds of the server's CPU for each message delivered. */
  readonly cpu: number
  readonly p50: number
  readonly p99: number
  readonly bytes: number
}

const program = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
async function word<Schema extends z.ZodType>(from: ChildProcess, schema: Schema): Promise<z.output<Schema>> {
  for (;;) {
    const said: readonly unknown[] = await once(from, 'message')
    const parsed = schema.safeParse(said[0])
    if (parsed.success) return parsed.data
  }
}

async function measure(peer: PeerName, { subscribers, publish, everyMs }: (typeof LOADS)[number]): Promise<Figures> {
  const server = fork(program('server.js'), [peer, String(subscribers)])
  const { url, tokens } = await word(server, started)
  const clients = fork(program('clients.js'))
  clients.once('exit', (code) => {
    if (code) throw new Error(`the clients of ${peer} ended with ${code}`)
  })
  clients.send({ url, tokens })
  await word(clients, z.object({ connected: z.number() }))
  await new Promise((resolve) => setTimeout(resolve, SETTLES_MS))
  const tell = async (count: number) => {
    clients.send({ expect: subscribers * count })
    await word(clients, z.object({ waiting: z.boolean() }))
    const done = word(clients, arrived)
    server.send({ publish: count, everyMs })
    const latency = await done
    const answer = word(server, spent)
    server.send('cpu')
    return { ...latency, ...(await answer) }
  }
  await tell(WARM_UP)
  const { cpuMicroseconds, p50, p99, bytes } = await tell(publish)
  const ended = [server, clients].map((one) => once(one, 'exit'))
  clients.kill('SIGKILL')
  server.kill('SIGKILL')
  await Promise.all(ended)
  return { cpu: cpuMicroseconds / (subscribers * publish), p50, p99, bytes }
}

const resolve = createRequire(import.meta.url).resolve
async function versionOf(library: string): Promise<string> {
  const entry = resolve(library)
  const root = entry.slice(0, entry.lastIndexOf(`node_modules/${library}/`)) + `node_modules/${library}`
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(`${root}/package.json`, 'utf8'))).version
}

console.log(
  `Node ${process.versions.node}, ${cpus().length} cores, ws ${await versionOf('ws')}, graphql-ws ${await versionOf('graphql-ws')}, graphql ${await versionOf('graphql')}; medians of ${ROUNDS} rounds in turn`,
)
console.log('')
console.log('| subscribers | server | CPU a message | of raw | p50 | p99 |')
console.log('|---|---|---|---|---|---|')
for (const load of LOADS) {
  const seen = new Map<PeerName, Figures[]>(PEERS.map((peer) => [peer, []]))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const peer of PEERS) seen.get(peer)?.push(await measure(peer, load))
  const of = (peer: PeerName, figure: keyof Figures): number => median((seen.get(peer) ?? []).map((one) => one[figure]))
  for (const peer of PEERS) {
    const ratio = (of(peer, 'cpu') / of('raw ws.send', 'cpu')).toFixed(2)
    console.log(
      `| ${load.subscribers} | ${peer} | ${of(peer, 'cpu').toFixed(2)} µs | ${ratio} | ${of(peer, 'p50').toFixed(1)} ms | ${of(peer, 'p99').toFixed(1)} ms |`,
    )
  }
}
process.exit(0)
