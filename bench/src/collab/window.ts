import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { authMessage, kindOf, updateIn, updateMessage } from './hocuspocus-wire.js'
import { post } from '../query/post.js'

/** One person's connection to a document that others edit too. */
export interface Window {
  /** Sends an edit; resolves once the server has acknowledged it. */
  edit(edit: NewEdit): Promise<void>
  /** The Yjs update in what came. */
  unpack(message: Buffer): Uint8Array
}
export interface NewEdit {
  readonly title: string
  readonly update: Uint8Array
}
/** Called with each message that tells an edit, whoever made it. */
export type Hear = (message: Buffer) => void

export type Peer = 'applyChartUpdate' | 'editChart' | 'hocuspocus'

/** Where a server is, how it is to be edited there, and what clients need. */
export interface Place {
  readonly peer: Peer
  readonly url: string
  readonly chartId: string
  /** The document and its version as they are now, base64. */
  readonly document: string
  readonly version: number
}

const UPDATE = Buffer.from('"update":"')
const SUBSCRIPTION = 'subscription ($chartId: ID!) { chartEdited(chartId: $chartId) { version clientId update } }'
const ANSWER = `{ __typename
  ... on ChartEdited { edit { version } } ... on InvalidSpec { message } ... on EditConflict { message } }`
const MERGE = `mutation ($input: ApplyChartUpdateInput!) { applyChartUpdate(input: $input) ${ANSWER} }`
const SET = `mutation ($input: EditChartInput!) { editChart(input: $input) ${ANSWER} }`
const edited = z.object({ data: z.record(z.string(), z.object({ __typename: z.literal('ChartEdited') })) })

const open = async (url: string, protocols: string[] = []): Promise<WebSocket> => {
  const socket = new WebSocket(url, protocols, { perMessageDeflate: false, skipUTF8Validation: true })
  await once(socket, 'open')
  socket.on('close', (code) => {
    throw new Error(`closed: ${code}`)
  })
  return socket
}

/** Through the gateway: edits come by a subscription and go by HTTP, as the web client's do. */
async function askchartWindow(
  { peer, url, chartId, version }: Place,
  authorization: string,
  hear: Hear,
): Promise<Window> {
  const socket = await open(`${url.replace('http', 'ws')}/graphql`, ['graphql-transport-ws'])
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }))
  await once(socket, 'message')
  socket.on('message', hear)
  const payload = { query: SUBSCRIPTION, variables: { chartId } }
  socket.send(JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload }))
  const clientId = crypto.randomUUID()
  return {
    unpack(message) {
      const start = message.indexOf(UPDATE)
      if (start < 0) throw new Error(message.toString())
      const from = start + UPDATE.length
      return Buffer.from(message.toString('latin1', from, message.indexOf('"', from)), 'base64')
    },
    async edit({ title, update }) {
      const whose = { chartId, clientId, idempotencyKey: crypto.randomUUID() }
      const input =
        peer === 'editChart'
          ? { ...whose, changes: [{ path: '/title', value: title }] }
          : { ...whose, update: Buffer.from(update).toString('base64'), baseVersion: version }
      const query = peer === 'editChart' ? SET : MERGE
      const answer = await post(`${url}/graphql`, authorization, JSON.stringify({ query, variables: { input } }))
      if (!edited.safeParse(JSON.parse(answer)).success) throw new Error(answer)
    },
  }
}

/** hocuspocus by its own protocol: edits come and go by one socket. */
async function hocuspocusWindow({ url, chartId }: Place, hear: Hear): Promise<Window> {
  const socket = await open(url)
  const unacknowledged: (() => void)[] = []
  const joined = new Promise<void>((resolve) => {
    socket.on('message', (bytes: Buffer) => {
      const told = kindOf(bytes)
      if (told === 'authenticated') resolve()
      else if (told === 'acknowledged') unacknowledged.shift()?.()
      else if (told === 'update') hear(bytes)
    })
  })
  socket.send(authMessage(chartId))
  await joined
  return {
    unpack: updateIn,
    edit: ({ update }) =>
      new Promise((resolve) => {
        unacknowledged.push(resolve)
        socket.send(updateMessage(chartId, update))
      }),
  }
}

export const openWindow = (place: Place, authorization: string, hear: Hear): Promise<Window> =>
  place.peer === 'hocuspocus' ? hocuspocusWindow(place, hear) : askchartWindow(place, authorization, hear)
