import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { Viewer } from '@askchart/service'
import { z } from 'zod'
import { type ChartsRoom, codesOf, openChartsRoom } from '../../test/charts-room.js'

let room: ChartsRoom
let id: string
beforeAll(async () => {
  room = await openChartsRoom()
})
afterAll(() => room.stop())
beforeEach(async () => {
  room.world.gone.clear()
  room.world.gone.add('orders.nothing')
  id = await room.aChart()
})

const REPLACE = `mutation ($input: ReplaceChartColumnsInput!) { replaceChartColumns(input: $input) {
  __typename
  ... on ChartEdited { chart { title spec query version } edit { version clientId changes { path } } }
  ... on InvalidSpec { message issues { path message } }
  ... on EditConflict { message chart { version } }
} }`
const UNDO = `mutation ($id: ID!) { undoChartEdit(chartId: $id) { __typename ... on ChartEdited { chart { query spec } }
  ... on NothingToUndo { message } } }`
const REDO = UNDO.replace('undoChartEdit', 'redoChartEdit')
const EDIT = `mutation ($input: EditChartInput!) { editChart(input: $input) {
  __typename ... on InvalidSpec { issues { path message } } } }`

type Replacements = readonly { readonly column: string; readonly by: string }[]
const CHANNEL: Replacements = [{ column: 'orders.channel', by: 'orders.paid' }]
const replaced = async (replacements: Replacements = CHANNEL, more: Record<string, unknown> = {}) => {
  const input = { chartId: id, replacements, ...more }
  const { replaceChartColumns } = await room.answer(z.object({ replaceChartColumns: z.unknown() }), REPLACE, { input })
  return replaceChartColumns
}

describe('a column is replaced', () => {
  test('in the query and wherever the spec draws it; all else stays', async () => {
    await room.ask(EDIT, {
      input: {
        chartId: id,
        changes: [
          { path: '/spec/mark/color', value: 'teal' },
          { path: '/spec/encoding/color', value: { field: 'channel', type: 'nominal' } },
          { path: '/query/orderBy', value: [{ by: 'channel', direction: 'ASCENDING' }] },
        ],
      },
    })
    expect(await replaced(CHANNEL, { clientId: 'window-1' })).toMatchObject({
      __typename: 'ChartEdited',
      chart: {
        title: 'Revenue',
        version: 3,
        query: {
          dimensions: [{ column: 'orders.paid' }],
          measures: [{ column: 'orders.revenue', aggregate: 'SUM' }],
          orderBy: [{ by: 'paid', direction: 'ASCENDING' }],
        },
        spec: {
          mark: { type: 'bar', color: 'teal' },
          encoding: { x: { field: 'paid' }, y: { field: 'sum_revenue' }, color: { field: 'paid' } },
        },
      },
      edit: { version: 3, clientId: 'window-1' },
    })
  })

  test('and the edit is undone and redone, though the column that comes back is gone', async () => {
    room.world.gone.add('orders.channel')
    expect(await replaced()).toMatchObject({ __typename: 'ChartEdited' })
    const step = z.object({ undoChartEdit: z.unknown() })
    expect((await room.answer(step, UNDO, { id })).undoChartEdit).toMatchObject({
      __typename: 'ChartEdited',
      chart: { query: { dimensions: [{ column: 'orders.channel' }] }, spec: { encoding: { x: { field: 'channel' } } } },
    })
    const redo = z.object({ redoChartEdit: z.unknown() })
    expect((await room.answer(redo, REDO, { id })).redoChartEdit).toMatchObject({
      chart: { query: { dimensions: [{ column: 'orders.paid' }] } },
    })
  })

  test('only once under one key, and only on the version that was seen', async () => {
    const first = await replaced(CHANNEL, { idempotencyKey: 'once' })
    expect(await replaced(CHANNEL, { idempotencyKey: 'once' })).toEqual(first)
    const back = [{ column: 'orders.paid', by: 'orders.channel' }]
    expect(await replaced(back, { baseVersion: 1 })).toMatchObject({
      __typename: 'EditConflict',
      chart: { version: 2 },
    })
  })

  test('not by what the data does not have, and not where the chart does not use it', async () => {
    expect(await replaced([{ column: 'orders.revenue', by: 'orders.nothing' }])).toMatchObject({
      __typename: 'InvalidSpec',
      issues: [{ path: '/query/measures/0/column', message: 'There is no column orders.nothing.' }],
    })
    expect(await replaced([{ column: 'orders.note', by: 'orders.paid' }])).toMatchObject({
      __typename: 'InvalidSpec',
      message: 'This chart does not use the column orders.note.',
    })
    room.world.gone.add('orders.revenue')
    // One of two that are gone does not make it drawable.
    expect(await replaced()).toMatchObject({ __typename: 'InvalidSpec' })
    expect(await replaced([...CHANNEL, { column: 'orders.revenue', by: 'orders.quantity' }])).toMatchObject({
      __typename: 'ChartEdited',
      chart: { spec: { encoding: { x: { field: 'paid' }, y: { field: 'sum_quantity' } } } },
    })
  })
})

describe('a metric is replaced', () => {
  const MARGIN = {
    chartId: '',
    changes: [
      { path: '/query/measures', value: [{ metric: 'margin' }] },
      { path: '/query/orderBy', value: [{ by: 'margin', direction: 'DESCENDING' }] },
      {
        path: '/spec/encoding/y',
        value: { field: 'margin', type: 'quantitative', title: 'Margin (kg)', axis: { format: '.1~%' } },
      },
      { path: '/spec/encoding/color', value: { field: 'margin', type: 'quantitative', title: 'What we keep' } },
      {
        path: '/spec/encoding/tooltip',
        value: [{ field: 'margin', type: 'quantitative', title: 'Margin', format: '.1%' }],
      },
    ],
  }
  const by = async (measure: Record<string, unknown>, more: Record<string, unknown> = {}) =>
    replaced([], { metrics: [{ metric: 'margin', by: measure }], ...more })

  beforeEach(async () => {
    const { data } = await room.ask(EDIT, { input: { ...MARGIN, chartId: id } })
    expect(data).toEqual({ editChart: { __typename: 'ChartEdited' } })
  })

  test('by an aggregate of a column, which the titles say then, but for what a person wrote; and back', async () => {
    expect(await by({ column: 'orders.weight', aggregate: 'AVERAGE' })).toMatchObject({
      __typename: 'ChartEdited',
      chart: {
        version: 3,
        query: {
          measures: [{ column: 'orders.weight', aggregate: 'AVERAGE' }],
          orderBy: [{ by: 'average_weight', direction: 'DESCENDING' }],
        },
        spec: {
          encoding: {
            y: { field: 'average_weight', title: 'Average weight', axis: { format: ',.2~f' } },
            color: { field: 'average_weight', title: 'What we keep' },
            tooltip: [{ field: 'average_weight', title: 'Average weight', format: ',.2~f' }],
          },
        },
      },
      edit: { version: 3 },
    })
    const step = z.object({ undoChartEdit: z.unknown() })
    expect((await room.answer(step, UNDO, { id })).undoChartEdit).toMatchObject({
      chart: {
        query: { measures: [{ metric: 'margin' }] },
        spec: { encoding: { y: { field: 'margin', title: 'Margin (kg)', axis: { format: '.1~%' } } } },
      },
    })
  })

  test('by another metric, or by the number of rows', async () => {
    const net = { query: { measures: [{ metric: 'net' }] }, spec: { encoding: { y: { field: 'net', title: 'Net' } } } }
    expect(await by({ metric: 'net' })).toMatchObject({ chart: net })
    const rows = { query: { measures: [{ aggregate: 'COUNT' }] }, spec: { encoding: { y: { field: 'count' } } } }
    const again = [{ metric: 'net', by: { aggregate: 'COUNT' } }]
    expect(await replaced([], { metrics: again })).toMatchObject({ chart: rows })
  })

  test('with a column in one edit', async () => {
    expect(await replaced(CHANNEL, { metrics: [{ metric: 'margin', by: { metric: 'net' } }] })).toMatchObject({
      chart: { version: 3, query: { dimensions: [{ column: 'orders.paid' }], measures: [{ metric: 'net' }] } },
    })
  })

  test('not where the chart does not use it', async () => {
    expect(await replaced([], { metrics: [{ metric: 'net', by: { aggregate: 'COUNT' } }] })).toMatchObject({
      __typename: 'InvalidSpec',
      message: 'This chart does not use the metric "net".',
    })
  })

  test.each<[string, Record<string, unknown>]>([
    ['nothing', {}],
    ['a column without an aggregate', { column: 'orders.weight' }],
    ['an aggregate of nothing', { aggregate: 'SUM' }],
    ['a metric and a column', { metric: 'net', column: 'orders.weight', aggregate: 'SUM' }],
    ['itself', { metric: 'margin' }],
  ])('not by %s', async (_what, measure) => {
    const metrics = [{ metric: 'margin', by: measure }]
    expect(codesOf(await room.ask(REPLACE, { input: { chartId: id, metrics } }))).toEqual(['BAD_USER_INPUT'])
  })

  test('not twice, nor by strangers and readers', async () => {
    const metrics = [{ metric: 'margin', by: { metric: 'net' } }]
    const asked = (input: Record<string, unknown>, viewer?: Viewer) =>
      room.ask(REPLACE, { input: { chartId: id, ...input } }, viewer)
    expect(codesOf(await asked({ metrics: [...metrics, ...metrics] }))).toEqual(['BAD_USER_INPUT'])
    expect(codesOf(await asked({ metrics }, room.stranger))).toEqual(['NOT_FOUND'])
    expect(codesOf(await asked({ metrics }, room.reader))).toEqual(['FORBIDDEN'])
  })
})

test.each<[string, Replacements]>([
  ['nothing', []],
  ['one column twice', [...CHANNEL, { column: 'orders.channel', by: 'orders.note' }]],
  ['a column by itself', [{ column: 'orders.channel', by: 'orders.channel' }]],
  ['too much', Array.from({ length: 21 }, (_, index) => ({ column: `orders.c${index}`, by: 'orders.paid' }))],
])('replacing %s is refused', async (_what, replacements) => {
  expect(codesOf(await room.ask(REPLACE, { input: { chartId: id, replacements } }))).toEqual(['BAD_USER_INPUT'])
})

test('replacing is not for strangers, readers and nobody', async () => {
  const asked = (viewer: Viewer) => room.ask(REPLACE, { input: { chartId: id, replacements: CHANNEL } }, viewer)
  expect(codesOf(await asked(room.stranger))).toEqual(['NOT_FOUND'])
  expect(codesOf(await asked(room.reader))).toEqual(['FORBIDDEN'])
  expect(codesOf(await asked({ kind: 'anonymous', id: '', workspaces: [] }))).toEqual(['UNAUTHENTICATED'])
})
