import { once } from 'node:events'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { authMessage, readMessage, updateMessage } from './hocuspocus-wire.js'

/** One person's connection to a document that others edit too. */
export interface Window {
  /** Sends an edit; resolves once the server has acknowledged it. */
  edit(edit: NewEdit): Promise<void>
}
export interface NewEdit {
  readonly title: string
  readonly update: Uint8Array
}
/** Called with the Yjs update of each edit that comes, whoever made it. */
export type Hear = (update: Buffer) => void

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
  const socket = new WebSocket(url, protocols, { perMessageDeflate: false })
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
  socket.on('message', (frame: Buffer) => {
    const start = frame.indexOf(UPDATE)
    if (start < 0) throw new Error(frame.toString())
    const from = start + UPDATE.length
    hear(Buffer.from(frame.toString('latin1', from, frame.indexOf('"', from)), 'base64'))
  })
  const payload = { query: SUBSCRIPTION, variables: { chartId } }
  socket.send(JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload }))
  const clientId = crypto.randomUUID()
  return {
    async edit({ title, update }) {
      const whose = { chartId, clientId, idempotencyKey: crypto.randomUUID() }
      const input =
        peer === 'editChart'
          ? { ...whose, changes: [{ path: '/title', value: title }] }
          : { ...whose, update: Buffer.from(update).toString('base64'), baseVersion: version }
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query: peer === 'editChart' ? SET : MERGE, variables: { input } }),
      })
      const answer = await response.text()
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
      const told = readMessage(bytes)
      if (told.kind === 'authenticated') resolve()
      else if (told.kind === 'acknowledged') unacknowledged.shift()?.()
      else if (told.kind === 'update') hear(Buffer.from(told.update.buffer, told.update.byteOffset, told.update.length))
    })
  })
  socket.send(authMessage(chartId))
  await joined
  return {
    edit: ({ update }) =>
      new Promise((resolve) => {
        unacknowledged.push(resolve)
        socket.send(updateMessage(chartId, update))
      }),
  }
}

export const openWindow = (place: Place, authorization: string, hear: Hear): Promise<Window> =>
  place.peer === 'hocuspocus' ? hocuspocusWindow(place, hear) : askchartWindow(place, authorization, hear)
