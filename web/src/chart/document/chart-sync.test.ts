import { ChartPeer, encodeDocument, type ToldEdit } from '@askchart/document'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ChartSync } from './chart-sync.js'
import type { Taken } from './transport.js'

const before = Object.getOwnPropertyDescriptor(globalThis, 'window')
beforeAll(() => void Object.defineProperty(globalThis, 'window', { configurable: true, value: new EventTarget() }))
afterAll(() => {
  if (before) Object.defineProperty(globalThis, 'window', before)
  else Reflect.deleteProperty(globalThis, 'window')
})

/** A server with one chart, which others edit. */
function aServer() {
  const document = encodeDocument({ title: 'One', description: null, spec: { mark: 'bar' }, query: { v: 1 } })
  const peer = new ChartPeer({ document, version: 1, clientId: 'another', newKey: () => 'key' })
  return {
    taken: (): Taken => ({ kind: 'taken', ...peer.told }),
    /** An edit as it is told to those who listen. */
    renames: (title: string): ToldEdit => {
      peer.edit([{ path: '/title', value: title }])
      const { key = '', update = new Uint8Array() } = peer.next() ?? {}
      const told = { version: peer.version + 1, follows: peer.version, update }
      peer.acknowledged(key, [told])
      return told
    },
  }
}

/** The document of its chart in a window; `answers` says what comes of each time that it is asked for. */
function aWindow(answers: readonly (() => Taken | Promise<Taken>)[]) {
  const asked = [...answers]
  const sync = new ChartSync({
    chartId: 'chart_1',
    viewerId: 'ada',
    windowId: 'window',
    transport: {
      take: () => Promise.resolve(asked.shift()?.() ?? { kind: 'later' }),
      send: () => Promise.resolve({ kind: 'later' }),
    },
    store: { takeOver: () => Promise.resolve({ pending: [], early: [] }), keep: () => Promise.resolve() },
    keeping: {
      document: () => Promise.resolve(null),
      keepDocument: () => Promise.resolve(),
      keepEdit: () => Promise.resolve(false),
    },
    onLost: () => undefined,
  })
  const at = async (version: number): Promise<unknown> => {
    for (let turns = 0; turns < 1_000 && sync.state().version !== version; turns += 1)
      await new Promise((resolve) => setImmediate(resolve))
    expect(sync.state().version).toBe(version)
    return sync.state().content?.title
  }
  sync.open()
  return { sync, at, asked }
}

test('what is heard while the document is on its way is in it once it is there', async () => {
  const server = aServer()
  const taken = server.taken()
  let arrives: (taken: Taken) => void = () => undefined
  const { sync, at, asked } = aWindow([() => new Promise((resolve) => (arrives = resolve)), () => server.taken()])
  while (asked.length === 2) await new Promise((resolve) => setImmediate(resolve))
  sync.heard(server.renames('Two'))
  arrives(taken)
  expect(await at(2)).toBe('Two')
  expect(asked).toHaveLength(1)
})

test('an edit that was lost on its way is asked for as soon as the next one is heard', async () => {
  const server = aServer()
  const { sync, at, asked } = aWindow([() => server.taken(), () => server.taken()])
  await at(1)
  server.renames('Lost')
  sync.heard(server.renames('Three'))
  expect(await at(3)).toBe('Three')
  expect(asked).toHaveLength(0)
})
