import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { readDocument } from '@askchart/document'
import { applyUpdate, encodeStateAsUpdate } from 'yjs'
import { z } from 'zod'
import { aPeer, bytesOf, type Peer } from '../../test/a-peer.js'
import { bars, type ChartsRoom, openChartsRoom } from '../../test/charts-room.js'

let room: ChartsRoom
let id: string
let ada: Peer
let bo: Peer
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())
beforeEach(async () => {
  id = await room.aChart('Revenue')
  ada = await aPeer(room, id, 'ada')
  bo = await aPeer(room, id, 'bo')
  // Of two values set at once that of the higher peer stays.
  ada.doc.clientID = 10
  bo.doc.clientID = 20
})

const HISTORY = `query ($id: ID!) { chart(id: $id) { version title spec query document
  history { edges { node { version mends follows author { id } changes { path value } } } } } }`
const told = z.object({
  chart: z.looseObject({
    document: z.base64(),
    history: z.object({ edges: z.array(z.object({ node: z.looseObject({ version: z.number() }) })) }),
  }),
})
const chart = async () => (await room.answer(told, HISTORY, { id })).chart
const removed = (path: string) => ({ path, value: null })

describe('two edits that are good apart and do not draw together', () => {
  const clash = async (more = {}) => {
    await ada.send(ada.set(removed('/spec/encoding/y')))
    const update = bo.set(removed('/spec/encoding/x'), { path: '/title', value: 'By hand' })
    return bo.send(update, { baseVersion: bo.version, ...more })
  }

  test('are both taken, and the server sets back what clashes, and no more', async () => {
    expect(await clash()).toMatchObject({
      __typename: 'ChartEdited',
      chart: { version: 4, title: 'By hand', spec: { mark: { type: 'bar' }, encoding: { x: bars.encoding.x } } },
      edit: { version: 3, clientId: 'bo', author: { id: room.owner.id } },
      mended: {
        version: 4,
        mends: 3,
        author: null,
        clientId: null,
        changes: [{ path: '/spec/encoding/x', value: bars.encoding.x, previous: null }],
      },
    })
  })

  test('are told so to whoever looks', async () => {
    await clash()
    const { history, document, spec, title, query } = await chart()
    expect(history.edges.map(({ node }) => node)).toMatchObject([
      { version: 4, mends: 3, follows: 3, author: null },
      { version: 3, mends: null, follows: 2, author: { id: room.owner.id } },
      { version: 2 },
      { version: 1 },
    ])
    expect(readDocument(bytesOf(document))).toEqual({ title, spec, query, description: null })
  })

  test('lead every peer to the same chart', async () => {
    const outcome = await clash()
    const { document } = await chart()
    for (const update of [outcome.edit, outcome.mended])
      applyUpdate(bo.doc, bytesOf(z.base64().parse(update?.['update'])))
    applyUpdate(bo.doc, bytesOf(document))
    expect(readDocument(encodeStateAsUpdate(bo.doc))).toEqual(readDocument(bytesOf(document)))
  })

  test('with a key used again, are answered with both edits', async () => {
    const first = await clash({ idempotencyKey: 'one' })
    const again = await bo.send(new Uint8Array([0, 0]), { idempotencyKey: 'one' })
    expect(again.edit?.version).toBe(first.edit?.version)
    expect(again.mended?.version).toBe(first.mended?.version)
  })

  test('are refused where it is not said what the later was made on', async () => {
    expect(await clash({ baseVersion: null })).toMatchObject({
      __typename: 'InvalidSpec',
      issues: [{ path: '/spec/encoding' }],
    })
    expect(await chart()).toMatchObject({ version: 2 })
  })
})

test('a column that others have dropped from the query is no longer drawn', async () => {
  const average = { field: 'average_revenue', type: 'quantitative' }
  await ada.send(
    ada.set(
      { path: '/query/measures', value: [{ column: 'orders.revenue', aggregate: 'AVERAGE' }] },
      { path: '/spec/encoding/y', value: average },
    ),
  )
  const update = bo.set(
    { path: '/spec/encoding/y', value: { field: 'sum_revenue', type: 'quantitative', title: 'Total' } },
    { path: '/spec/mark/color', value: 'teal' },
  )
  const outcome = await bo.send(update, { baseVersion: bo.version })
  expect(outcome.mended?.changes).toEqual([
    { path: '/spec/encoding/y/field', value: 'average_revenue', previous: 'sum_revenue' },
  ])
  expect(outcome.chart).toMatchObject({
    spec: { mark: { color: 'teal' }, encoding: { y: { field: 'average_revenue', title: 'Total' } } },
  })
})

test('edits made apart one after the other are all taken, although the first clashes', async () => {
  await ada.send(ada.set(removed('/spec/encoding/y')))
  const base = { baseVersion: bo.version }
  const updates = [
    bo.set(removed('/spec/encoding/x')),
    bo.set({ path: '/title', value: 'Second' }),
    bo.set({ path: '/spec/mark/color', value: 'teal' }),
  ]
  for (const update of updates) expect((await bo.send(update, base)).__typename).toBe('ChartEdited')
  expect(await chart()).toMatchObject({
    title: 'Second',
    spec: { mark: { color: 'teal' }, encoding: { x: bars.encoding.x } },
  })
})

test('an edit made on what was about to be mended is taken too', async () => {
  await ada.send(ada.set(removed('/spec/encoding/y')))
  const first = await bo.send(bo.set(removed('/spec/encoding/x')), { baseVersion: 1 })
  await ada.send(ada.set({ path: '/title', value: 'Meanwhile' }))
  const cyd = await aPeer(room, id, 'cyd')
  const seen = first.edit?.version ?? 0
  // What does not draw together with that is not what others did, so it is refused.
  const refused = await cyd.send(cyd.set(removed('/spec/encoding/x')), { baseVersion: seen })
  expect(refused.__typename).toBe('InvalidSpec')
  const anew = await aPeer(room, id, 'cyd')
  expect(await anew.send(anew.set({ path: '/spec/mark/color', value: 'red' }), { baseVersion: seen })).toMatchObject({
    __typename: 'ChartEdited',
    mended: null,
  })
})

test('an edit that does not draw by itself is refused, whatever others did', async () => {
  await ada.send(ada.set({ path: '/title', value: 'Meanwhile' }))
  const outcome = await bo.send(bo.set({ path: '/spec/mark/type', value: 'arc' }), { baseVersion: bo.version })
  expect(outcome).toMatchObject({ __typename: 'InvalidSpec', issues: [{ path: '/spec/encoding' }] })
})
