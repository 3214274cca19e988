import { differences, editDocument, encodeDocument, mergeJson, type RawContent, readDocument } from '@askchart/document'
import { describe, expect, test } from '@jest/globals'
import type { Json } from '@askchart/vocabulary'
import { takenBack, versionToRevert } from './history.js'

const content = {
  title: 'Revenue by channel',
  description: null,
  spec: {
    mark: { type: 'bar' },
    encoding: {
      x: { field: 'channel', type: 'nominal', sort: ['a', 'b'], axis: null },
      y: { field: 'n', type: 'quantitative' },
    },
  },
  query: { v: 1, dimensions: [{ column: 't.channel' }], measures: [{ aggregate: 'COUNT' }] },
} as const
const made = encodeDocument(content)

type Edit = readonly { readonly path: string; readonly value: Json }[]
const edit = (document: Uint8Array, changes: Edit) => editDocument(document, changes)

/** What is left after an edit, edits of others after it, and the first taken back. */
function afterUndo(first: Edit, ...others: readonly Edit[]): RawContent {
  const mine = edit(made, first)
  const now = others.reduce((document, changes) => edit(document, changes).document, mine.document)
  const current = readDocument(now)
  const changes = differences(current, takenBack(current, mine.changes))
  return readDocument(edit(now, changes).document)
}

describe('taking back an edit', () => {
  test.each<[string, Edit]>([
    ['a title', [{ path: '/title', value: 'Sales' }]],
    ['a description that was not there', [{ path: '/description', value: 'Words' }]],
    ['a look', [{ path: '/spec/mark/color', value: 'teal' }]],
    ['a look far below what was there', [{ path: '/spec/encoding/color/scale/scheme', value: 'dark2' }]],
    ['something removed', [{ path: '/spec/encoding/y', value: null }]],
    ['a null that was removed', [{ path: '/spec/encoding/x', value: { field: 'channel', type: 'nominal' } }]],
    ['a place of a list', [{ path: '/spec/encoding/x/sort/1', value: 'c' }]],
    ['a place taken from a list', [{ path: '/spec/encoding/x/sort/0', value: null }]],
    ['what was appended to a list', [{ path: '/spec/encoding/x/sort/-', value: 'c' }]],
    ['a whole root', [{ path: '/spec', value: { mark: 'line' } }]],
    ['a limit', [{ path: '/query/limit', value: 5 }]],
    [
      'a path set twice',
      [
        { path: '/title', value: 'One' },
        { path: '/title', value: 'Two' },
      ],
    ],
    [
      'layers in place of one unit',
      [
        { path: '/spec', value: { layer: [{ mark: 'bar' }, { mark: 'line' }] } },
        { path: '/spec/layer/1/mark', value: 'area' },
      ],
    ],
  ])('leaves what was before: %s', (_name, changes) => {
    expect(afterUndo(changes)).toEqual(content)
  })

  test('leaves what others changed since, on other paths and on the same', () => {
    const mine = [
      { path: '/title', value: 'Mine' },
      { path: '/spec/mark/color', value: 'teal' },
    ]
    const theirs = [
      { path: '/title', value: 'Theirs' },
      { path: '/description', value: 'Theirs too' },
    ]
    expect(afterUndo(mine, theirs)).toEqual({ ...content, title: 'Theirs', description: 'Theirs too' })
  })

  test('of an object leaves what others changed within it', () => {
    const mine = [{ path: '/spec/encoding/x', value: { field: 'region', type: 'nominal', title: 'Mine' } }]
    const theirs = [{ path: '/spec/encoding/x/title', value: 'Theirs' }]
    expect(afterUndo(mine, theirs).spec).toMatchObject({
      encoding: { x: { field: 'channel', sort: ['a', 'b'], title: 'Theirs' } },
    })
  })

  test('of what others took away brings nothing back', () => {
    const mine = [{ path: '/spec/encoding/y/title', value: 'Mine' }]
    const theirs = [{ path: '/spec/encoding/y', value: null }]
    expect(JSON.stringify(afterUndo(mine, theirs).spec)).not.toContain('"y"')
  })
})

describe('differences', () => {
  test('are the fewest paths, the query by its parts', () => {
    const after = {
      ...content,
      title: 'Sales',
      spec: { ...content.spec, mark: { type: 'bar', color: 'teal' } },
      query: { ...content.query, limit: 3, filter: { compare: { column: 't.a', operator: 'EQ', values: [1] } } },
    }
    expect(differences(content, after).map(({ path }) => path)).toEqual([
      '/title',
      '/query/limit',
      '/query/filter',
      '/spec/mark/color',
    ])
  })

  test('that bring a null set the object that holds it', () => {
    const y = { ...content.spec.encoding.y, axis: null }
    const after = { ...content, spec: { ...content.spec, encoding: { ...content.spec.encoding, y } } }
    expect(differences(content, after)).toEqual([
      { path: '/spec/encoding/y', value: y, previous: content.spec.encoding.y },
    ])
  })

  test('lead to what they tell apart, whatever stands in names', () => {
    const after = { ...content, spec: { mark: 'bar', 'a/b~c': { d: 1 }, encoding: {} } }
    expect(readDocument(edit(made, differences(content, after)).document)).toEqual(after)
  })
})

describe('which edit an undo and a redo take back', () => {
  const plain = (version: number) => ({ version, reverts: null })
  test.each([
    ['nothing was done', [], null, null],
    ['two edits', [plain(2), plain(5)], 5, null],
    ['an undo', [plain(2), plain(5), { version: 6, reverts: 5 }], 2, 6],
    ['two undoings', [plain(2), plain(5), { version: 6, reverts: 5 }, { version: 7, reverts: 2 }], null, 7],
    ['a redo', [plain(2), { version: 3, reverts: 2 }, { version: 4, reverts: 3 }], 4, null],
    [
      'a redo undone',
      [plain(2), { version: 3, reverts: 2 }, { version: 4, reverts: 3 }, { version: 5, reverts: 4 }],
      null,
      5,
    ],
    ['an edit after an undo', [plain(2), { version: 3, reverts: 2 }, plain(4)], 4, null],
  ])('after %s', (_name, own, undo, redo) => {
    expect([versionToRevert(own, 'UNDO'), versionToRevert(own, 'REDO')]).toEqual([undo, redo])
  })
})

test('three versions of an object merge key by key; of one that others replaced nothing comes back', () => {
  expect(mergeJson({ a: 1, b: 2 }, { a: 1, b: 3, c: 4 }, { a: 0, b: 2 })).toEqual({ a: 0, b: 3, c: 4 })
  expect(mergeJson({ a: 1 }, 'replaced', { a: 0 })).toBe('replaced')
  expect(mergeJson(undefined, { b: 1 }, { a: 1 })).toEqual({ b: 1 })
})
