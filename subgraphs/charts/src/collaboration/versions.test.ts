import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { z } from 'zod'
import { bars, type ChartsRoom, codesOf, openChartsRoom, query } from '../../test/charts-room.js'
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
  id = await room.aChart('Revenue')
})

const EDIT = 'mutation ($input: EditChartInput!) { editChart(input: $input) { __typename } }'
const RESTORE = `mutation ($id: ID!, $version: Int!) { restoreChartVersion(chartId: $id, version: $version, clientId: "window-1") {
  __typename
  ... on ChartEdited { chart { version title description spec query } edit { version restores reverts clientId author { id } } }
  ... on InvalidSpec { issues { path } }
} }`
const AT = `query ($id: ID!, $version: Int!) { chart(id: $id) { atVersion(version: $version) { version title description spec query } } }`
const UNDO = 'mutation ($id: ID!) { undoChartEdit(chartId: $id) { ... on ChartEdited { chart { title version } } } }'

const edit = async (changes: readonly object[], viewer = room.owner): Promise<void> => {
  const response = await room.ask(EDIT, { input: { chartId: id, changes } }, viewer)
  expect(response).toEqual({ data: { editChart: { __typename: 'ChartEdited' } } })
}
const answered = z.record(z.string(), z.unknown())
const restore = async (version: number, viewer = room.owner): Promise<unknown> =>
  (await room.answer(answered, RESTORE, { id, version }, viewer))['restoreChartVersion']
const at = (version: number, viewer = room.owner) => room.ask(AT, { id, version }, viewer)
const original = { title: 'Revenue', description: null, spec: bars, query }

/** Version 2 by the owner, version 3 by a colleague. */
async function threeVersions(): Promise<void> {
  await edit([
    { path: '/title', value: 'Sales' },
    { path: '/spec/mark/color', value: 'teal' },
  ])
  await edit(
    [
      { path: '/description', value: 'By channel' },
      { path: '/query/limit', value: 3 },
      { path: '/spec/mark/color', value: null },
    ],
    colleague,
  )
}

test('every version can be looked at as it was', async () => {
  await threeVersions()
  const second = { ...original, title: 'Sales', spec: { ...bars, mark: { type: 'bar', color: 'teal' } } }
  const third = { ...original, title: 'Sales', description: 'By channel', query: { ...query, limit: 3 } }
  expect(await at(1)).toEqual({ data: { chart: { atVersion: { version: 1, ...original } } } })
  expect(await at(2)).toEqual({ data: { chart: { atVersion: { version: 2, ...second } } } })
  expect(await at(3)).toEqual({ data: { chart: { atVersion: { version: 3, ...third } } } })
})

test('a version that there is not is told, with those that there are', async () => {
  await threeVersions()
  for (const version of [0, 4, -1]) {
    const { errors = [] } = await at(version)
    expect(errors).toMatchObject([
      {
        message: `This chart has the versions 1 to 3; there is no ${version}.`,
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
    expect(codesOf(await room.ask(RESTORE, { id, version }))).toEqual(['BAD_USER_INPUT'])
  }
})

test('restoring is one more edit, which whoever listens hears of', async () => {
  await threeVersions()
  const heard = room.pubsub.subscribe(chartTopic(id))
  await heard.ready
  expect(await restore(1, colleague)).toMatchObject({
    __typename: 'ChartEdited',
    chart: { version: 4, ...original },
    edit: { version: 4, restores: 1, reverts: null, clientId: 'window-1', author: { id: colleague.id } },
  })
  expect((await heard.next()).value).toMatchObject({ edit: { version: 4, restores: 1 } })
  await heard.return?.()
  expect(await restore(3)).toMatchObject({ chart: { version: 5, title: 'Sales', description: 'By channel' } })
})

test('what was restored can be undone like any edit', async () => {
  await threeVersions()
  await restore(1)
  expect(await room.ask(UNDO, { id })).toEqual({ data: { undoChartEdit: { chart: { title: 'Sales', version: 5 } } } })
})

test('a chart that says it already is left alone', async () => {
  await threeVersions()
  await restore(1)
  expect(await restore(1)).toMatchObject({ chart: { version: 4 }, edit: { version: 4, restores: 1 } })
  expect(await restore(4)).toMatchObject({ chart: { version: 4 } })
})

test('while the data cannot be reached, a version with another query can be looked at and not restored', async () => {
  await threeVersions()
  await edit([{ path: '/query/limit', value: 2 }])
  room.world.down.add('analytics')
  expect(codesOf(await room.ask(RESTORE, { id, version: 1 }))).toEqual(['UNAVAILABLE'])
  room.world.down.clear()
  expect(await at(4)).toMatchObject({ data: { chart: { atVersion: { query: { limit: 2 } } } } })
  expect(await restore(1)).toMatchObject({ chart: { version: 5 } })
})

test('strangers see no version; readers look at them and restore none', async () => {
  await threeVersions()
  expect(await at(1, room.stranger)).toMatchObject({ data: { chart: null } })
  expect(codesOf(await room.ask(RESTORE, { id, version: 1 }, room.stranger))).toEqual(['NOT_FOUND'])
  expect(await at(1, room.reader)).toMatchObject({ data: { chart: { atVersion: { version: 1 } } } })
  expect(codesOf(await room.ask(RESTORE, { id, version: 1 }, room.reader))).toEqual(['FORBIDDEN'])
})
