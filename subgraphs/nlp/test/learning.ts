import type { GraphResponse, Viewer } from '@askchart/service'
import type { DatasetProfile } from '@askchart/vocabulary'
import { z } from 'zod'
import type { NlpRoom } from './nlp-room.js'
import { shop } from './reader/shop.js'

const RECORD = `mutation ($input: FeedbackInput!) {
  recordFeedback(input: $input) { learned { id kind description note taughtAt dataset { id } } }
}`
const LEARNED = `query ($workspaceId: ID!, $first: Int!, $after: String) {
  learned(workspaceId: $workspaceId, first: $first, after: $after) {
    edges { cursor node { id kind description note } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
    totalCount
  }
}`
const FORGET = 'mutation ($id: ID!) { forgetLearned(id: $id) { forgotten } }'

const lesson = z.object({
  id: z.string().startsWith('lesson_'),
  kind: z.string(),
  description: z.string(),
  note: z.string().nullable(),
})
const recorded = z.object({ recordFeedback: z.object({ learned: z.array(lesson) }) })
const listed = z.object({
  learned: z.object({
    edges: z.array(z.object({ cursor: z.string(), node: lesson })),
    pageInfo: z.object({ hasNextPage: z.boolean(), hasPreviousPage: z.boolean(), endCursor: z.string().nullable() }),
    totalCount: z.number(),
  }),
})

export type ShownLesson = z.output<typeof lesson>

/** The shop, whose orders have a second date. */
export const twoDates = (id: string, version = 1): DatasetProfile => ({
  ...shop,
  id,
  version,
  tables: shop.tables.map((table) => ({
    ...table,
    columns: table.columns.flatMap((column) =>
      column.ref === 'orders.order_date'
        ? [column, { ...column, ref: 'orders.shipped_on', name: 'shipped_on', label: 'shipped on' }]
        : [column],
    ),
  })),
})

/** That shop in the viewer's workspace. */
export function shopOf(room: NlpRoom, viewer: Viewer): string {
  const id = room.dataset(viewer)
  const known = room.analytics.datasets.get(id)
  if (known === undefined) throw new Error('the dataset is not there')
  room.analytics.datasets.set(id, { ...known, profile: twoDates(id) })
  return id
}

export const record = (room: NlpRoom, viewer: Viewer, input: object): Promise<GraphResponse> =>
  room.ask(RECORD, viewer, { input })

/** What feedback taught; fails the test where it was refused. */
export async function teach(room: NlpRoom, viewer: Viewer, input: object): Promise<readonly ShownLesson[]> {
  const response = await record(room, viewer, input)
  if (response.errors) throw new Error(JSON.stringify(response.errors))
  return recorded.parse(response.data).recordFeedback.learned
}

export const list = (room: NlpRoom, viewer: Viewer, variables: object): Promise<GraphResponse> =>
  room.ask(LEARNED, viewer, { first: 100, ...variables })

/** What the viewer's own workspace has taught. */
export async function learnedBy(room: NlpRoom, viewer: Viewer, more: object = {}) {
  const response = await list(room, viewer, { workspaceId: viewer.workspaces[0]?.id, ...more })
  if (response.errors) throw new Error(JSON.stringify(response.errors))
  return listed.parse(response.data).learned
}

export const forget = (room: NlpRoom, viewer: Viewer, id: string): Promise<GraphResponse> =>
  room.ask(FORGET, viewer, { id })
