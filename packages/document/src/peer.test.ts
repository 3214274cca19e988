import { expect, test } from '@jest/globals'
import { editDocument, encodeDocument, readDocument } from './chart-document.js'
import { ChartPeer } from './peer.js'

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

test('what is taken anew takes the place of all that was told before', () => {
  const peer = aPeer()
  peer.received(renamed(document, 'Revenue', 2))
  peer.retake({ document, version: 3 }, null)
  expect(readDocument(peer.told.document).title).toBe('Sales')
  expect(peer.told.version).toBe(3)
})
