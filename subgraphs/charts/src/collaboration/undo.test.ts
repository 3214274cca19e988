import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { z } from 'zod'
import { type ChartsRoom, codesOf, openChartsRoom } from '../../test/charts-room.js'
import { chartTopic } from './chart-topic.js'

let room: ChartsRoom
let colleague: Viewer
let id: string
beforeAll(async () => {
  room = await openChartsRoom()
  colleague = { ...room.owner, id: 'user_colleague' }
})
afterAll(() => room.stop())
beforeEach(async () => {
  room.world.down.clear()
  id = await room.aChart('Revenue')
})

const EDIT = 'mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }'
const STEP = (name: string): string => `mutation ($id: ID!) { ${name}(chartId: $id, clientId: "window-1") {
  __typename
  ... on ChartEdited { chart { version title description spec query } edit { version reverts clientId author { id } changes { path value previous } } }
  ... on NothingToUndo { message }
} }`
const edit = async (changes: readonly object[], viewer = room.owner, more: object = {}): Promise<void> => {
  const response = await room.ask(EDIT, { input: { chartId: id, changes, ...more } }, viewer)
  expect(response).toEqual({ data: { editChart: { __typename: 'ChartEdited' } } })
}
const step = async (name: 'undoChartEdit' | 'redoChartEdit', viewer = room.owner): Promise<unknown> =>
  (await room.answer(z.record(z.string(), z.unknown()), STEP(name), { id }, viewer))[name]
const undo = (viewer?: Viewer) => step('undoChartEdit', viewer)
const redo = (viewer?: Viewer) => step('redoChartEdit', viewer)
const NOTHING = { __typename: 'NothingToUndo' }

test('undo is one more edit, which restores what was before, and says so to whoever listens', async () => {
  await edit([
    { path: '/title', value: 'Sales' },
    { path: '/spec/mark/color', value: 'teal' },
  ])
  const heard = room.pubsub.subscribe(chartTopic(id))
  await heard.ready
  expect(await undo()).toMatchObject({
    __typename: 'ChartEdited',
    chart: { version: 3, title: 'Revenue', spec: { mark: { type: 'bar' } } },
    edit: {
      version: 3,
      reverts: 2,
      clientId: 'window-1',
      author: { id: room.owner.id },
      changes: [
        { path: '/title', value: 'Revenue', previous: 'Sales' },
        { path: '/spec/mark/color', value: null, previous: 'teal' },
      ],
    },
  })
  expect((await heard.next()).value).toMatchObject({ edit: { version: 3 } })
  await heard.return?.()
})

test('edits are undone one by one, and redone one by one, until one edits anew', async () => {
  for (const value of ['A', 'B', 'C']) await edit([{ path: '/title', value }])
  expect(await undo()).toMatchObject({ chart: { title: 'B' } })
  expect(await undo()).toMatchObject({ chart: { title: 'A' } })
  expect(await undo()).toMatchObject({ chart: { title: 'Revenue' } })
  expect(await undo()).toEqual({ ...NOTHING, message: 'There is nothing of yours to undo in this chart.' })
  expect(await redo()).toMatchObject({ chart: { title: 'A' } })
  expect(await redo()).toMatchObject({ chart: { title: 'B' } })
  expect(await undo()).toMatchObject({ chart: { title: 'A' } })
  await edit([{ path: '/title', value: 'D' }])
  expect(await redo()).toEqual({ ...NOTHING, message: 'There is nothing of yours to redo in this chart.' })
  expect(await undo()).toMatchObject({ chart: { title: 'A', version: 12 } })
})

describe('what others did', () => {
  test('is not undone: everyone takes back their own', async () => {
    await edit([{ path: '/title', value: 'Mine' }])
    await edit([{ path: '/description', value: 'Theirs' }], colleague)
    expect(await undo()).toMatchObject({ chart: { title: 'Revenue', description: 'Theirs' } })
    expect(await undo(colleague)).toMatchObject({ chart: { title: 'Revenue', description: null } })
  })

  test('on the same path stays, and the rest is undone', async () => {
    await edit([
      { path: '/title', value: 'Mine' },
      { path: '/spec/mark/color', value: 'teal' },
    ])
    await edit([{ path: '/title', value: 'Theirs' }], colleague)
    expect(await undo()).toMatchObject({ chart: { title: 'Theirs', spec: { mark: { type: 'bar' } } } })
  })

  test('on all the paths leaves nothing to undo', async () => {
    await edit([{ path: '/title', value: 'Mine' }])
    await edit([{ path: '/title', value: 'Theirs' }], colleague)
    expect(await undo()).toEqual({ ...NOTHING, message: 'All that you changed then was changed again since.' })
  })

  test('that builds on it keeps it', async () => {
    await edit([
      { path: '/query/dimensions', value: [{ column: 'orders.paid' }] },
      { path: '/spec/encoding/x/field', value: 'paid' },
    ])
    await edit([{ path: '/spec/encoding/color', value: { field: 'paid', type: 'nominal' } }], colleague)
    expect(await undo()).toEqual({
      ...NOTHING,
      message: 'This cannot be taken back by itself: what was changed since builds on it.',
    })
  })
})

test('an undone query is looked at by analytics again', async () => {
  await edit([{ path: '/query/limit', value: 5 }])
  room.world.queries.length = 0
  expect(await undo()).toMatchObject({ chart: { query: { v: 1 } } })
  expect(room.world.queries).toHaveLength(1)
})

test('who made the chart cannot undo that', async () => {
  expect(await undo()).toMatchObject(NOTHING)
})

test('ten undoings at once take back ten edits, and no edit twice', async () => {
  for (let edits = 1; edits <= 10; edits += 1) await edit([{ path: '/title', value: `Title ${edits}` }])
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => undo()))
  const versions = z.array(z.object({ edit: z.object({ version: z.number() }) })).parse(outcomes)
  expect(new Set(versions.map((outcome) => outcome.edit.version)).size).toBe(10)
  expect(await undo()).toMatchObject(NOTHING)
})

test.each(['undoChartEdit', 'redoChartEdit'])('%s is not for strangers, readers and nobody', async (name) => {
  await edit([{ path: '/title', value: 'Mine' }])
  const asked = (viewer: Viewer) => room.ask(STEP(name), { id }, viewer)
  expect(codesOf(await asked(room.stranger))).toEqual(['NOT_FOUND'])
  expect(codesOf(await asked(room.reader))).toEqual(['FORBIDDEN'])
  expect(codesOf(await asked({ kind: 'anonymous', id: '', workspaces: [] }))).toEqual(['UNAUTHENTICATED'])
})
