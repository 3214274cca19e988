import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { median } from '../query/times.js'
import { type PeerName, PEERS } from './peer.js'

/** How many subscribers, and at which pace how many edits are told them, after how many others. */
const LOADS = [
  { subscribers: 500, publish: 60, everyMs: 40, warmUp: 300 },
  { subscribers: 2_000, publish: 25, everyMs: 120, warmUp: 40 },
] as const
const ROUNDS = 3
const SETTLES_MS = 500
const RESTS_MS = 3_000

const started = z.object({ url: z.string(), tokens: z.array(z.string().nullable()) })
const arrived = z.object({ p50: z.number(), p99: z.number(), bytes: z.number() })
const spent = z.object({ cpuMicroseconds: z.number(), heapBytes: z.number() })

interface Figures {
  /** Microseconds of the server's CPU for each message delivered. */
  readonly cpu: number
  /** The same without what the server takes while nothing is told. */
  readonly told: number
  /** Milliseconds of the server's CPU a second while nothing is told. */
  readonly rest: number
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

async function measure(
  peer: PeerName,
  { subscribers, publish, everyMs, warmUp }: (typeof LOADS)[number],
): Promise<Figures> {
  const server = fork(program('server.js'), [peer, String(subscribers)])
  const { url, tokens } = await word(server, started)
  const clients = fork(program('clients.js'))
  clients.once('exit', (code) => {
    if (code) throw new Error(`the clients of ${peer} ended with ${code}`)
  })
  clients.send({ url, tokens })
  await word(clients, z.object({ connected: z.number() }))
  await new Promise((resolve) => setTimeout(resolve, SETTLES_MS))
  const cpu = async (): Promise<number> => {
    const answer = word(server, spent)
    server.send('cpu')
    return (await answer).cpuMicroseconds
  }
  const tell = async (count: number) => {
    const started = performance.now()
    clients.send({ expect: subscribers * count })
    await word(clients, z.object({ waiting: z.boolean() }))
    const done = word(clients, arrived)
    server.send({ publish: count, everyMs })
    const latency = await done
    return { ...latency, cpu: await cpu(), seconds: (performance.now() - started) / 1000 }
  }
  await tell(warmUp)
  server.send({ publish: 0, everyMs })
  await new Promise((resolve) => setTimeout(resolve, RESTS_MS))
  const rest = (await cpu()) / RESTS_MS
  const told = await tell(publish)
  const messages = subscribers * publish
  const ended = [server, clients].map((one) => once(one, 'exit'))
  clients.kill('SIGKILL')
  server.kill('SIGKILL')
  await Promise.all(ended)
  const { p50, p99, bytes, seconds } = told
  return { cpu: told.cpu / messages, told: (told.cpu - rest * 1000 * seconds) / messages, rest, p50, p99, bytes }
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
console.log(
  '| subscribers | server | CPU a message | of raw | at rest left out | of raw | at rest | bytes | p50 | p99 |',
)
console.log('|---|---|---|---|---|---|---|---|---|---|')
for (const load of LOADS) {
  const seen = new Map<PeerName, Figures[]>(PEERS.map((peer) => [peer, []]))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const peer of PEERS) seen.get(peer)?.push(await measure(peer, load))
  const of = (peer: PeerName, figure: keyof Figures): number => median((seen.get(peer) ?? []).map((one) => one[figure]))
  for (const peer of PEERS) {
    const ratio = (figure: 'cpu' | 'told'): string => (of(peer, figure) / of('raw ws.send', figure)).toFixed(2)
    const cells = [
      String(load.subscribers),
      peer,
      `${of(peer, 'cpu').toFixed(2)} µs`,
      ratio('cpu'),
      `${of(peer, 'told').toFixed(2)} µs`,
      ratio('told'),
      `${of(peer, 'rest').toFixed(1)} ms/s`,
      String(of(peer, 'bytes')),
      `${of(peer, 'p50').toFixed(1)} ms`,
      `${of(peer, 'p99').toFixed(1)} ms`,
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}
console.log(
  `load of the machine: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
)
process.exit(0)
