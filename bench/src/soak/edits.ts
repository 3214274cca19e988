import { isSame, readDocument, toJson } from '@askchart/document'
import { RandomEditor, randomFrom } from '@askchart/testing'
import { z } from 'zod'
import { aGuest, type Guest } from '../query/guest.js'
import { startSystem } from '../query/system.js'
import { aChart, editServerOf, ordersOf } from './chart.js'

// npm run bench -- soak-edits [last seed] [edits of each editor] [edits of the long chart; 0 for none] [first seed]
const [LAST = 50, EDITS = 10_000, LONG = 10_000, FIRST = 1] = process.argv.slice(2).map(Number)
const EDITORS = 5
const SENDERS = 8
const ROUNDS = 30

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** Five random editors of one chart over a bad network; throws where they do not end at the same chart. */
async function converge(guest: Guest, datasetId: string, seed: number): Promise<string> {
  const id = await aChart(guest, datasetId)
  const server = editServerOf(guest, id)
  const began = performance.now()
  const editors = Array.from(
    { length: EDITORS },
    (_, editor) => new RandomEditor(server, `${seed}-${editor}`, randomFrom(seed * 100 + editor)),
  )
  await Promise.all(editors.map((editor) => editor.edit(EDITS)))
  const seconds = (performance.now() - began) / 1000
  const { version, document } = await server.taken()
  const shown = z.object({ chart: z.record(z.string(), z.unknown()) })
  const text = 'query ($id: ID!) { chart(id: $id) { title description spec query } }'
  const { chart } = await guest.ask(shown, text, { id })
  const anew = readDocument(document)
  if (!isSame(toJson(chart), toJson(anew))) throw new Error(`seed ${seed}: the chart is not its document`)
  for (const editor of editors) {
    const peer = await editor.open()
    peer.received({ version, follows: 0, update: document })
    if (!isSame(toJson(peer.content), toJson(anew))) throw new Error(`seed ${seed}: two windows show two charts`)
  }
  const rate = (EDITORS * EDITS) / seconds
  return `| ${seed} | ${EDITORS * EDITS} | ${version - 1} | ${rate.toFixed(0)} | ${document.length} |`
}

/** A chart of many edits, and how long its parts take to open, over HTTP. */
async function longChart(guest: Guest, datasetId: string): Promise<readonly string[]> {
  const id = await aChart(guest, datasetId)
  const server = editServerOf(guest, id)
  let made = 0
  const sender = async (): Promise<void> => {
    while (made < LONG) {
      const n = (made += 1)
      await server.set(
        [n % 2 ? { path: '/title', value: `Title ${n}` } : { path: '/spec/height', value: 1 + (n % 999) }],
        `k${n}`,
      )
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: SENDERS }, sender))
  const rate = LONG / ((performance.now() - began) / 1000)
  const { document } = await server.taken()
  const opened: Readonly<Record<string, string>> = {
    'the chart with its document': 'version title description spec query document',
    'the first page of its history':
      'history(first: 20) { edges { node { version at changes { path value } update } } }',
    'the chart as it was at version 5,077': `atVersion(version: ${Math.min(LONG, 5_077)}) { title spec query }`,
  }
  const lines: string[] = []
  for (const [what, fields] of Object.entries(opened)) {
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const start = performance.now()
      await guest.ask(z.unknown(), `query ($id: ID!) { chart(id: $id) { ${fields} } }`, { id })
      times.push(performance.now() - start)
    }
    lines.push(`| ${what} | ${median(times).toFixed(1)} ms | ${Math.max(...times).toFixed(1)} ms |`)
  }
  return [
    `A chart of ${LONG} edits, made at ${rate.toFixed(0)} a second; its document has ${document.length} bytes.`,
    '',
    '| opened over HTTP | median | slowest |',
    '|---|---|---|',
    ...lines,
  ]
}

const system = await startSystem()
try {
  if (LONG > 0) {
    const guest = await aGuest(system.url)
    console.log((await longChart(guest, await ordersOf(guest))).join('\n'))
  }
  console.log(`\n| seed | edits | versions | edits a second | bytes of the document |\n|---|---|---|---|---|`)
  for (let seed = FIRST; seed <= LAST; seed += 1) {
    const editor = await aGuest(system.url)
    console.log(await converge(editor, await ordersOf(editor), seed))
  }
} finally {
  await system.stop()
}
