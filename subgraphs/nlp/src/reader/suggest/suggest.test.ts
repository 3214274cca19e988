import { describe, expect, test } from '@jest/globals'
import type { DatasetProfile, TableProfile } from '@askchart/vocabulary'
import { clinic, power, staff } from '../../../test/reader/other-tables.js'
import { phones } from '../../../test/reader/phones.js'
import { day, key, number, table, text, yesNo } from '../../../test/reader/profile.js'
import { countries, shop } from '../../../test/reader/shop.js'
import { completePrompt, prepareDataset, read, suggestPrompts } from '../read.js'
import { suggestedBy } from './suggest.js'

const today = '2025-12-31'
const datasets: readonly (readonly [string, DatasetProfile])[] = [
  ['shop', shop],
  ['countries', countries],
  ['staff', staff],
  ['power', power],
  ['clinic', clinic],
  ['phones', phones],
]

describe.each(datasets)('first prompts of %s', (_, dataset) => {
  const prepared = prepareDataset(dataset)
  const suggestions = suggestPrompts(prepared, 12)

  test('are at least three, each another, and each read surely', () => {
    expect(suggestions.length).toBeGreaterThanOrEqual(3)
    expect(new Set(suggestions.map(({ text: one }) => one)).size).toBe(suggestions.length)
    for (const { text: prompt } of suggestions) {
      const result = read(prompt, prepared, { today })
      const confidence = result.outcome === 'reading' ? result.reading.confidence : 0
      expect([prompt, confidence >= 0.8]).toEqual([prompt, true])
    }
  })

  test('are, of those that go on with what is typed, the same', () => {
    const [first = { text: '' }] = suggestions
    const typed = first.text.slice(0, 3).toLowerCase()
    const going = suggestions.filter(({ text: one }) => one.toLowerCase().startsWith(typed))
    expect(suggestPrompts(prepareDataset(dataset), going.length, typed)).toEqual(going)
    expect(suggestPrompts(prepared, 12, first.text)).not.toContainEqual(first)
  })

  test('are what a refusal offers', () => {
    const result = read('zorblax', prepared, { today })
    expect(result.outcome === 'cannot' && result.suggestions).toEqual(
      suggestions.slice(0, 3).map(({ text: prompt }) => prompt),
    )
  })
})

test('a keystroke reads at most two prompts, each once, and the next ones read on', () => {
  const prepared = prepareDataset(shop)
  const tried: string[] = []
  const suggested = (count: number, typed: string): readonly string[] =>
    suggestedBy(
      (prompt) => {
        tried.push(prompt)
        const result = read(prompt, prepared, { today })
        return result.outcome === 'reading' ? result.reading : null
      },
      prepared,
      count,
      typed,
    ).map(({ text: one }) => one)
  const lengths = ['n', 'nu', 'num', 'numb'].map((typed) => {
    const before = tried.length
    const found = suggested(8, typed)
    expect(tried.length - before).toBeLessThanOrEqual(2)
    return found.length
  })
  expect(lengths.at(-1)).toBeGreaterThan(lengths[0] ?? 0)
  expect(new Set(tried).size).toBe(tried.length)
})

test('first prompts measure no ids, codes or flags, group by no free text, and count what can be counted', () => {
  const weather = prepareDataset({
    id: 'dataset_weather',
    name: 'Weather',
    version: 1,
    tables: [
      table('weather', 1_400, {
        station_id: { ...number('INTEGER', 'SUM', 90), distinct: 40 },
        zip_code: { ...number('INTEGER', 'SUM', 99_999), distinct: 40 },
        raining_yn: { ...number('INTEGER', 'SUM', 1), distinct: 2 },
        comment: text(['A day like no other that I remember', 'Cold'], 40),
        sky: text(['sun', 'rain', 'fog']),
        wind: number('DECIMAL', 'AVERAGE', 40),
        date: day('2022-01-01', '2025-12-31'),
        is_holiday: yesNo,
        row: key(1_400),
      }),
    ],
    relationships: [],
  })
  const prompts = suggestPrompts(weather, 20).map(({ text: prompt }) => prompt)
  expect(prompts).toContain('Average wind by sky')
  expect(prompts).toContain('Number of weather records by sky')
  expect(prompts.join('\n')).not.toMatch(/station|zip|raining|comment|weathers|holiday/)
})

test('first prompts ask for metrics that somebody defined, and none for one that no longer fits', () => {
  const metric = (name: string, tables: readonly string[]) => ({
    name,
    expression: 'sum(profit) / sum(revenue)',
    description: null,
    tables,
    unit: null,
    isFraction: true,
    addsUp: false,
  })
  const dataset = prepareDataset({
    ...shop,
    metrics: [metric('profit margin', ['order_lines']), metric('old one', [])],
  })
  const prompts = suggestPrompts(dataset, 5)
  expect(prompts[0]?.text).toMatch(/^Profit margin by (month|channel)$/)
  expect(prompts.map(({ text: prompt }) => prompt).join()).not.toContain('ld one')
  for (const { text: prompt } of prompts.filter(({ text: one }) => one.startsWith('Profit margin'))) {
    const result = read(prompt, dataset, { today })
    expect(result.outcome === 'reading' && result.reading.query.measures).toEqual([
      expect.objectContaining({ metric: 'profit margin' }),
    ])
  }
})

test('rows are not counted by what they are themselves', () => {
  const shops = prepareDataset({
    id: 'dataset_shops',
    name: 'Shops',
    version: 1,
    tables: [
      table('shops', 24, {
        shop: text(['Oslo Mitte', 'Rome Nord', 'Paris Sud', 'Bonn West', 'Kyiv East', 'Lima Old'], 6),
        staff: number('INTEGER', 'SUM', 40),
      }),
    ],
    relationships: [],
  })
  const prompts = suggestPrompts(shops, 20).map(({ text: prompt }) => prompt)
  expect(prompts.length).toBeGreaterThan(0)
  expect(prompts.join('\n')).not.toMatch(/number of shops by shop/i)
})

const few: Readonly<Record<string, TableProfile>> = {
  'names and amounts of three rows': table('fruit', 3, {
    fruit: text(['apple', 'pear', 'fig']),
    amount: { ...number('INTEGER', 'SUM', 9), distinct: 3 },
  }),
  'one number in each of six rows': table('numbers', 6, { value: { ...number('DECIMAL', 'SUM', 9), distinct: 6 } }),
  'one row': table('sums', 1, { total: { ...number('INTEGER', 'SUM', 9), distinct: 1 } }),
  'a yes or no': table('flags', 40, { id: key(40), active: yesNo }),
  'days alone': table('visits', 10, { date: { ...day('2025-01-01', '2025-01-10'), distinct: 10 } }),
  'amounts that are called total': table('orders', 8, {
    id: key(8),
    city: text(['Oslo', 'Rome', 'Bonn']),
    total: { ...number('DECIMAL', 'SUM', 90), distinct: 8 },
  }),
}

test.each(Object.entries(few))('first prompts of %s are at least three, each of which is read surely', (_, only) => {
  const prepared = prepareDataset({ id: 'dataset_few', name: 'Few', version: 1, tables: [only], relationships: [] })
  const prompts = suggestPrompts(prepared, 12).map(({ text: prompt }) => prompt)
  expect(prompts.length).toBeGreaterThanOrEqual(3)
  expect(new Set(prompts).size).toBe(prompts.length)
  for (const prompt of prompts) expect(read(prompt, prepared, { today })).toMatchObject({ outcome: 'reading' })
  expect(prompts.join('\n')).not.toMatch(/total total/i)
})

test('of names and amounts the bars of each come first', () => {
  const [only] = Object.values(few)
  const tables = only === undefined ? [] : [only]
  const prepared = prepareDataset({ id: 'dataset_few', name: 'Few', version: 1, tables, relationships: [] })
  expect(suggestPrompts(prepared, 1)).toEqual([{ text: 'Amount by fruit', intent: 'COMPARISON' }])
})

describe('what is being typed is typed out', () => {
  const prepared = prepareDataset(shop)
  const completed = (prefix: string, count = 5): readonly string[] =>
    completePrompt(prepared, prefix, count).map(({ text: prompt }) => prompt)

  test.each([
    ['rev', 'Revenue'],
    ['avera', 'Average'],
    ['top', 'Top 5'],
    ['average un', 'average unit price'],
    ['average pri', 'average unit price'],
    ['top 5 prod', 'top 5 products'],
    ['revenue b', 'revenue by'],
    ['revenue by c', 'revenue by channel'],
    ['Revenue by  Mo', 'Revenue by  month'],
    ['revenue by quarter and ch', 'revenue by quarter and channel'],
    ['revenue by region in Fur', 'revenue by region in Furniture'],
    ['monthly profit for amb', 'monthly profit for Amber Ltd'],
    ['orders with status can', 'orders with status Cancelled'],
    ['profit by category in last mo', 'profit by category in last month'],
    ['share of rev', 'share of revenue'],
    ['number of', 'number of orders'],
    ['revenue ', 'revenue by month'],
  ])('%s', (prefix, first) => {
    expect(completed(prefix)[0]).toBe(first)
  })

  test('every completion keeps all but the words being typed', () => {
    for (const [prefix, kept] of [
      ['revenue by r', 'revenue by '],
      ['Top 5 c', 'Top 5 '],
      ['revenue in the We', 'revenue in the '],
    ] as const) {
      const prompts = completed(prefix, 20)
      expect(prompts.length).toBeGreaterThan(0)
      for (const prompt of prompts) expect(prompt.startsWith(kept)).toBe(true)
    }
  })

  test('what nothing begins with is left alone', () => {
    expect(completed('zzz')).toEqual([])
    expect(completed('   ')).toEqual([])
  })
})
