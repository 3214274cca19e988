import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ChartPeer, readDocument, type ToldEdit } from '@askchart/document'
import { type EditServer, editServerOf, RandomEditor, randomFrom } from '@askchart/testing'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { z } from 'zod'
import { bytesOf } from '../../test/a-peer.js'
import { type ChartsRoom, openChartsRoom } from '../../test/charts-room.js'

let room: ChartsRoom
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())

/** The server of a chart, as windows of its owner reach it. */
const serverOf = (id: string): EditServer =>
  editServerOf((schema, query, variables) => room.answer(schema, query, variables), id)

const contentOf = async (id: string) =>
  (
    await room.answer(
      z.object({ chart: z.looseObject({ version: z.number() }) }),
      'query ($id: ID!) { chart(id: $id) { version title description spec query } }',
      { id },
    )
  ).chart

/** All edits as a follower is told them. */
async function toldOf(id: string, versions: number): Promise<readonly ToldEdit[]> {
  const events = room.subgraph.client.subscribe(
    {
      query: 'subscription ($id: ID!) { chartEdited(chartId: $id, sinceVersion: 0) { version follows update } }',
      variables: { id },
    },
    await room.identity.callAs(room.owner, { requestId: 'follow' }),
  )
  const schema = z.object({
    data: z.object({
      chartEdited: z.object({ version: z.number(), follows: z.number(), update: z.base64().transform(bytesOf) }),
    }),
  })
  const told: ToldEdit[] = []
  while ((told.at(-1)?.version ?? 0) < versions) {
    const event = await events.next()
    if (event.done) break
    told.push(schema.parse(event.value).data.chartEdited)
  }
  await events.return?.()
  return told
}

/** What every window shows once it has heard all, what a new one shows, and what the log makes in another order. */
async function shownBy(id: string, server: EditServer, peers: readonly ChartPeer[]) {
  const { version, ...content } = await contentOf(id)
  const told = await toldOf(id, version)
  expect(told.map((edit) => edit.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1))
  const random = randomFrom(version)
  const shuffled = [...told, ...told.slice(0, 20)].sort(() => random() - 0.5)
  for (const peer of peers) for (const edit of shuffled) peer.received(edit)
  const doc = new Doc()
  for (const { update } of shuffled) applyUpdate(doc, update)
  const anew = readDocument((await server.taken()).document)
  return {
    content,
    anew,
    fromTheLog: readDocument(encodeStateAsUpdate(doc)),
    windows: peers.map((peer) => peer.content),
  }
}

describe('five editors who edit at random over a bad network', () => {
  test.each([1, 2, 3])(
    'show the same in the end, and the same after a reload (seed %d)',
    async (seed) => {
      const id = await room.aChart('Start')
      const server = serverOf(id)
      const editors = Array.from(
        { length: 5 },
        (_, editor) => new RandomEditor(server, `editor-${editor}`, randomFrom(seed * 100 + editor)),
      )
      await Promise.all(editors.map((editor) => editor.edit(100)))
      const peers = await Promise.all(editors.map((editor) => editor.open()))
      expect(peers.flatMap(({ pending }) => pending)).toEqual([])
      const { content, anew, fromTheLog, windows } = await shownBy(id, server, peers)
      expect(anew).toEqual(content)
      expect(fromTheLog).toEqual(content)
      for (const window of windows) expect(window).toEqual(content)
      expect((await contentOf(id)).version).toBeGreaterThan(50)
    },
    240_000,
  )
})

test('500 edits made offline are all there once the line is back, with those made meanwhile', async () => {
  const id = await room.aChart('Start')
  const server = serverOf(id)
  let keys = 0
  const peer = new ChartPeer({ ...(await server.taken()), clientId: 'away', newKey: () => `away-${(keys += 1)}` })
  for (let edit = 1; edit <= 500; edit += 1)
    peer.edit([edit % 2 ? { path: '/description', value: `Away ${edit}` } : { path: '/spec/height', value: edit }])
  for (let edit = 1; edit <= 20; edit += 1)
    await server.set([{ path: '/title', value: `Here ${edit}` }], `here-${edit}`)
  for (let edit = peer.next(); edit; edit = peer.next()) {
    const sent = await server.merge(edit)
    if (sent.kind !== 'taken') throw new Error(sent.kind)
    peer.acknowledged(edit.key, sent.told)
  }
  const { content, windows } = await shownBy(id, server, [peer])
  expect(await contentOf(id)).toMatchObject({
    version: 521,
    title: 'Here 20',
    description: 'Away 499',
    spec: { height: 500 },
  })
  expect(windows).toEqual([content])
}, 120_000)
