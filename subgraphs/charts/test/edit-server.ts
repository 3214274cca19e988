import type { EditServer } from '@askchart/testing'
import { z } from 'zod'
import { APPLY, applied, base64Of, bytesOf } from './a-peer.js'
import type { ChartsRoom } from './charts-room.js'

const toldEdit = z.object({ version: z.number(), follows: z.number(), update: z.base64().transform(bytesOf) })
const taken = z.object({ chart: z.object({ version: z.number(), document: z.base64().transform(bytesOf) }) })
const lately = z.object({
  chart: z.object({ history: z.object({ edges: z.array(z.object({ node: toldEdit })) }) }),
})
const TAKEN = 'query ($id: ID!) { chart(id: $id) { version document } }'
const LATELY =
  'query ($id: ID!, $first: Int!) { chart(id: $id) { history(first: $first) { edges { node { version follows update } } } } }'
const EDIT =
  'mutation ($input: EditChartInput!) { editChart(input: $input) { __typename ... on ChartEdited { edit { version } } } }'

/** A chart's server as windows of its owner reach it. */
export const editServerOf = (room: ChartsRoom, chartId: string): EditServer => ({
  taken: async () => (await room.answer(taken, TAKEN, { id: chartId })).chart,
  async merge({ key, clientId, update, baseVersion }) {
    const input = { chartId, clientId, update: base64Of(update), baseVersion, idempotencyKey: key }
    const { applyChartUpdate: outcome } = await room.answer(applied, APPLY, { input })
    if (outcome.__typename === 'InvalidSpec') return { kind: 'refused' }
    if (outcome.__typename === 'EditConflict') return { kind: 'behind' }
    const told = [outcome.edit, outcome.mended].flatMap((edit) => (edit ? [toldEdit.parse(edit)] : []))
    return { kind: 'taken', told }
  },
  async set(changes, key) {
    const response = await room.ask(EDIT, { input: { chartId, changes, idempotencyKey: key } })
    if (response.errors) throw new Error(JSON.stringify(response.errors))
  },
  lately: async (first) =>
    (await room.answer(lately, LATELY, { id: chartId, first })).chart.history.edges.map(({ node }) => node),
})
