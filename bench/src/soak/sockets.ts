import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { membersOf } from '../collab/people.js'
import { aGuest } from '../query/guest.js'
import { startSystem } from '../query/system.js'
import { aChart, ordersOf } from './chart.js'
import type { Soak } from './socket-clients.js'

// npm run bench -- soak-sockets [seconds] [edits a second]
const [SECONDS = 60, EDITS_A_SECOND = 10] = process.argv.slice(2).map(Number)
const IDLE = 1_000
const EDITORS = 200

const times = z.object({ edits: z.number(), p50: z.number(), p95: z.number(), p99: z.number() })
const seen = z.object({
  alone: times,
  beside: times,
  reader: z.object({ code: z.number(), queued: z.number().nullable(), came: z.number(), bytes: z.number() }),
})

const system = await startSystem()
try {
  const guest = await aGuest(system.url)
  const chartId = await aChart(guest, await ordersOf(guest))
  const people = await membersOf(system, guest.workspaceId, IDLE + EDITORS + 1, SECONDS + 600)
  const soak: Soak = {
    url: system.url,
    chartId,
    authorizations: people.map(({ authorization }) => authorization),
    editors: EDITORS,
    seconds: SECONDS,
    editsASecond: EDITS_A_SECOND,
  }
  const clients = fork(fileURLToPath(new URL('socket-clients.js', import.meta.url)))
  const failed = once(clients, 'exit').then(([code]) => {
    throw new Error(`the clients ended with ${String(code)}`)
  })
  clients.send(soak)
  const said = once(clients, 'message').then(([figures]) => seen.parse(figures))
  const { alone, beside, reader } = await Promise.race([said, failed])
  failed.catch(() => undefined)
  clients.kill('SIGKILL')
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? ''}\n`)
  console.log(`| ${IDLE} idle and ${EDITORS} editing sockets | edits | p50 | p95 | p99 |\n|---|---|---|---|---|`)
  for (const [when, { edits, p50, p95, p99 }] of Object.entries({ alone, 'beside a paused reader': beside }))
    console.log(`| ${when} | ${edits} | ${p50.toFixed(1)} ms | ${p95.toFixed(1)} ms | ${p99.toFixed(1)} ms |`)
  const queued = reader.queued === null ? 'not known how many' : `about ${reader.queued}`
  console.log(
    `\nThe paused reader was closed with ${reader.code}; of ${reader.came} messages of ${reader.bytes} bytes that it read then, ${queued} had waited in the gateway.`,
  )
  if (reader.code !== 1013) process.exitCode = 1
} finally {
  await system.stop()
}
