import { aViewer } from '@askchart/testing'
import type { QuerySpec } from '@askchart/vocabulary'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { analysisOf } from '../../test/analyze.js'
import { forget, learnedBy, shopOf, teach, twoDates } from '../../test/learning.js'
import { type NlpRoom, openNlpRoom } from '../../test/nlp-room.js'
import { createNlp } from '../index.js'

let now = new Date('2025-12-31T12:00:00Z')
let room: NlpRoom
let me = aViewer()
let datasetId: string

beforeAll(async () => {
  room = await openNlpRoom(createNlp, () => now)
})
beforeEach(() => {
  now = new Date('2025-12-31T12:00:00Z')
  me = aViewer()
  datasetId = shopOf(room, me)
})
afterAll(() => room.stop())

const ask = (prompt: string, viewer = me, dataset = datasetId) =>
  analysisOf(room, viewer, { datasetId: dataset, prompt })
const measured = async (prompt: string, viewer = me, dataset = datasetId) =>
  (await ask(prompt, viewer, dataset)).query.measures
const by = (measure: string, dimension: string): QuerySpec => ({
  v: 1,
  measures: [{ column: `order_lines.${measure}`, aggregate: 'SUM' }],
  dimensions: [{ column: dimension }],
})
const revenue = [{ column: 'order_lines.revenue', aggregate: 'SUM' }]
const profit = [{ column: 'order_lines.profit', aggregate: 'SUM' }]

async function correct(prompt: string, correction: QuerySpec) {
  const { id: analysisId } = await ask(prompt)
  return teach(room, me, { analysisId, verdict: 'CORRECTED', correction })
}
async function accept(prompt: string) {
  const { id: analysisId } = await ask(prompt)
  return teach(room, me, { analysisId, verdict: 'ACCEPTED' })
}

describe('one correction', () => {
  test('turns a wrong reading right, and another question with it', async () => {
    expect(await measured('sales by channel')).toEqual(revenue)
    const learned = await correct('sales by channel', by('profit', 'orders.channel'))
    expect(learned.map(({ kind, description }) => [kind, description])).toEqual([
      ['SYNONYM', "'sales' means order_lines.profit"],
      ['VERIFIED_ANSWER', "'sales by channel' is answered with: Total profit for each channel."],
    ])
    expect(await ask('sales by channel')).toMatchObject({
      engine: 'VERIFIED_ANSWER',
      confidence: 1,
      explanation: 'Total profit for each channel.',
      query: by('profit', 'orders.channel'),
    })
    expect(await ask('which category has the highest sales?')).toMatchObject({
      engine: 'OFFLINE',
      query: { measures: profit, dimensions: [{ column: 'products.category' }] },
    })
  })

  test('has no effect in another workspace', async () => {
    const other = aViewer()
    const theirs = shopOf(room, other)
    await correct('sales by channel', by('profit', 'orders.channel'))
    for (const prompt of ['sales by channel', 'which category has the highest sales?'])
      expect(await measured(prompt, other, theirs)).toEqual(revenue)
    expect((await learnedBy(room, other)).totalCount).toBe(0)
  })

  test('has no effect on another dataset', async () => {
    const second = shopOf(room, me)
    await correct('sales by channel', by('profit', 'orders.channel'))
    expect(await measured('sales by channel', me, second)).toEqual(revenue)
  })

  test('teaches the date that is meant where none is named', async () => {
    const overTime = (date: string): QuerySpec => ({
      v: 1,
      measures: [{ column: 'order_lines.revenue', aggregate: 'SUM' }],
      dimensions: [{ column: `orders.${date}`, granularity: 'MONTH' }],
    })
    expect((await ask('revenue by month')).query.dimensions).toEqual(overTime('order_date').dimensions)
    const [first] = await correct('revenue by month', overTime('shipped_on'))
    expect(first?.description).toBe(
      'orders.shipped_on is taken instead of orders.order_date where a question names neither',
    )
    expect((await ask('profit over time')).query.dimensions).toEqual(overTime('shipped_on').dimensions)
  })

  test('teaches how a measure is summed up', async () => {
    const correction: QuerySpec = {
      ...by('revenue', 'orders.channel'),
      measures: [{ column: 'order_lines.revenue', aggregate: 'MEDIAN' }],
    }
    const [first] = await correct('revenue by channel', correction)
    expect(first?.description).toBe('order_lines.revenue is summed up by its median where a question does not say how')
    expect(await measured('revenue by segment')).toEqual(correction.measures)
    expect(await measured('total revenue by segment')).toEqual(revenue)
  })
})

describe('a verified answer', () => {
  test('is given to the same question, however it is typed', async () => {
    await accept('revenue by channel')
    expect(await ask('  Revenue  by CHANNEL? ')).toMatchObject({
      engine: 'VERIFIED_ANSWER',
      prompt: '  Revenue  by CHANNEL? ',
      mark: 'BAR',
      query: { measures: revenue },
      mentions: [
        { text: 'Revenue', start: 2, column: 'order_lines.revenue' },
        { text: 'CHANNEL', start: 14, column: 'orders.channel' },
      ],
    })
    expect((await ask('profit by channel')).engine).toBe('OFFLINE')
  })

  test('has no word that leads elsewhere', async () => {
    const [sales, channel] = await correct('sales by channel', by('profit', 'orders.status'))
    expect((await ask('sales by channel')).mentions).toMatchObject([
      { text: 'sales', column: 'order_lines.profit' },
      { text: 'channel', column: 'orders.status' },
    ])
    for (const lesson of [sales, channel]) await forget(room, me, lesson?.id ?? '')
    expect(await ask('sales by channel')).toMatchObject({ engine: 'VERIFIED_ANSWER', mentions: [] })
  })

  test('is not given once a column of it is gone, and is again when that is back', async () => {
    await correct('sales by channel', by('profit', 'orders.channel'))
    const show = (version: number, without: string): void => {
      const profile = twoDates(datasetId, version)
      const tables = profile.tables.map((table) => ({
        ...table,
        columns: table.columns.filter(({ ref }) => ref !== without),
      }))
      room.analytics.datasets.set(datasetId, {
        profile: { ...profile, tables },
        source: 'UPLOAD',
        workspaceId: me.workspaces[0]?.id ?? '',
      })
    }
    show(2, 'order_lines.profit')
    expect(await ask('sales by channel')).toMatchObject({ engine: 'OFFLINE', query: { measures: revenue } })
    show(3, 'none')
    expect(await ask('sales by channel')).toMatchObject({ engine: 'VERIFIED_ANSWER', query: { measures: profit } })
  })

  test('is not given when its question means other days by then', async () => {
    // The shop's days end in 2025.
    const [fixed, relative] = ['revenue by channel since march', 'revenue by channel in the last 3 months']
    now = new Date('2024-04-15T12:00:00Z')
    for (const prompt of [fixed, relative]) await accept(prompt)
    now = new Date('2024-12-30T12:00:00Z')
    for (const prompt of [fixed, relative]) expect((await ask(prompt)).engine).toBe('VERIFIED_ANSWER')
    now = new Date('2025-06-01T12:00:00Z')
    expect((await ask(fixed)).engine).toBe('OFFLINE')
    expect((await ask(relative)).engine).toBe('VERIFIED_ANSWER')
  })

  test('is not made of a question that goes on from another', async () => {
    const { id: followUpTo } = await ask('revenue by channel')
    const { id: analysisId } = await analysisOf(room, me, { datasetId, prompt: 'only Online', followUpTo })
    expect(await teach(room, me, { analysisId, verdict: 'ACCEPTED' })).toEqual([])
    expect((await learnedBy(room, me)).totalCount).toBe(0)
  })

  test('is forgotten when it is rejected', async () => {
    await accept('revenue by channel')
    const { id: analysisId } = await ask('revenue by channel')
    expect(await teach(room, me, { analysisId, verdict: 'REJECTED', note: 'not this' })).toEqual([])
    expect((await ask('revenue by channel')).engine).toBe('OFFLINE')
  })
})

describe('what was learned', () => {
  test('is forgotten one by one, with effect at once', async () => {
    const [synonym, verified] = await correct('sales by channel', by('profit', 'orders.channel'))
    expect((await forget(room, me, synonym?.id ?? '')).data).toEqual({ forgetLearned: { forgotten: true } })
    expect(await measured('which category has the highest sales?')).toEqual(revenue)
    expect(await measured('sales by channel')).toEqual(profit)
    await forget(room, me, verified?.id ?? '')
    expect(await measured('sales by channel')).toEqual(revenue)
    expect((await learnedBy(room, me)).edges).toEqual([])
  })

  test('gives way to what is learned later about the same', async () => {
    await correct('sales by channel', by('profit', 'orders.channel'))
    await correct('sales by status', by('quantity', 'orders.status'))
    expect(await measured('sales by category')).toEqual([{ column: 'order_lines.quantity', aggregate: 'SUM' }])
    const descriptions = (await learnedBy(room, me)).edges.map(({ node }) => node.description)
    expect(descriptions.filter((one) => one.startsWith("'sales' means"))).toEqual([
      "'sales' means order_lines.quantity",
    ])
  })
})
