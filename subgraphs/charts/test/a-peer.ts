import { type Change, setPaths } from '@askchart/document'
import { applyUpdate, Doc } from 'yjs'
import { z } from 'zod'
import type { ChartsRoom } from './charts-room.js'

const CHART = 'query ($id: ID!) { chart(id: $id) { version document } }'
const chart = z.object({ chart: z.object({ version: z.number(), document: z.base64() }) })

export const APPLY = `mutation ($input: ApplyChartUpdateInput!) { applyChartUpdate(input: $input) {
  __typename
  ... on ChartEdited { chart { version title description spec query }
    edit { version follows update author { id } clientId changes { path value previous } }
    mended { version follows mends author { id } clientId update changes { path value previous } } }
  ... on InvalidSpec { message issues { path message } }
  ... on EditConflict { message chart { version document } }
} }`
const edit = z.looseObject({ version: z.number(), changes: z.array(z.looseObject({ path: z.string() })) })
export const applied = z.object({
  applyChartUpdate: z.looseObject({
    __typename: z.string(),
    message: z.string().optional(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    chart: z.looseObject({ version: z.number() }).optional(),
    edit: edit.optional(),
    mended: edit.nullish(),
  }),
})
export type Applied = z.output<typeof applied>['applyChartUpdate']

export const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'))
export const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Somebody's window: it holds the document of a chart and sends what it changes. */
export interface Peer {
  readonly doc: Doc
  /** The version that its document was taken at. */
  readonly version: number
  /** Changes its own document; the update that tells of it. */
  change(edit: (doc: Doc) => void): Uint8Array
  set(...changes: readonly Change[]): Uint8Array
  send(update: Uint8Array, more?: Readonly<Record<string, unknown>>): Promise<Applied>
}

export async function aPeer(room: ChartsRoom, chartId: string, clientId: string): Promise<Peer> {
  const taken = (await room.answer(chart, CHART, { id: chartId })).chart
  const doc = new Doc()
  applyUpdate(doc, bytesOf(taken.document))
  const peer: Peer = {
    doc,
    version: taken.version,
    change(edit_) {
      let update = new Uint8Array([0, 0])
      const note = (made: Uint8Array): void => void (update = new Uint8Array(made))
      doc.on('update', note)
      doc.transact(() => edit_(doc))
      doc.off('update', note)
      return update
    },
    set: (...changes) => peer.change(() => setPaths(doc, changes)),
    async send(update, more = {}) {
      const input = { chartId, clientId, update: base64Of(update), ...more }
      return (await room.answer(applied, APPLY, { input })).applyChartUpdate
    },
  }
  return peer
}
