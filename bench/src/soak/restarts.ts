import { z } from 'zod'
import { aGuest, type Guest } from '../query/guest.js'
import { startSystem } from '../query/system.js'
import { aChart, ordersOf } from './chart.js'

// npm run bench -- soak-restarts [restarts] [edits acknowledged before each]
const [RESTARTS = 20, EDITS = 100] = process.argv.slice(2).map(Number)
const SENDERS = 8
const AGAIN_AFTER_MS = 100
/** A refresh token is good for one use, and a kill may take the answer to it: the run ends before one is needed. */
const RENEWED_BEFORE_MS = 10_000

const edited = z.object({ editChart: z.object({ edit: z.object({ version: z.number() }) }) })
const EDIT = `mutation ($input: EditChartInput!) {
  editChart(input: $input) { ... on ChartEdited { edit { version } } } }`
const pages = z.object({
  chart: z.object({
    version: z.number(),
    history: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      edges: z.array(
        z.object({ node: z.object({ version: z.number(), changes: z.array(z.object({ value: z.unknown() })) }) }),
      ),
    }),
  }),
})
const HISTORY = `query ($id: ID!, $after: String) { chart(id: $id) { version history(first: 100, after: $after) {
  pageInfo { hasNextPage endCursor } edges { node { version changes { value } } } } } }`

const valueOf = (n: number): string => `Edit ${n}`

const pageOf = async (guest: Guest, id: string, after: string | null) =>
  (await guest.ask(pages, HISTORY, { id, after })).chart

/** What each version of a chart set, newest first. */
async function historyOf(guest: Guest, id: string) {
  let page = await pageOf(guest, id, null)
  const edges = [...page.history.edges]
  while (page.history.pageInfo.hasNextPage) {
    page = await pageOf(guest, id, page.history.pageInfo.endCursor)
    edges.push(...page.history.edges)
  }
  return { version: page.version, told: edges.map(({ node }) => ({ ...node, value: node.changes[0]?.value })) }
}

const system = await startSystem()
try {
  const guest = await aGuest(system.url, RENEWED_BEFORE_MS)
  const id = await aChart(guest, await ordersOf(guest))
  const acknowledged = new Map<number, number>()
  let [sent, failed, done] = [0, 0, false]
  /** Sends edits until it is told to end, each again under its key until it is acknowledged. */
  const sender = async (): Promise<void> => {
    while (!done) {
      const n = (sent += 1)
      const input = {
        chartId: id,
        idempotencyKey: `edit-${n}`,
        changes: [{ path: '/description', value: valueOf(n) }],
      }
      while (!acknowledged.has(n)) {
        try {
          acknowledged.set(n, (await guest.ask(edited, EDIT, { input })).editChart.edit.version)
        } catch {
          failed += 1
          await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS))
        }
      }
    }
  }
  const senders = Array.from({ length: SENDERS }, sender)
  const ready: number[] = []
  for (let restart = 1; restart <= RESTARTS; restart += 1) {
    const wanted = acknowledged.size + EDITS
    while (acknowledged.size < wanted) await new Promise((resolve) => setTimeout(resolve, 5))
    ready.push(await system.killAndRestart())
  }
  done = true
  await Promise.all(senders)
  const { version, told } = await historyOf(guest, id)
  const byVersion = new Map(told.map((edit) => [edit.version, edit.value]))
  const lost = [...acknowledged].filter(([n, at]) => byVersion.get(at) !== valueOf(n))
  const twice = version - 1 - acknowledged.size
  const [median = 0, slowest = 0] = [ready.sort((a, b) => a - b)[Math.floor(ready.length / 2)], ready.at(-1)]
  process.stdout.write(
    [
      '| kill -9 | edits acknowledged | tries without an answer | lost | made twice | ready again, median | slowest |',
      '|---|---|---|---|---|---|---|',
      `| ${RESTARTS} | ${acknowledged.size} | ${failed} | ${lost.length} | ${twice} | ${(median / 1000).toFixed(1)} s | ${(slowest / 1000).toFixed(1)} s |`,
      '',
    ].join('\n'),
  )
  if (lost.length > 0 || twice !== 0) throw new Error('An acknowledged edit is not there, or one is there twice.')
} finally {
  await system.stop()
}
