import { describe, expect, test } from '@jest/globals'
import { applyUpdate, type Doc, encodeStateAsUpdate, Map as YMap } from 'yjs'
import { type Change, encodeDocument, openDocument, readContent, readDocument, setPaths } from './chart-document.js'
import { isSpoiled, tried } from './trial.js'

const document = encodeDocument({
  title: 'Revenue',
  description: null,
  spec: { mark: 'bar', encoding: { x: { field: 'channel', sort: ['a', 'b'] }, y: { field: 'n' } } },
  query: { v: 1, limit: 5 },
})

/** Numbers that follow from a seed alone. */
function aRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647
    return state % below
  }
}

const MAKERS: readonly ((n: number) => readonly Change[])[] = [
  (n) => [{ path: '/title', value: `Title ${n}` }],
  (n) => [{ path: '/description', value: `Words ${n}` }],
  (n) => [{ path: '/spec/encoding/x', value: { field: `f${n}`, axis: { grid: n % 2 === 0, title: null } } }],
  (n) => [{ path: '/spec/encoding/x/axis/title', value: `Axis ${n}` }],
  (n) => [{ path: `/spec/annotations/${n % 3}`, value: { kind: 'line', at: n } }],
  (n) => [{ path: '/spec/layer', value: [{ mark: 'bar' }, { mark: { type: 'line', color: `c${n}` } }] }],
  () => [{ path: '/spec/layer/0', value: null }],
  () => [{ path: '/spec/encoding', value: null }],
  (n) => [
    { path: '/query/limit', value: n },
    { path: '/spec/height', value: n },
  ],
]

function edited(doc: Doc, changes: readonly Change[]): void {
  try {
    setPaths(doc, changes)
  } catch {
    // There is nothing to remove, or to lead into.
  }
}

/** The same edits of a document with and without what is tried in between. */
function withTrials(seed: number): readonly [plain: Doc, tries: Doc] {
  const random = aRandom(seed)
  const changes = () => MAKERS[random(MAKERS.length)]?.(random(100)) ?? []
  const [plain, tries, other] = [openDocument(document), openDocument(document), openDocument(document)]
  plain.clientID = tries.clientID = 7
  other.clientID = 5 + 4 * (seed % 2)
  for (let round = 0; round < 80; round += 1) {
    const theirs = openDocument(encodeStateAsUpdate(other))
    theirs.clientID = 1_000 + round
    for (let n = 0; n <= random(3); n += 1) edited(theirs, changes())
    const [own, update] = [changes(), encodeStateAsUpdate(theirs)]
    const before = encodeStateAsUpdate(tries)
    tried(tries, () => applyUpdate(tries, update))
    tried(tries, () => edited(tries, own))
    expect(encodeStateAsUpdate(tries)).toEqual(before)
    const made = changes()
    for (const doc of [plain, tries]) edited(doc, made)
    if (random(4) === 0) edited(other, changes())
    if (random(6) === 0) for (const doc of [plain, tries]) applyUpdate(doc, encodeStateAsUpdate(other))
    if (random(9) === 0) applyUpdate(other, encodeStateAsUpdate(plain))
  }
  return [plain, tries]
}

test.each([1, 2, 3, 4, 5, 6])(
  'what was tried on a document leaves no trace, whatever it was and whatever comes after (seed %d)',
  (seed) => {
    const [plain, tries] = withTrials(seed)
    expect(isSpoiled(tries)).toBe(false)
    expect(readContent(tries)).toEqual(readContent(plain))
    expect(encodeStateAsUpdate(tries)).toEqual(encodeStateAsUpdate(plain))
    expect(readDocument(encodeStateAsUpdate(tries))).toEqual(readContent(plain))
  },
)

describe('what is tried', () => {
  test('is there while it is looked at, and told to nobody', () => {
    const doc = openDocument(document)
    let told = 0
    doc.on('update', () => (told += 1))
    const seen = tried(doc, () => {
      setPaths(doc, [{ path: '/title', value: 'Tried' }])
      return readContent(doc)
    })
    expect(seen.title).toBe('Tried')
    expect(readContent(doc).title).toBe('Revenue')
    expect(told).toBe(0)
  })

  test('and fails half-way leaves no trace either', () => {
    const doc = openDocument(document)
    const before = encodeStateAsUpdate(doc)
    const half = [
      { path: '/spec/encoding/x', value: { field: 'half' } },
      { path: '/spec/nothing', value: null },
    ]
    expect(() => tried(doc, () => setPaths(doc, half))).toThrow('There is nothing at /spec/nothing')
    expect(encodeStateAsUpdate(doc)).toEqual(before)
    expect(isSpoiled(doc)).toBe(false)
  })

  test('and builds on what is not there does not wait for it', () => {
    const other = openDocument(document)
    const updates: Uint8Array[] = []
    other.on('update', (update: Uint8Array) => void updates.push(update))
    for (const value of ['One', 'Two']) setPaths(other, [{ path: '/title', value }])
    const doc = openDocument(document)
    const pending = tried(doc, () => {
      applyUpdate(doc, updates[1] ?? new Uint8Array())
      return doc.store.pendingStructs
    })
    expect(pending).not.toBeNull()
    expect(doc.store.pendingStructs).toBeNull()
    applyUpdate(doc, updates[0] ?? new Uint8Array())
    expect(readContent(doc).title).toBe('One')
  })

  test('leaves what waits for others waiting, though it could do with less', () => {
    const other = openDocument(document)
    const updates: Uint8Array[] = []
    other.on('update', (update: Uint8Array) => void updates.push(update))
    for (const value of ['One', 'Two', 'Three']) setPaths(other, [{ path: '/title', value }])
    const [one, two, three] = updates.map((update) => update)
    const doc = openDocument(document)
    applyUpdate(doc, three ?? document)
    const titleWith = (update = document) =>
      tried(doc, () => {
        applyUpdate(doc, update)
        return readContent(doc).title
      })
    expect(titleWith(two)).toBe('Revenue')
    expect(titleWith(one)).toBe('One')
    expect(titleWith(encodeStateAsUpdate(other))).toBe('Three')
    expect(readContent(doc).title).toBe('Revenue')
    for (const update of [one, two]) applyUpdate(doc, update ?? document)
    expect(readContent(doc).title).toBe('Three')
    expect(encodeStateAsUpdate(doc)).toEqual(encodeStateAsUpdate(other))
  })

  test.each<readonly [string, (doc: Doc) => void]>([
    [
      'a list',
      (doc) => {
        doc.getArray('list').push([1])
      },
    ],
    [
      'a text',
      (doc) => {
        doc.getText('text').insert(0, 'words')
      },
    ],
  ])('and is %s spoils the document', (_, act) => {
    const doc = openDocument(document)
    tried(doc, () => act(doc))
    expect(isSpoiled(doc)).toBe(true)
  })

  test('and is a root of its own is gone with it', () => {
    const doc = openDocument(document)
    tried(doc, () => void doc.getMap('other').set('key', new YMap()))
    expect([...doc.share.keys()]).not.toContain('other')
    expect(isSpoiled(doc)).toBe(false)
  })
})
