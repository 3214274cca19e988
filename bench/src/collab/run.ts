import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { aGuest, type Guest } from '../query/guest.js'
import { startSystem } from '../query/system.js'
import { median } from '../query/times.js'
import { aChart, ordersOf } from '../soak/chart.js'
import type { Order } from './clients.js'
import { membersOf } from './people.js'
import type { Peer, Place } from './window.js'

/** How many people have the chart open, and at which pace one of them makes how many edits. */
const LOADS = [
  { people: 500, edits: 200, everyMs: 100 },
  { people: 2_000, edits: 200, everyMs: 200 },
] as const
const TOLD: readonly Peer[] = ['applyChartUpdate', 'hocuspocus']
const RACES: readonly Peer[] = ['applyChartUpdate', 'editChart', 'hocuspocus']
const ROUNDS = 3
/** As in the bench of fan-out: after fewer, V8 still compiles in its other threads, on the two cores that are measured. */
const WARM_UP = 40
const SETTLES_MS = 300
const EDITORS = 5
const RACE_MS = 1_000

const program = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const arrived = z.object({ p50: z.number(), p99: z.number(), last: z.number() })
const raced = z.object({ perSecond: z.number() })
const taken = z.object({ chart: z.object({ version: z.number(), document: z.string() }) })

async function word<Schema extends z.ZodType>(from: ChildProcess, schema: Schema): Promise<z.output<Schema>> {
  const said: readonly unknown[] = await once(from, 'message')
  return schema.parse(said[0])
}

async function ask<Schema extends z.ZodType>(to: ChildProcess, order: Order, schema: Schema) {
  const answer = word(to, schema)
  to.send(order)
  return answer
}

/** People with the chart open, in a process of their own, for as long as `use` takes. */
async function withPeople<Result>(
  place: Place,
  authorizations: readonly string[],
  use: (clients: ChildProcess) => Promise<Result>,
): Promise<Result> {
  const clients = fork(program('clients.js'))
  const failed = once(clients, 'exit').then(([code]) => {
    throw new Error(`the clients of ${place.peer} ended with ${String(code)}`)
  })
  const used = (async () => {
    await ask(clients, { do: 'join', place, authorizations }, z.object({ joined: z.number() }))
    await new Promise((resolve) => setTimeout(resolve, SETTLES_MS))
    return use(clients)
  })()
  const result = await Promise.race([used, failed])
  failed.catch(() => undefined)
  clients.kill('SIGKILL')
  await once(clients, 'close')
  // The server notices that everybody has gone before the other's turn comes.
  await new Promise((resolve) => setTimeout(resolve, SETTLES_MS))
  return result
}

const load = (): string => loadavg()[0]?.toFixed(1) ?? ''
const system = await startSystem()
const guest: Guest = await aGuest(system.url)
const chartId = await aChart(guest, await ordersOf(guest))
const documentNow = async () =>
  (await guest.ask(taken, 'query ($id: ID!) { chart(id: $id) { version document } }', { id: chartId })).chart
const hocuspocus = fork(program('hocuspocus-server.js'), [(await documentNow()).document])
const { url: hocuspocusUrl } = await word(hocuspocus, z.object({ url: z.string() }))
const first = await documentNow()
const people = await membersOf(system, guest.workspaceId, Math.max(...LOADS.map((one) => one.people)), 3_600)
const authorizations = people.map(({ authorization }) => authorization)

const placeOf = async (peer: Peer): Promise<Place> =>
  peer === 'hocuspocus'
    ? { peer, url: hocuspocusUrl, chartId, ...first }
    : { peer, url: system.url, chartId, ...(await documentNow()) }

/** The medians of rounds in turn. */
async function inTurn<Figure extends string>(
  peers: readonly Peer[],
  measure: (place: Place) => Promise<Readonly<Record<Figure, number>>>,
): Promise<(peer: Peer, figure: Figure) => number> {
  const seen = new Map<Peer, Readonly<Record<Figure, number>>[]>(peers.map((peer) => [peer, []]))
  for (let round = 0; round < ROUNDS; round += 1)
    for (const peer of peers) seen.get(peer)?.push(await measure(await placeOf(peer)))
  return (peer, figure) => median((seen.get(peer) ?? []).map((one) => one[figure]))
}

try {
  console.log(
    `Node ${process.versions.node}, ${cpus().length} cores, load ${load()}; medians of ${ROUNDS} rounds in turn\n`,
  )
  console.log('| people | edits by | p50 | p99 | of hocuspocus | last of all |\n|---|---|---|---|---|---|')
  for (const { people: count, edits, everyMs } of LOADS) {
    const of = await inTurn(TOLD, (place) =>
      withPeople(place, authorizations.slice(0, count), async (clients) => {
        await ask(clients, { do: 'edit', edits: WARM_UP, everyMs }, arrived)
        return ask(clients, { do: 'edit', edits, everyMs }, arrived)
      }),
    )
    for (const peer of TOLD) {
      const ms = (figure: 'p50' | 'p99' | 'last'): string => `${of(peer, figure).toFixed(1)} ms`
      const ratio = (of(peer, 'p99') / of('hocuspocus', 'p99')).toFixed(2)
      console.log(`| ${count} | ${peer} | ${ms('p50')} | ${ms('p99')} | ${ratio} | ${ms('last')} |`)
    }
  }
  console.log(`\n| edits a second on one chart | one person | ${EDITORS} at once |\n|---|---|---|`)
  const raceOf = (editors: number) => (place: Place) =>
    withPeople(place, authorizations.slice(0, EDITORS), async (clients) => {
      await ask(clients, { do: 'race', editors, ms: RACE_MS / 4 }, raced)
      return ask(clients, { do: 'race', editors, ms: RACE_MS }, raced)
    })
  const [one, several] = [await inTurn(RACES, raceOf(1)), await inTurn(RACES, raceOf(EDITORS))]
  for (const peer of RACES)
    console.log(`| ${peer} | ${one(peer, 'perSecond').toFixed(0)} | ${several(peer, 'perSecond').toFixed(0)} |`)
  console.log(`\nLoad at the end: ${load()}.`)
} finally {
  hocuspocus.kill()
  await system.stop()
}
process.exit(0)
