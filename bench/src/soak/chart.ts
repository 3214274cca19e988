import type { EditServer, Sent } from '@askchart/testing'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { type Guest, Unanswered } from '../query/guest.js'

const QUERY = {
  v: 1,
  dimensions: [{ column: 'orders.channel' }],
  measures: [{ column: 'orders.revenue', aggregate: 'SUM' }],
}
const BARS = {
  data: { name: 'data' },
  mark: { type: 'bar' },
  encoding: { x: { field: 'channel', type: 'nominal' }, y: { field: 'sum_revenue', type: 'quantitative' } },
}
const created = z.object({ createChart: z.object({ chart: z.object({ id: z.string() }) }) })

export async function ordersOf(guest: Guest): Promise<string> {
  return guest.bring('orders.csv', 'channel,revenue\nWeb,30\nShop,20\nPhone,10\n')
}

/** A new bar chart of revenue by channel; gives its id. */
export async function aChart(guest: Guest, datasetId: string): Promise<string> {
  const input = { datasetId, title: 'Start', spec: BARS, query: QUERY }
  const text = `mutation ($input: CreateChartInput!) {
    createChart(input: $input) { ... on ChartCreated { chart { id } } ... on InvalidSpec { message } } }`
  return (await guest.ask(created, text, { input })).createChart.chart.id
}

const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
const edit = z.object({ version: z.number(), follows: z.number(), update: bytes })
const taken = z.object({ chart: z.object({ version: z.number(), document: bytes }) })
const lately = z.object({ chart: z.object({ history: z.object({ edges: z.array(z.object({ node: edit })) }) }) })
const merged = z.object({
  applyChartUpdate: z.object({ __typename: z.string(), edit: edit.optional(), mended: edit.nullish() }),
})
const EDIT = 'version follows update'
const MERGE = `mutation ($input: ApplyChartUpdateInput!) { applyChartUpdate(input: $input) {
  __typename ... on ChartEdited { edit { ${EDIT} } mended { ${EDIT} } } } }`

const sentOf = ({ applyChartUpdate: outcome }: z.output<typeof merged>): Sent => {
  if (outcome.__typename === 'InvalidSpec') return { kind: 'refused' }
  if (outcome.__typename === 'EditConflict') return { kind: 'behind' }
  return { kind: 'taken', told: [outcome.edit, outcome.mended].flatMap((told) => (told ? [told] : [])) }
}

const AGAIN_AFTER_MS = 1_000
const MOST_TRIES = 60

/** What is not answered is asked again, with the same key, as the web client does. */
const askingAgain =
  (guest: Guest): Guest['ask'] =>
  async (schema, query, variables) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await guest.ask(schema, query, variables)
      } catch (error) {
        if (!(error instanceof Unanswered) || tries === MOST_TRIES) throw error
        await delay(AGAIN_AFTER_MS)
      }
    }
  }

/** A chart's server as a guest's windows reach it. */
export const editServerOf = (guest: Guest, id: string): EditServer => serverOf(askingAgain(guest), id)

const serverOf = (asking: Guest['ask'], id: string): EditServer => ({
  taken: async () => (await asking(taken, 'query ($id: ID!) { chart(id: $id) { version document } }', { id })).chart,
  async merge({ key, clientId, update, baseVersion }) {
    const input = {
      chartId: id,
      clientId,
      update: Buffer.from(update).toString('base64'),
      baseVersion,
      idempotencyKey: key,
    }
    return sentOf(await asking(merged, MERGE, { input }))
  },
  async set(changes, key) {
    const text = 'mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }'
    await asking(z.unknown(), text, { input: { chartId: id, changes, idempotencyKey: key } })
  },
  lately: async (first) =>
    (
      await asking(
        lately,
        `query ($id: ID!, $first: Int!) { chart(id: $id) { history(first: $first) { edges { node { ${EDIT} } } } } }`,
        { id, first },
      )
    ).chart.history.edges.map(({ node }) => node),
})
