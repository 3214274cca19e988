import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type Change, ChartPeer, openDocument, type PendingEdit, readDocument } from '@askchart/document'
import { type EditServer, editServerOf, TOLD_EDIT, toldEdit } from '@askchart/testing'
import { type Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { z } from 'zod'
import { type ChartsRoom, openChartsRoom } from '../../test/charts-room.js'

let room: ChartsRoom
let id: string
let server: EditServer
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())
beforeEach(async () => {
  id = await room.aChart('Revenue')
  server = editServerOf((schema, query, variables) => room.answer(schema, query, variables), id)
})

async function aPeer(clientId: string): Promise<ChartPeer> {
  let keys = 0
  return new ChartPeer({ ...(await server.taken()), clientId, newKey: () => `${clientId}-${(keys += 1)}` })
}

/** A colleague's peer, and how it hears the edits of others: one at a time. */
async function aColleague() {
  const colleague = { ...room.owner, id: 'user_colleague' }
  const peer = await aPeer('colleague')
  const events = room.subgraph.client.subscribe(
    {
      query: `subscription ($id: ID!) { chartEdited(chartId: $id, sinceVersion: 1) { ${TOLD_EDIT} } }`,
      variables: { id },
    },
    await room.identity.callAs(colleague),
  )
  const told = z.object({ data: z.object({ chartEdited: toldEdit }) })
  return {
    peer,
    async hears(): Promise<void> {
      peer.received(told.parse((await events.next()).value).data.chartEdited)
    },
    async leaves(): Promise<void> {
      await events.return?.()
    },
  }
}

/** Whether an edit is refused, or what came of it. */
const outcomeOf = (edit: PendingEdit): Promise<string> =>
  server.merge(edit).then(
    ({ kind }) => kind,
    (error: unknown) => (String(error).includes('BAD_USER_INPUT') ? 'refused' : String(error)),
  )

/** What a change by hand makes of a peer's document, as an update. */
function byHand(peer: ChartPeer, change: (doc: Doc) => void): Uint8Array {
  const doc = openDocument(peer.document)
  const before = encodeStateVector(doc)
  change(doc)
  return encodeStateAsUpdate(doc, before)
}

const painted: Change = { path: '/spec/mark/color', value: 'teal' }
/** An edit of a peer that is to be refused, and the update that it sends for it. */
const REFUSED: readonly (readonly [string, Change, (peer: ChartPeer, update: Uint8Array) => Uint8Array])[] = [
  ['an address', { path: '/spec/data/url', value: 'https://example.com/rows.json' }, (_, update) => update],
  ['rows', { path: '/spec/data/values', value: [{ channel: 'Web' }] }, (_, update) => update],
  ['no Yjs update', painted, () => Buffer.from('this is no update at all, but some text')],
  ['an update that was cut off', painted, (_, update) => update.slice(0, -3)],
  ['another shape', painted, (peer) => byHand(peer, (doc) => doc.getArray('rows').insert(0, [1]))],
  [
    'more than 64 KiB',
    painted,
    (peer) => byHand(peer, (doc) => doc.getMap('description').set('value', 'x'.repeat(64 * 1024))),
  ],
]

test.each(REFUSED)(
  'after %s is refused, what the same peer edited before it knew and what it edits then arrives at another',
  async (_what, change, updateOf) => {
    const peer = await aPeer('window')
    const colleague = await aColleague()
    peer.edit([change])
    const [bad] = peer.pending
    if (!bad) throw new Error('nothing to send')
    peer.edit([{ path: '/title', value: 'Edited before it knew' }])

    expect(await outcomeOf({ ...bad, update: updateOf(peer, bad.update) })).toBe('refused')
    expect((await server.taken()).version).toBe(1)
    expect(peer.retake(await server.taken(), bad.key).map(({ key }) => key)).toEqual([bad.key])
    peer.edit([{ path: '/description', value: 'Edited after' }])
    for (let edit = peer.next(); edit; edit = peer.next()) {
      const sent = await server.merge(edit)
      if (sent.kind !== 'taken') throw new Error(`${edit.key} is ${sent.kind}`)
      peer.acknowledged(edit.key, sent.told)
      await colleague.hears()
    }

    expect(colleague.peer.content).toMatchObject({ title: 'Edited before it knew', description: 'Edited after' })
    expect(colleague.peer.content).toEqual(peer.content)
    expect(readDocument((await server.taken()).document)).toEqual(peer.content)
    expect(colleague.peer.version).toBe(3)
    await colleague.leaves()
  },
)
