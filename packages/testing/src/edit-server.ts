import { z } from 'zod'
import type { EditServer, Sent } from './random-editor.js'

/** Asks the graph as somebody, and parses the data; throws where there are errors. */
export type Asking = <Schema extends z.ZodType>(
  schema: Schema,
  query: string,
  variables: Record<string, unknown>,
) => Promise<z.output<Schema>>

const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
/** An edit as the graph tells what peers need of it: `TOLD_EDIT`. */
export const toldEdit = z.object({ version: z.number(), follows: z.number(), update: bytes })
export const TOLD_EDIT = 'version follows update'

const taken = z.object({ chart: z.object({ version: z.number(), document: bytes }) })
const TAKE = 'query ($id: ID!) { chart(id: $id) { version document } }'
const lately = z.object({ chart: z.object({ history: z.object({ edges: z.array(z.object({ node: toldEdit })) }) }) })
const LATELY = `query ($id: ID!, $first: Int!) { chart(id: $id) { history(first: $first) { edges { node { ${TOLD_EDIT} } } } } }`
const merged = z.object({
  applyChartUpdate: z.object({ __typename: z.string(), edit: toldEdit.optional(), mended: toldEdit.nullish() }),
})
const MERGE = `mutation ($input: ApplyChartUpdateInput!) { applyChartUpdate(input: $input) {
  __typename ... on ChartEdited { edit { ${TOLD_EDIT} } mended { ${TOLD_EDIT} } } } }`
const SET = 'mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }'

function sentOf({ applyChartUpdate: outcome }: z.output<typeof merged>): Sent {
  if (outcome.__typename === 'InvalidSpec') return { kind: 'refused' }
  if (outcome.__typename === 'EditConflict') return { kind: 'behind' }
  return { kind: 'taken', told: [outcome.edit, outcome.mended].flatMap((told) => (told ? [told] : [])) }
}

/** The server of a chart, as the windows of whoever asks reach it by the graph. */
export const editServerOf = (asking: Asking, chartId: string): EditServer => ({
  taken: async () => (await asking(taken, TAKE, { id: chartId })).chart,
  async merge({ key, clientId, update, baseVersion }) {
    const input = { chartId, clientId, update: Buffer.from(update).toString('base64'), baseVersion }
    return sentOf(await asking(merged, MERGE, { input: { ...input, idempotencyKey: key } }))
  },
  async set(changes, key) {
    await asking(z.unknown(), SET, { input: { chartId, changes, idempotencyKey: key } })
  },
  lately: async (first) =>
    (await asking(lately, LATELY, { id: chartId, first })).chart.history.edges.map(({ node }) => node),
})
