import { readDocument } from '@askchart/document'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import { z } from 'zod'
import { type ChartsRoom, codesOf, openChartsRoom } from '../../test/charts-room.js'

let room: ChartsRoom
let id: string
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())
beforeEach(async () => {
  room.world.down.clear()
  id = await room.aChart('Revenue')
  room.world.queries.length = 0
})

const EDIT = `mutation ($input: EditChartInput!) { editChart(input: $input) {
  __typename
  ... on ChartEdited { chart { version title spec query } edit { version clientId author { id } at changes { path value previous } chart { version } } }
  ... on InvalidSpec { message issues { path message } }
  ... on EditConflict { message chart { version title } }
} }`
const edited = z.object({
  editChart: z.looseObject({
    __typename: z.string(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    edit: z.looseObject({ version: z.number() }).optional(),
  }),
})
interface Change {
  readonly path: string
  readonly value?: unknown
}
const edit = async (changes: readonly Change[], more: Record<string, unknown> = {}) =>
  (await room.answer(edited, EDIT, { input: { chartId: id, changes, ...more } })).editChart
const chart = async () =>
  (
    await room.answer(
      z.object({ chart: z.looseObject({ version: z.number() }) }),
      'query ($id: ID!) { chart(id: $id) { version title description spec query } }',
      { id },
    )
  ).chart

test('an edit sets paths as the next version, and says what was there', async () => {
  const changes = [
    { path: '/title', value: 'Sales' },
    { path: '/spec/mark/color', value: '#c23b52' },
    { path: '/spec/encoding/y', value: { field: 'sum_revenue', type: 'quantitative', title: 'Sales' } },
    { path: '/description', value: 'By channel' },
  ]
  expect(await edit(changes, { clientId: 'window-1' })).toMatchObject({
    __typename: 'ChartEdited',
    chart: { version: 2, title: 'Sales', spec: { mark: { type: 'bar', color: '#c23b52' } } },
    edit: {
      version: 2,
      clientId: 'window-1',
      author: { id: room.owner.id },
      chart: { version: 2 },
      changes: [
        { path: '/title', value: 'Sales', previous: 'Revenue' },
        { path: '/spec/mark/color', value: '#c23b52', previous: null },
        { path: '/spec/encoding/y', previous: { field: 'sum_revenue', type: 'quantitative' } },
        { path: '/description', value: 'By channel', previous: null },
      ],
    },
  })
  expect(await chart()).toMatchObject({ version: 2, title: 'Sales', description: 'By channel' })
})

test('null, or no value, removes', async () => {
  await edit([{ path: '/spec/mark/color', value: 'teal' }])
  await edit([{ path: '/spec/mark/color', value: null }])
  expect(await chart()).toMatchObject({ spec: { mark: { type: 'bar' } } })
  await edit([{ path: '/spec/encoding/x/title', value: 'X' }])
  expect(await edit([{ path: '/spec/encoding/x/title' }])).toMatchObject({
    chart: { spec: { encoding: { x: { field: 'channel', type: 'nominal' } } } },
  })
})

test('bars become a pie, and a pie becomes coloured', async () => {
  const outcome = await edit([
    { path: '/spec/mark/type', value: 'arc' },
    { path: '/spec/encoding/theta', value: { field: 'sum_revenue', type: 'quantitative' } },
    { path: '/spec/encoding/color', value: { field: 'channel', type: 'nominal' } },
    { path: '/spec/encoding/x', value: null },
    { path: '/spec/encoding/y', value: null },
  ])
  expect(outcome.__typename).toBe('ChartEdited')
  const coloured = await edit([{ path: '/spec/encoding/color/scale/scheme', value: 'dark2' }])
  expect(coloured.__typename).toBe('ChartEdited')
})

describe('what would not draw is refused, with the path and why', () => {
  test.each<[string, Change, string]>([
    ['a path of nothing', { path: '/nothing', value: 1 }, '/nothing'],
    ['a part of a text', { path: '/title/0', value: 'x' }, '/title/0'],
    ['no title', { path: '/title', value: null }, '/title'],
    ['a title that is no text', { path: '/title', value: { text: 'x' } }, '/title'],
    ['a mark that is none', { path: '/spec/mark/type', value: 'sparkle' }, '/spec/mark/type'],
    ['an arc without an angle', { path: '/spec/mark/type', value: 'arc' }, '/spec/encoding'],
    ['rows of its own', { path: '/spec/data/values', value: [] }, '/spec/data/values'],
    ['an address', { path: '/spec/mark/href', value: 'https://example.com' }, '/spec/mark/href'],
    ['a field that is not there', { path: '/spec/encoding/x/field', value: 'gone' }, '/spec/encoding/x/field'],
    ['a query with an unknown part', { path: '/query/sql', value: 'select 1' }, '/query/sql'],
    ['half a character', { path: '/title', value: '\ud800' }, '/title'],
    ['a mark without a type', { path: '/spec/mark/type', value: null }, '/spec/mark/type'],
    ['a channel without a field', { path: '/spec/encoding/x/field', value: null }, '/spec/encoding/x/field'],
    ['no data', { path: '/spec/data', value: null }, '/spec/data'],
    ['nothing to remove', { path: '/spec/nothing', value: null }, '/spec/nothing'],
    [
      'nothing to remove, deep down',
      { path: '/spec/constructor/prototype/x', value: null },
      '/spec/constructor/prototype/x',
    ],
    ['nothing to remove in a name', { path: '/spec/mark/type/x', value: null }, '/spec/mark/type/x'],
    ['half an escape', { path: '/spec/~', value: null }, '/spec/~'],
    ['an escape that is none', { path: '/spec/~2', value: 1 }, '/spec/~2'],
  ])('%s', async (_name, change, path) => {
    const outcome = await edit([{ path: '/description', value: 'kept apart' }, change])
    expect(outcome).toMatchObject({ __typename: 'InvalidSpec' })
    expect(outcome.issues?.[0]?.path).toBe(path)
    expect(outcome.issues?.[0]?.message.length).toBeGreaterThan(10)
    expect(await chart()).toMatchObject({ version: 1, description: null })
  })

  test('more than 64 KiB', async () => {
    const values = Array.from({ length: 900 }, (_, index) => `${index}${'x'.repeat(100)}`)
    const outcome = await edit([{ path: '/spec/encoding/x/sort', value: values }])
    expect(outcome.issues).toMatchObject([{ path: '/spec' }])
  })
})

describe('an edit of the query', () => {
  const limited = [{ path: '/query/limit', value: 5 }]

  test('is looked at by analytics, an edit of the spec is not', async () => {
    expect(await edit(limited)).toMatchObject({ chart: { query: { limit: 5 } } })
    expect(room.world.queries).toMatchObject([{ limit: 1 }])
    await edit([{ path: '/title', value: 'Again' }])
    expect(room.world.queries).toHaveLength(1)
  })

  test('that cannot run is refused where it is wrong', async () => {
    const outcome = await edit([{ path: '/query/measures/0/column', value: 'orders.nothing' }])
    expect(outcome.issues).toEqual([
      { path: '/query/measures/0/column', message: 'There is no column orders.nothing.' },
    ])
  })

  test('that takes a drawn column away is refused, unless the spec follows', async () => {
    const measure = { path: '/query/measures/0/aggregate', value: 'AVERAGE' }
    const refused = await edit([measure])
    expect(refused.issues).toMatchObject([{ path: '/spec/encoding/y/field' }])
    const followed = await edit([measure, { path: '/spec/encoding/y/field', value: 'average_revenue' }])
    expect(followed.__typename).toBe('ChartEdited')
  })

  test('waits for analytics: without it UNAVAILABLE, while the rest can still be edited', async () => {
    room.world.down.add('analytics')
    expect(codesOf(await room.ask(EDIT, { input: { chartId: id, changes: limited } }))).toEqual(['UNAVAILABLE'])
    expect((await edit([{ path: '/title', value: 'Still' }])).__typename).toBe('ChartEdited')
  })

  test('may bin, with the width its dataset has', async () => {
    const binned = (step: number) => [
      { path: '/query/dimensions', value: [{ column: 'orders.weight', bin: { maxBins: 10 } }] },
      { path: '/spec/encoding/x', value: { field: 'weight_bin', type: 'quantitative', bin: { binned: true, step } } },
    ]
    expect((await edit(binned(1e-5))).issues).toMatchObject([{ path: '/spec/encoding/x/bin/step' }])
    expect((await edit(binned(10))).__typename).toBe('ChartEdited')
    await edit([{ path: '/spec/encoding/x/bin', value: null }])
    expect((await edit([{ path: '/spec/encoding/x/bin', value: { binned: true, step: 10 } }])).__typename).toBe(
      'ChartEdited',
    )
  })
})

describe('editors at once', () => {
  test('who name a version that has passed are told, and nothing is changed', async () => {
    await edit([{ path: '/title', value: 'First' }])
    expect(await edit([{ path: '/title', value: 'Second' }], { baseVersion: 1 })).toMatchObject({
      __typename: 'EditConflict',
      chart: { version: 2, title: 'First' },
    })
    expect((await edit([{ path: '/title', value: 'Third' }], { baseVersion: 2 })).__typename).toBe('ChartEdited')
  })

  test('get a version each, and none is lost', async () => {
    const paths = Array.from({ length: 20 }, (_, index) => `/spec/encoding/y/axis/${index % 2 ? 'offset' : 'zindex'}`)
    const outcomes = await Promise.all(paths.map((path, index) => edit([{ path, value: index % 2 }])))
    const versions = outcomes.map((outcome) => outcome.edit?.version ?? 0).sort((a, b) => a - b)
    expect(versions).toEqual(Array.from({ length: 20 }, (_, index) => index + 2))
    expect(await chart()).toMatchObject({ version: 21, spec: { encoding: { y: { axis: { offset: 1, zindex: 0 } } } } })
  })

  test('one of whom asks ten times with one key, edits once', async () => {
    const same = { idempotencyKey: 'once' }
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => edit([{ path: '/title', value: 'Once' }], same)),
    )
    expect(new Set(outcomes.map((outcome) => outcome.edit?.version))).toEqual(new Set([2]))
    expect(await chart()).toMatchObject({ version: 2 })
  })
})

test('the log alone makes the chart again', async () => {
  await edit([{ path: '/title', value: 'One' }])
  await edit([{ path: '/spec/mark/color', value: 'teal' }])
  await edit([
    { path: '/spec/mark/color', value: null },
    { path: '/query/limit', value: 3 },
  ])
  const client = new pg.Client({ connectionString: room.databaseUrl })
  await client.connect()
  const { rows } = await client.query(
    'select version, update from charts.chart_edits where chart_id = $1 order by version',
    [id],
  )
  await client.end()
  const log = z.array(z.object({ version: z.number(), update: z.instanceof(Buffer) })).parse(rows)
  const doc = new Doc()
  for (const { update } of log) applyUpdate(doc, update)
  expect(log.map(({ version }) => version)).toEqual([1, 2, 3, 4])
  const { title, spec, query } = await chart()
  expect(readDocument(encodeStateAsUpdate(doc))).toEqual({ title, description: null, spec, query })
})

test('the history is told newest first, in pages', async () => {
  for (const value of ['B', 'C', 'D']) await edit([{ path: '/title', value }])
  const history = z.object({
    chart: z.object({
      history: z.object({
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string() }),
        edges: z.array(z.object({ node: z.object({ version: z.number() }) })),
      }),
    }),
  })
  const pageAfter = async (after: string | null) =>
    (
      await room.answer(
        history,
        'query ($id: ID!, $after: String) { chart(id: $id) { history(first: 2, after: $after) { pageInfo { hasNextPage endCursor } edges { node { version changes { value } } } } } }',
        { id, after },
      )
    ).chart.history
  const newest = await pageAfter(null)
  expect(newest.edges.map(({ node }) => node.version)).toEqual([4, 3])
  const oldest = await pageAfter(newest.pageInfo.endCursor)
  expect(oldest.edges.map(({ node }) => node.version)).toEqual([2, 1])
  expect(oldest.pageInfo.hasNextPage).toBe(false)
})

test.each([2147483648, 0, -1, 1.5])('the history has no cursor %d', async (version) => {
  const after = Buffer.from(JSON.stringify([version])).toString('base64url')
  const text = 'query ($id: ID!, $after: String) { chart(id: $id) { history(after: $after) { edges { cursor } } } }'
  expect(codesOf(await room.ask(text, { id, after }))).toEqual(['BAD_USER_INPUT'])
})

test.each([
  ['clientId', { clientId: '\ud800' }, 'clientId holds a null character or half a character.'],
  ['idempotencyKey', { idempotencyKey: 'k\udc00' }, 'idempotencyKey holds a null character or half a character.'],
])('half a character in %s is told as what it is', async (_name, more, message) => {
  const input = { chartId: id, changes: [{ path: '/title', value: 'x' }], ...more }
  const response = await room.ask(EDIT, { input })
  expect(codesOf(response)).toEqual(['BAD_USER_INPUT'])
  expect(response.errors?.[0]?.message).toBe(message)
})

test('strangers, readers and nobody edit nothing', async () => {
  const input = { chartId: id, changes: [{ path: '/title', value: 'Mine' }] }
  expect(codesOf(await room.ask(EDIT, { input }, room.stranger))).toEqual(['NOT_FOUND'])
  expect(codesOf(await room.ask(EDIT, { input }, room.reader))).toEqual(['FORBIDDEN'])
  expect(codesOf(await room.ask(EDIT, { input }, { kind: 'anonymous', id: '', workspaces: [] }))).toEqual([
    'UNAUTHENTICATED',
  ])
  expect(await chart()).toMatchObject({ version: 1 })
})

test.each([
  ['no changes', { changes: [] }],
  ['too many changes', { changes: Array.from({ length: 101 }, () => ({ path: '/title', value: 'x' })) }],
  ['a client of too long a name', { changes: [{ path: '/title', value: 'x' }], clientId: 'x'.repeat(201) }],
  ['a client of no name', { changes: [{ path: '/title', value: 'x' }], clientId: '' }],
])('%s is BAD_USER_INPUT', async (_name, more) => {
  expect(codesOf(await room.ask(EDIT, { input: { chartId: id, ...more } }))).toEqual(['BAD_USER_INPUT'])
})
