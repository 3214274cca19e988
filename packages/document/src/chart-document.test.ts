import { describe, expect, test } from '@jest/globals'
import type { Json } from '@askchart/vocabulary'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { editDocument, encodeDocument, readDocument } from './chart-document.js'
import { PathProblem } from './chart-path.js'

const content = {
  title: 'Revenue by channel',
  description: null,
  spec: {
    mark: 'bar',
    encoding: { x: { field: 'channel', type: 'nominal', sort: ['a', 'b'] }, y: { field: 'n', type: 'quantitative' } },
  },
  query: { v: 1, dimensions: [{ column: 't.channel' }], measures: [{ aggregate: 'COUNT' }] },
} as const
const document = encodeDocument(content)
const layered = encodeDocument({ ...content, spec: { layer: [{ mark: 'bar' }, { mark: 'line' }] } })

const set = (path: string, value: Json, on = document) => editDocument(on, [{ path, value }])
const specAfter = (path: string, value: Json, on = document) => set(path, value, on).content.spec

/** Two edits made apart, merged in both orders. */
function merged(on: Uint8Array, ...edits: readonly { path: string; value: Json }[]) {
  const updates = edits.map((edit) => editDocument(on, [edit]).update)
  const merge = (order: readonly Uint8Array[]) => {
    const doc = new Doc()
    for (const update of [on, ...order]) applyUpdate(doc, update)
    return readDocument(encodeStateAsUpdate(doc))
  }
  expect(merge([...updates].reverse())).toEqual(merge(updates))
  return merge(updates)
}

test('a document says what it was made of', () => {
  expect(readDocument(document)).toEqual(content)
  expect(readDocument(layered).spec).toEqual({ layer: [{ mark: 'bar' }, { mark: 'line' }] })
})

describe('a path', () => {
  test('sets, and tells what was there', () => {
    const { content: after, changes } = set('/title', 'Sales')
    expect(after.title).toBe('Sales')
    expect(changes).toEqual([{ path: '/title', value: 'Sales', previous: 'Revenue by channel' }])
    expect(readDocument(document).title).toBe('Revenue by channel')
  })

  test('makes what is between', () => {
    expect(specAfter('/spec/encoding/color/scale/scheme', 'dark2')).toMatchObject({
      encoding: { x: { field: 'channel' }, color: { scale: { scheme: 'dark2' } } },
    })
  })

  test('removes with null', () => {
    expect(specAfter('/spec/encoding/y', null)).toEqual({ mark: 'bar', encoding: { x: content.spec.encoding.x } })
  })

  test('gives a mark known by name its looks', () => {
    expect(specAfter('/spec/mark/color', '#ff0000')).toMatchObject({ mark: { type: 'bar', color: '#ff0000' } })
  })

  test('replaces a place of a list, appends to it and takes from it', () => {
    const sortAfter = (path: string, value: Json) => JSON.stringify(specAfter(path, value))
    expect(sortAfter('/spec/encoding/x/sort/1', 'c')).toContain('"sort":["a","c"]')
    expect(sortAfter('/spec/encoding/x/sort/-', 'c')).toContain('"sort":["a","b","c"]')
    expect(sortAfter('/spec/encoding/x/sort/0', null)).toContain('"sort":["b"]')
    expect(set('/query/dimensions/0/column', 't.region').content.query).toMatchObject({
      dimensions: [{ column: 't.region' }],
    })
  })

  test('replaces a whole root', () => {
    expect(specAfter('/spec', { mark: 'line' })).toEqual({ mark: 'line' })
    expect(set('/description', 'Words').content.description).toBe('Words')
    expect(set('/description', null, set('/description', 'Words').document).content.description).toBeNull()
  })

  test('reaches into layers, adds one and takes one away', () => {
    expect(specAfter('/spec/layer/1/mark/color', 'red', layered)).toEqual({
      layer: [{ mark: 'bar' }, { mark: { type: 'line', color: 'red' } }],
    })
    expect(specAfter('/spec/layer/2', { mark: 'rule' }, layered)).toEqual({
      layer: [{ mark: 'bar' }, { mark: 'line' }, { mark: 'rule' }],
    })
    expect(specAfter('/spec/layer/0', null, layered)).toEqual({ layer: [{ mark: 'line' }] })
    expect(specAfter('/spec/layer', [{ mark: 'area' }], layered)).toEqual({ layer: [{ mark: 'area' }] })
  })

  test.each([
    ['/nothing/here', 1],
    ['spec/mark', 'bar'],
    ['', 1],
    ['/title/first', 'x'],
    ['/spec/__proto__/a', 1],
    ['/spec/encoding/x/field/deep', 1],
    ['/spec/encoding/x/sort/7', 'x'],
    ['/spec/encoding/x/sort/first', 'x'],
    ['/spec', 'bar'],
    ['/query', null],
    [`/spec${'/a'.repeat(40)}`, 1],
    ['/spec/~', 1],
    ['/spec/~2', 1],
  ])('that leads nowhere is told: %s', (path, value) => {
    expect(() => set(path, value)).toThrow(PathProblem)
  })

  test.each([
    '/description',
    '/spec/nothing',
    '/spec/encoding/color/scale',
    '/spec/encoding/x/sort/2',
    '/spec/encoding/x/sort/-',
    '/spec/mark/color',
    '/spec/constructor/prototype/x',
    '/query/dimensions/0/bin/step',
  ])('that holds nothing has nothing to remove: %s', (path) => {
    expect(() => set(path, null)).toThrow(`There is nothing at ${path} that could be removed.`)
  })

  test('past the last layer has nothing to remove', () => {
    expect(() => set('/spec/layer/2', null, layered)).toThrow('There is nothing at /spec/layer/2')
  })

  test('removes a null that is there', () => {
    const withNull = set('/spec/encoding/x', { field: 'channel', axis: null }).document
    expect(specAfter('/spec/encoding/x/axis', null, withNull)).toMatchObject({ encoding: { x: { field: 'channel' } } })
    expect(JSON.stringify(specAfter('/spec/encoding/x/axis', null, withNull))).not.toContain('axis')
  })
})

describe('edits made apart', () => {
  test('of different paths both hold', () => {
    const after = merged(
      document,
      { path: '/spec/encoding/x/title', value: 'X' },
      { path: '/spec/encoding/y/title', value: 'Y' },
    )
    expect(after.spec).toMatchObject({ encoding: { x: { title: 'X' }, y: { title: 'Y' } } })
  })

  test('of different layers both hold, and so do two that are added', () => {
    const after = merged(
      layered,
      { path: '/spec/layer/0/mark', value: 'area' },
      { path: '/spec/layer/1/mark', value: 'rule' },
    )
    expect(after.spec).toEqual({ layer: [{ mark: 'area' }, { mark: 'rule' }] })
    const added = merged(
      layered,
      { path: '/spec/layer/2', value: { mark: 'rule' } },
      { path: '/spec/layer/2', value: { mark: 'tick' } },
    )
    expect(JSON.stringify(added.spec)).toMatch(/rule.*tick|tick.*rule/)
  })

  test('of the same path come out the same for all', () => {
    const { title } = merged(document, { path: '/title', value: 'One' }, { path: '/title', value: 'Two' })
    expect(['One', 'Two']).toContain(title)
  })
})

test('an edit without changes is an update that changes nothing', () => {
  const { update, content: after } = editDocument(document, [])
  const doc = new Doc()
  applyUpdate(doc, document)
  applyUpdate(doc, update)
  expect(readDocument(encodeStateAsUpdate(doc))).toEqual(after)
})

describe('annotations', () => {
  const line = { kind: 'line', axis: 'y', at: 5 } as const
  const note = { kind: 'note', text: 'Here', x: 'a' } as const

  test('of two people who each write the first one are both there', () => {
    const after = merged(
      document,
      { path: '/spec/annotations/a', value: line },
      { path: '/spec/annotations/b', value: note },
    )
    expect(after.spec).toEqual({ ...content.spec, annotations: { a: line, b: note } })
  })

  test('are told, changed in part, removed, and gone with the last', () => {
    const one = set('/spec/annotations/a', line)
    expect(one.changes).toEqual([{ path: '/spec/annotations/a', value: line, previous: null }])
    const labelled = set('/spec/annotations/a/label', 'Target', one.document)
    expect(labelled.content.spec).toMatchObject({ annotations: { a: { ...line, label: 'Target' } } })
    const none = set('/spec/annotations/a', null, labelled.document)
    expect(none.content.spec).toEqual(content.spec)
    expect(() => set('/spec/annotations/a', null, none.document)).toThrow(PathProblem)
  })

  test('are set all at once, with the spec or without', () => {
    const all = set('/spec/annotations', { a: line, b: note })
    expect(all.content.spec).toMatchObject({ annotations: { a: line, b: note } })
    expect(set('/spec/annotations', { b: note }, all.document).content.spec).toEqual({
      ...content.spec,
      annotations: { b: note },
    })
    expect(set('/spec', { mark: 'bar', annotations: { b: note } }, all.document).content.spec).toEqual({
      mark: 'bar',
      annotations: { b: note },
    })
    expect(readDocument(encodeDocument({ ...content, spec: { mark: 'bar', annotations: { a: line } } })).spec).toEqual({
      mark: 'bar',
      annotations: { a: line },
    })
    expect(() => set('/spec/annotations', [line])).toThrow(PathProblem)
  })
})
