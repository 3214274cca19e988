import { type Asking, editServerOf as serverOf, type EditServer } from '@askchart/testing'
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

const AGAIN_AFTER_MS = 1_000
const MOST_TRIES = 60

/** What is not answered is asked again, with the same key, as the web client does. */
const askingAgain =
  (guest: Guest): Asking =>
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
