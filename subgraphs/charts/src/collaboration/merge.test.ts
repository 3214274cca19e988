import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { aViewer } from '@askchart/testing'
import { Array as YArray, Doc, encodeStateAsUpdate, encodeStateAsUpdateV2, Map as YMap, Text, XmlElement } from 'yjs'
import { z } from 'zod'
import { applied, APPLY, aPeer, base64Of, type Peer } from '../../test/a-peer.js'
import { type ChartsRoom, codesOf, openChartsRoom } from '../../test/charts-room.js'

let room: ChartsRoom
let id: string
let peer: Peer
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())
beforeEach(async () => {
  id = await room.aChart('Revenue')
  peer = await aPeer(room, id, 'window-1')
})

const chart = async () =>
  (
    await room.answer(
      z.object({ chart: z.looseObject({ version: z.number(), spec: z.looseObject({}) }) }),
      'query ($id: ID!) { chart(id: $id) { version title description spec query } }',
      { id },
    )
  ).chart
const titled = (value: string) => ({ path: '/title', value })

test('an update is the next version, told as paths', async () => {
  const update = peer.set(titled('Sales'), { path: '/spec/mark/color', value: 'teal' })
  expect(await peer.send(update)).toMatchObject({
    __typename: 'ChartEdited',
    chart: { version: 2, title: 'Sales', spec: { mark: { type: 'bar', color: 'teal' } } },
    edit: {
      version: 2,
      follows: 1,
      update: base64Of(update),
      author: { id: room.owner.id },
      clientId: 'window-1',
      changes: [
        { path: '/title', value: 'Sales', previous: 'Revenue' },
        { path: '/spec/mark/color', value: 'teal', previous: null },
      ],
    },
    mended: null,
  })
  expect(await chart()).toMatchObject({ version: 2, title: 'Sales' })
})

test('two peers who edit at once get a version each, and both hold', async () => {
  const other = await aPeer(room, id, 'window-2')
  const outcomes = await Promise.all([
    peer.send(peer.set({ path: '/spec/mark/color', value: 'teal' })),
    other.send(other.set({ path: '/spec/mark/opacity', value: 0.5 })),
  ])
  expect(outcomes.map(({ edit }) => edit?.version).sort()).toEqual([2, 3])
  expect(await chart()).toMatchObject({ version: 3, spec: { mark: { type: 'bar', color: 'teal', opacity: 0.5 } } })
})

describe('a Yjs client id belongs to who writes by it first', () => {
  const bo = () => aViewer('EDITOR', room.owner.workspaces[0]?.id)
  const sendAs = async (viewer: Viewer, update: Uint8Array) =>
    (await room.answer(applied, APPLY, { input: { chartId: id, update: base64Of(update) } }, viewer)).applyChartUpdate

  test('nobody else writes by it, and nothing of theirs is lost', async () => {
    await peer.send(peer.set(titled('Mine')))
    const viewer = bo()
    const forged = await aPeer(room, id, 'window-2')
    forged.doc.clientID = peer.doc.clientID
    const refused = await sendAs(viewer, forged.set(titled('Forged')))
    expect(refused).toMatchObject({ __typename: 'EditConflict', chart: { version: 2 } })
    expect(refused.message).toContain('a Yjs client id that somebody else has used')
    expect(await peer.send(peer.set({ path: '/spec/mark/color', value: 'teal' }))).toMatchObject({
      chart: { version: 3, title: 'Mine', spec: { mark: { color: 'teal' } } },
    })
    const own = await aPeer(room, id, 'window-2')
    expect(await sendAs(viewer, own.set(titled('Of my own')))).toMatchObject({
      chart: { version: 4, title: 'Of my own' },
    })
    expect(await sendAs(viewer, own.set(titled('Once more')))).toMatchObject({ chart: { version: 5 } })
    expect((await sendAs(room.owner, own.set(titled('Taken')))).__typename).toBe('EditConflict')
  })

  test('of two who begin by one at once, one has it', async () => {
    const other = await aPeer(room, id, 'window-2')
    other.doc.clientID = peer.doc.clientID
    const outcomes = await Promise.all([
      sendAs(room.owner, peer.set(titled('A'))),
      sendAs(bo(), other.set({ path: '/spec/height', value: 99 })),
    ])
    expect(outcomes.map(({ edit }) => edit?.version ?? null).sort()).toEqual([2, null])
  })

  test('whose edit is shorter than what the first wrote by it is refused too, as it would be taken for known', async () => {
    const other = await aPeer(room, id, 'window-2')
    other.doc.clientID = peer.doc.clientID
    await peer.send(peer.set(titled('A longer one')))
    await peer.send(peer.set({ path: '/spec/mark/color', value: 'teal' }))
    const lost = other.set({ path: '/spec/height', value: 99 })
    expect((await sendAs(bo(), lost)).message).toContain('a Yjs client id that somebody else has used')
    expect(await chart()).toMatchObject({ version: 3, title: 'A longer one' })
  })

  test('one person goes on by it from another window', async () => {
    await peer.send(peer.set(titled('Mine')))
    const again = await aPeer(room, id, 'window-2')
    again.doc.clientID = peer.doc.clientID
    expect(await again.send(again.set(titled('Still mine')))).toMatchObject({
      chart: { version: 3, title: 'Still mine' },
    })
  })
})

describe('an update that comes twice', () => {
  test('changes nothing, and is answered with the chart as it is', async () => {
    const update = peer.set(titled('Once'))
    await peer.send(update)
    await (await aPeer(room, id, 'window-2')).send(peer.set({ path: '/spec/mark/color', value: 'teal' }))
    const again = await peer.send(update)
    expect(again).toMatchObject({ chart: { version: 3, title: 'Once' }, edit: { version: 3 } })
    expect(await chart()).toMatchObject({ version: 3 })
  })

  test('with its key, is answered with the edit that it made', async () => {
    const update = peer.set(titled('Once'))
    const asked = { idempotencyKey: 'once' }
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => peer.send(update, asked)))
    await peer.send(peer.set(titled('Then')))
    outcomes.push(await peer.send(update, asked))
    expect(new Set(outcomes.map(({ edit }) => edit?.version))).toEqual(new Set([2]))
    expect(await chart()).toMatchObject({ version: 3, title: 'Then' })
  })

  test('and an empty one, make no version', async () => {
    expect(await peer.send(new Uint8Array([0, 0]))).toMatchObject({ chart: { version: 1 }, edit: { version: 1 } })
    expect(await chart()).toMatchObject({ version: 1 })
  })
})

const spec = (doc: Doc) => doc.getMap('spec')
const nested = (levels: number): YMap<unknown> => {
  const map = new YMap<unknown>()
  map.set('x', levels === 0 ? 1 : nested(levels - 1))
  return map
}
const layersOf = (...layers: readonly unknown[]) => {
  const map = new YMap<unknown>()
  layers.forEach((layer, index) => map.set(`layer-${index}`, layer))
  return map
}

/** What a peer does to its own document that no chart may hold, and where that is. */
const misshapen: readonly [string, string, (doc: Doc) => unknown][] = [
  ['rows', '/spec/data/values', (doc) => (spec(doc).get('data') as YMap<unknown>).set('values', [{ a: 1 }])],
  [
    'an address',
    '/spec/data/url',
    (doc) => (spec(doc).get('data') as YMap<unknown>).set('url', 'https://example.com/'),
  ],
  ['a link', '/spec/mark/href', (doc) => (spec(doc).get('mark') as YMap<unknown>).set('href', 'https://example.com/')],
  ['an expression', '/spec/transform', (doc) => spec(doc).set('transform', ['while (true) {}'])],
  ['an unknown root', '/other', (doc) => doc.getMap('other').set('x', 1)],
  ['a shared list', '/spec/transform', (doc) => spec(doc).set('transform', new YArray())],
  ['a shared text', '/title/value', (doc) => doc.getMap('title').set('value', new Text('x'))],
  ['an XML element', '/spec/mark', (doc) => spec(doc).set('mark', new XmlElement('a'))],
  ['a document', '/spec/inner', (doc) => spec(doc).set('inner', new Doc())],
  ['bytes', '/spec/bytes', (doc) => spec(doc).set('bytes', new Uint8Array([1]))],
  ['no JSON', '/spec/big', (doc) => spec(doc).set('big', 1n)],
  ['an object that is not shared', '/spec/mark', (doc) => spec(doc).set('mark', { type: 'bar' })],
  ['more under the title', '/title/more', (doc) => doc.getMap('title').set('more', 1)],
  ['depth', '/spec', (doc) => spec(doc).set('x', nested(200))],
  ['layers as a list', '/spec/layer', (doc) => spec(doc).set('layer', [{ mark: 'bar' }])],
  ['a layer without its order', '/spec/layer/layer-0', (doc) => spec(doc).set('layer', layersOf(nested(0)))],
  ['a layer that is no map', '/spec/layer/layer-0', (doc) => spec(doc).set('layer', layersOf('bar'))],
  [
    'a key that cannot be',
    '/spec/mark/__proto__',
    (doc) => (spec(doc).get('mark') as YMap<unknown>).set('__proto__', 1),
  ],
  ['a null character', '/title', (doc) => doc.getMap('title').set('value', 'x\0')],
]

describe('what is hostile is refused, and the next edit of the same person arrives', () => {
  test.each(misshapen)('%s', async (_name, path, change) => {
    const outcome = await peer.send(peer.change((doc) => void change(doc)))
    expect(outcome).toMatchObject({ __typename: 'InvalidSpec' })
    expect(outcome.issues?.[0]?.path.startsWith(path)).toBe(true)
    expect(await chart()).toMatchObject({ version: 1, title: 'Revenue' })
    // The next update of that peer builds on what was refused, and says so; with the document taken anew it arrives.
    expect((await peer.send(peer.set(titled('Later')))).__typename).toBe('EditConflict')
    const anew = await aPeer(room, id, 'window-1')
    expect(await anew.send(anew.set(titled('Later')))).toMatchObject({ chart: { version: 2, title: 'Later' } })
  })
})

test('a list in the place of a root is refused', async () => {
  const doc = new Doc()
  doc.getArray('spec').insert(0, ['x'])
  const outcome = await peer.send(encodeStateAsUpdate(doc))
  expect(outcome).toMatchObject({ __typename: 'InvalidSpec', issues: [{ path: '/spec' }] })
})

describe('what is no update of this chart', () => {
  const codes = async (update: string, viewer = room.owner) =>
    codesOf(await room.ask(APPLY, { input: { chartId: id, update } }, viewer))

  test.each([
    ['noise', base64Of(Buffer.from('this is no update at all, but some text'))],
    ['bytes cut off', base64Of(encodeStateAsUpdate(new Doc()).slice(0, 1))],
    ['65 KiB', base64Of(Buffer.alloc(65 * 1024))],
    ['no base64', 'ä'],
  ])('%s is BAD_USER_INPUT', async (_name, update) => {
    expect(await codes(update)).toEqual(['BAD_USER_INPUT'])
    expect(await peer.send(peer.set(titled('Next')))).toMatchObject({ chart: { version: 2, title: 'Next' } })
  })

  test('an update of the second encoding does nothing', async () => {
    peer.set(titled('Second'))
    const response = await room.ask(APPLY, {
      input: { chartId: id, update: base64Of(encodeStateAsUpdateV2(peer.doc)) },
    })
    expect(codesOf(response)).toEqual(['BAD_USER_INPUT'])
    expect(await chart()).toMatchObject({ version: 1 })
  })

  test('one that builds on what the server does not have is a conflict, and not kept', async () => {
    peer.set(titled('Lost'))
    const outcome = await peer.send(peer.set(titled('Next')))
    expect(outcome).toMatchObject({ __typename: 'EditConflict', chart: { version: 1, document: expect.any(String) } })
    expect(outcome.message).toContain('Take its document anew')
    expect(await chart()).toMatchObject({ version: 1 })
  })

  test('one in the name of the server is a conflict', async () => {
    peer.doc.clientID = 1
    expect((await peer.send(peer.set(titled('Forged')))).__typename).toBe('EditConflict')
    expect(await chart()).toMatchObject({ version: 1 })
  })

  test('strangers, readers and nobody send none', async () => {
    const update = base64Of(peer.set(titled('Mine')))
    expect(await codes(update, room.stranger)).toEqual(['NOT_FOUND'])
    expect(await codes(update, room.reader)).toEqual(['FORBIDDEN'])
    expect(await codes(update, { kind: 'anonymous', id: '', workspaces: [] })).toEqual(['UNAUTHENTICATED'])
    expect(await chart()).toMatchObject({ version: 1 })
  })
})
