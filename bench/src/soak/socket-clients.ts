import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { at, median } from '../query/times.js'
import { pausedReader } from './paused-reader.js'

/** Everybody at one chart, in a process of their own: `socket-clients.js`, told over IPC. */
export interface Soak {
  readonly url: string
  readonly chartId: string
  /** One for each socket, and one more for the reader who pauses. The first ones edit, too. */
  readonly authorizations: readonly string[]
  readonly editors: number
  readonly seconds: number
  readonly editsASecond: number
}

const AT_ONCE = 50
const PATIENCE_MS = 30_000
/** So that an edit has some length. */
const FILLED = 'about revenue '.repeat(12).trim()
const SUBSCRIPTION = 'subscription ($chartId: ID!) { chartEdited(chartId: $chartId) { version clientId update } }'
const EDIT = `mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }`
const edited = z.object({ data: z.object({ editChart: z.object({ __typename: z.literal('ChartEdited') }) }) })
const NUMBERS = /"version":(\d+),"clientId":"(\d+)"/

/** When each edit was sent, by its number, which is its clientId. */
const sent: number[] = []
let latencies: number[] = []
let received = 0

async function watch({ url, chartId }: Soak, authorization: string): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    perMessageDeflate: false,
  })
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }))
  await once(socket, 'message')
  let last = 0
  socket.on('message', (bytes: Buffer) => {
    const now = performance.now()
    const [, version, number] = NUMBERS.exec(bytes.toString('latin1')) ?? []
    if (version === undefined) throw new Error(`no edit: ${bytes.toString()}`)
    if (last > 0 && Number(version) !== last + 1) throw new Error(`version ${version} came after ${last}`)
    last = Number(version)
    latencies.push(now - (sent[Number(number)] ?? Number.NaN))
    received += 1
  })
  socket.on('close', (code) => {
    throw new Error(`closed: ${code}`)
  })
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: SUBSCRIPTION, variables: { chartId } } }))
}

async function edit({ url, chartId }: Soak, authorization: string): Promise<void> {
  const number = sent.push(performance.now()) - 1
  const changes = [{ path: '/title', value: `Title ${number} ${FILLED}` }]
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({ query: EDIT, variables: { input: { chartId, clientId: `${number}`, changes } } }),
  })
  const answer = await response.text()
  if (!edited.safeParse(JSON.parse(answer)).success) throw new Error(answer)
}

/** Edits at a steady pace, each by the next of the editors; how long each took to each socket. */
async function editFor(soak: Soak, sockets: number, seconds: number) {
  latencies = []
  received = 0
  const edits = Math.round(seconds * soak.editsASecond)
  const began = performance.now()
  const answers: Promise<void>[] = []
  for (let index = 0; index < edits; index += 1) {
    await delay(Math.max(0, began + (index * 1000) / soak.editsASecond - performance.now()))
    answers.push(edit(soak, soak.authorizations[sent.length % soak.editors] ?? ''))
  }
  await Promise.all(answers)
  const limit = performance.now() + PATIENCE_MS
  while (received < edits * sockets) {
    if (performance.now() > limit) throw new Error(`${received} of ${edits * sockets} came`)
    await delay(10)
  }
  return { edits, p50: median(latencies), p95: at(latencies, 0.95), p99: at(latencies, 0.99) }
}

async function run(soak: Soak): Promise<void> {
  const watchers = soak.authorizations.slice(0, -1)
  for (let from = 0; from < watchers.length; from += AT_ONCE)
    await Promise.all(watchers.slice(from, from + AT_ONCE).map((authorization) => watch(soak, authorization)))
  await delay(500)
  const half = soak.seconds / 2
  const alone = await editFor(soak, watchers.length, half)
  const slow = pausedReader(
    `${soak.url.replace('http', 'ws')}/graphql`,
    soak.authorizations.at(-1) ?? '',
    soak.chartId,
    (half / 2) * 1000,
  )
  const beside = await editFor(soak, watchers.length, half)
  process.send?.({ alone, beside, reader: await slow })
}
process.on('message', (soak: Soak) => void run(soak))
process.once('disconnect', () => process.exit(0))
