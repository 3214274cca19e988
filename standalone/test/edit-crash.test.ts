import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { editDocument, readDocument } from '@askchart/document'
import { z } from 'zod'
import { aPerson, type Person } from './graph-client.js'
import { aDataFolder, type Folder } from './processes.js'
import { generate, sampleDataset } from './scenario.js'
import { startStandalone } from './systems.js'

const LIMIT_MS = 600_000
const EVERY_MS = 20
const BEFORE_THE_KILL = 150
/** Where the machine takes fewer than are sent, those that wait are enough to kill it among. */
const AT_MOST = 400

let folder: Folder
beforeEach(async () => {
  folder = await aDataFolder()
})
afterEach(() => folder.remove())

const EDITED = '__typename ... on ChartEdited { edit { version } }'
const EDIT = `mutation ($input: EditChartInput!) { done: editChart(input: $input) { ${EDITED} } }`
const APPLY = `mutation ($input: ApplyChartUpdateInput!) { done: applyChartUpdate(input: $input) { ${EDITED} } }`
const edited = z.object({ done: z.object({ edit: z.object({ version: z.number() }) }) })

const CHART = `query ($id: ID!, $after: String) { chart(id: $id) { version title description spec query document
  history(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
    edges { node { version changes { path value } } } } } }`
const chartAnswer = z.object({
  chart: z.looseObject({
    version: z.number(),
    document: z.base64(),
    history: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      edges: z.array(
        z.object({
          node: z.object({ version: z.number(), changes: z.array(z.object({ path: z.string(), value: z.unknown() })) }),
        }),
      ),
    }),
  }),
})

/** One edit by paths and one by an update, in turn, each with a text of its own and a key. */
function request(chartId: string, document: Uint8Array, n: number) {
  const changes = [{ path: '/description', value: `Edit ${n}` }]
  const shared = { chartId, idempotencyKey: `key-${n}` }
  if (n % 2) return { query: EDIT, input: { ...shared, changes } }
  const update = Buffer.from(editDocument(document, changes).update).toString('base64')
  return { query: APPLY, input: { ...shared, update } }
}

async function historyOf(person: Person, id: string) {
  const nodes = []
  for (let after: string | null = null; ;) {
    const { chart }: z.output<typeof chartAnswer> = await person.ask(CHART, chartAnswer, { id, after })
    nodes.push(...chart.history.edges.map(({ node }) => node))
    after = chart.history.pageInfo.endCursor
    if (!chart.history.pageInfo.hasNextPage) return { chart, nodes }
  }
}

test(
  'kill -9 during 50 edits a second loses nothing that was acknowledged, and nothing is there twice',
  async () => {
    const first = await startStandalone(folder.path)
    const person = await aPerson(first.url)
    const { id } = await generate(person, (await sampleDataset(person)).id, 'Top 5 sales by region')
    const { chart: begun } = await person.ask(CHART, chartAnswer, { id, after: null })
    const document = new Uint8Array(Buffer.from(begun.document, 'base64'))
    const acknowledged = new Map<number, number>()
    const all: Promise<void>[] = []
    const killed = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        const n = all.length + 1
        const { query, input } = request(id, document, n)
        if (n <= AT_MOST)
          all.push(
            person.ask(query, edited, { input }).then(
              ({ done }) => void acknowledged.set(n, done.edit.version),
              () => undefined,
            ),
          )
        if (acknowledged.size < BEFORE_THE_KILL) return
        clearInterval(timer)
        first.program.signal('SIGKILL')
        resolve()
      }, EVERY_MS)
    })
    await killed
    expect(await first.program.ended).toBe('SIGKILL')
    await Promise.all(all)
    await person.leave()

    const second = await startStandalone(folder.path, { PORT: new URL(first.url).port })
    const { chart, nodes } = await historyOf(person, id)
    const byVersion = new Map(nodes.map(({ version, changes }) => [version, changes]))
    // An update that lost against another on the same text is a version too, and changes nothing to be seen.
    for (const [n, version] of acknowledged) {
      const changes = byVersion.get(version)
      expect(changes).toBeDefined()
      if (n % 2) expect(changes).toEqual([{ path: '/description', value: `Edit ${n}` }])
    }
    expect(new Set(acknowledged.values()).size).toBe(acknowledged.size)
    expect(nodes.map(({ version }) => version)).toEqual(
      Array.from({ length: chart.version }, (_, index) => chart.version - index),
    )
    const { title, description, spec, query } = chart
    const stored = readDocument(new Uint8Array(Buffer.from(chart.document, 'base64')))
    expect({ title, description, spec, query }).toEqual(stored)

    // Whoever was not answered asks again: each edit is made once, the acknowledged ones are as they were answered.
    for (let n = 1; n <= all.length; n += 1) {
      const asked = request(id, document, n)
      const { done } = await person.ask(asked.query, edited, { input: asked.input })
      expect(done.edit.version).toBe(acknowledged.get(n) ?? done.edit.version)
    }
    expect((await historyOf(person, id)).chart.version).toBe(all.length + 1)
    expect(await second.stop()).toEqual([0])
  },
  LIMIT_MS,
)
