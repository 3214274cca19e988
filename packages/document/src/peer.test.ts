import { expect, test } from '@jest/globals'
import { decodeUpdate } from 'yjs'
import { editDocument, encodeDocument, readDocument, readUpdates } from './chart-document.js'
import { ChartPeer, MOST_BYTES, SPLIT_BYTES } from './peer.js'

const document = encodeDocument({ title: 'Sales', description: null, spec: { mark: 'bar' }, query: { v: 1 } })

function aPeer(): ChartPeer {
  let key = 0
  return new ChartPeer({ document, version: 1, clientId: 'window', newKey: () => `key ${(key += 1)}` })
}

/** Somebody's edit of the title, as the server tells it. */
const renamed = (on: Uint8Array, value: string, version: number) => ({
  version,
  follows: version - 1,
  update: editDocument(on, [{ path: '/title', value }]).update,
})

test('what the server told is without what is pending, and with all that others did', () => {
  const peer = aPeer()
  peer.edit([{ path: '/spec/mark', value: 'line' }])
  peer.received(renamed(document, 'Revenue', 2))
  expect(peer.content).toMatchObject({ title: 'Revenue', spec: { mark: 'line' } })
  expect(readDocument(peer.told.document)).toMatchObject({ title: 'Revenue', spec: { mark: 'bar' } })
  expect(peer.told.version).toBe(2)
})

test('another peer goes on from it with what was pending, and both come to the same', () => {
  const first = aPeer()
  first.edit([{ path: '/spec/mark', value: 'line' }])
  first.received(renamed(document, 'Revenue', 2))
  const again = new ChartPeer({ ...first.told, clientId: 'next', newKey: () => 'next', pending: first.pending })
  expect(again.content).toEqual(first.content)
  expect(again.pending.map(({ key }) => key)).toEqual(['key 1'])
  const [edit] = again.pending
  again.acknowledged('key 1', edit ? [{ version: 3, follows: 2, update: edit.update }] : [])
  expect(readDocument(again.told.document)).toMatchObject({ title: 'Revenue', spec: { mark: 'line' } })
})

test('has every edit up to a version whatever order they come in, and none beyond what is missing', () => {
  const peer = aPeer()
  const [two, three, four] = [2, 3, 4].map((version) => renamed(document, `Version ${version}`, version))
  const heard = [four, three, four, two].map((edit) => {
    if (edit) peer.received(edit)
    return peer.version
  })
  expect(heard).toEqual([1, 1, 1, 4])
  const again = aPeer()
  if (three) again.received(three)
  again.received({ version: 5, follows: 0, update: document })
  expect(again.version).toBe(5)
})

test('what is taken anew takes the place of all that was told before', () => {
  const peer = aPeer()
  peer.received(renamed(document, 'Revenue', 2))
  peer.retake({ document, version: 3 }, null)
  expect(readDocument(peer.told.document).title).toBe('Sales')
  expect(peer.told.version).toBe(3)
})

/** The Yjs peers who wrote an update. */
const writersOf = (update: Uint8Array) => new Set(decodeUpdate(update).structs.map(({ id }) => id.client))

test('an edit that cannot be made changes nothing, and those after it are written by the same Yjs peer', () => {
  const peer = aPeer()
  peer.edit([{ path: '/title', value: 'One' }])
  const before = peer.content
  const bad = () =>
    peer.edit([
      { path: '/title', value: 'Half' },
      { path: '/spec/nothing', value: null },
    ])
  expect(bad).toThrow('nothing at /spec/nothing')
  expect(() => peer.edit([{ path: '/description', value: 'x'.repeat(MOST_BYTES) }])).toThrow('too large')
  expect(peer.content).toEqual(before)
  const theirs = renamed(document, 'Theirs', 2)
  peer.received(theirs)
  peer.edit([{ path: '/title', value: 'Two' }])
  expect(peer.content).toMatchObject({ title: 'Two', description: null })
  expect(peer.pending.map(({ changes }) => changes)).toEqual([
    [{ path: '/title', value: 'One' }],
    [{ path: '/title', value: 'Two' }],
  ])
  const [one, two] = peer.pending.map(({ update }) => writersOf(update))
  expect(two).toEqual(one)
  const updates = [document, theirs.update, ...peer.pending.map(({ update }) => update)]
  expect(readUpdates(updates)).toEqual(peer.content)
})

test('a large edit goes in parts, each on the one before it', () => {
  const peer = aPeer()
  const text = 'x'.repeat(SPLIT_BYTES / 2)
  const changes = ['a', 'b', 'c'].map((key) => ({ path: `/spec/${key}`, value: text }))
  peer.edit(changes)
  expect(peer.pending.flatMap((edit) => edit.changes)).toEqual(changes)
  expect(peer.pending.length).toBeGreaterThan(1)
  for (const { update } of peer.pending) expect(update.length).toBeLessThanOrEqual(SPLIT_BYTES)
  expect(readUpdates([document, ...peer.pending.map(({ update }) => update)])).toEqual(peer.content)
})
