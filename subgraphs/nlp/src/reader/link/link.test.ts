import { describe, expect, test } from '@jest/globals'
import { farm } from '../../../test/reader/farm.js'
import { phones } from '../../../test/reader/phones.js'
import { expectPrompt } from '../../../test/reader/to-read.js'
import { countries, shop } from '../../../test/reader/shop.js'
import { normalize } from '../normalize/normalize.js'
import { tag } from '../tag/tag.js'
import type { PreparedDataset } from '../types.js'
import { link } from './link.js'
import { prepareDataset } from './prepare.js'

const dataset = prepareDataset(shop)

function slotsOf(prompt: string, prepared: PreparedDataset = dataset): readonly string[] {
  const tokens = normalize(prompt)
  const slots = link(
    tokens,
    tag(tokens, () => false),
    prepared,
    [],
  )
  return slots.map(({ from, to, links: [top] }) => {
    const words = tokens
      .slice(from, to)
      .map(({ lower }) => lower)
      .join(' ')
    if (top === undefined) return words
    if (top.kind === 'table') return `${words}: ${top.table.profile.name}`
    return `${words}: ${top.column.profile.ref}${top.kind === 'value' ? ` = ${String(top.value)}` : ''}`
  })
}

describe('link', () => {
  test.each([
    ['product names', ['product names: products.product_name']],
    ['customer segment', ['customer: customers', 'segment: customers.segment']],
    ['qty', ['qty: order_lines.quantity']],
    ['revenu', ['revenu: order_lines.revenue']],
    ['sales in the west', ['sales: order_lines.revenue', 'west: regions.region_name = West']],
    ['office supplies', ['office supplies: products.category = Office Supplies']],
    ['canceled', ['canceled: orders.status = Cancelled']],
    ['wombats', []],
  ])('%s', (prompt, expected) => {
    expect(slotsOf(prompt)).toEqual(expected)
  })

  test.each([
    ['bookings', ['bookings: barn_bookings']],
    ['enrollment date', ['enrollment date: barn.enrolment_date']],
    ['max temperature', ['max temperature: daily_readings.max_temperature_c']],
    [
      'max and min temperature',
      ['max: daily_readings.max_temperature_c', 'min temperature: daily_readings.min_temperature_c'],
    ],
    ['the barns', ['barns: barn']],
    ['The Barn Owl', ['the barn owl: worker.name = The Barn Owl']],
  ])('%s, of a farm', (prompt, expected) => {
    expect(slotsOf(prompt, prepareDataset(farm))).toEqual(expected)
  })

  test('words that fit two columns alike keep both meanings', () => {
    const tokens = normalize('temperature')
    const [slot] = link(tokens, [], prepareDataset(countries), [])
    const scores = slot?.links.map(({ score }) => score) ?? []
    expect(scores).toHaveLength(2)
    expect(scores[0]).toBe(scores[1])
  })

  test('a cue that is part of a full name gives way to it', () => {
    expect(slotsOf('number of orders')).toEqual(['orders: orders'])
  })
})

describe('prepareDataset', () => {
  test('knows what names the rows of a table, and how far tables are apart', () => {
    const byName = new Map(dataset.tables.map((table) => [table.profile.name, table]))
    const [lines, regions] = [byName.get('order_lines'), byName.get('regions')]
    expect(regions?.display?.profile.name).toBe('region_name')
    expect(lines?.key?.profile.name).toBe('line_id')
    expect(lines !== undefined && regions !== undefined && dataset.distance(lines, regions)).toBe(3)
  })

  test('what is sold is counted in the best money measure', () => {
    expect(dataset.money?.profile.ref).toBe('order_lines.revenue')
    expect(prepareDataset(countries).money).toBeNull()
  })
})

describe('names and words of the same meaning', () => {
  const many = prepareDataset(phones)

  test('a column with the word in its name is meant before one that only means the same', () => {
    expect(slotsOf('type', many)).toEqual(['type: phones.system_type'])
    expect(slotsOf('sales', many)).toEqual(['sales: phones.worldwide_sales'])
  })

  test('a rating is no rate', () => {
    expect(slotsOf('rating', many)).toEqual(['rating: phones.screen_rating'])
  })

  test('to name what each row has for itself is to name the rows', () => {
    const tokens = normalize('models')
    const [slot] = link(tokens, [], many, [])
    expect(slot?.links.map(({ kind }) => kind)).toEqual(['column', 'table'])
  })
})

describe('a word of its own is no misspelling of another', () => {
  const places = prepareDataset({
    ...shop,
    tables: shop.tables.map((table) => ({
      ...table,
      columns: table.columns
        .filter(({ name }) => name !== 'status')
        .map((column) =>
          column.name === 'city' ? { ...column, name: 'state', label: 'state', ref: 'customers.state' } : column,
        ),
    })),
  })
  test.each(['status', 'stocked'])('%s', (prompt) => {
    expect(slotsOf(prompt, places).filter((slot) => /state|stacked/.test(slot))).toEqual([])
  })
  test.each([
    ['reveneu', 'reveneu: order_lines.revenue'],
    ['catgory', 'catgory: products.category'],
    ['custmer', 'custmer: customers'],
    ['stae', 'stae: customers.state'],
    ['regional', 'regional: regions.region_name'],
    ['channels', 'channels: orders.channel'],
  ])('%s', (prompt, slot) => {
    expect(slotsOf(prompt, places)).toEqual([slot])
  })
  test('what is called by neither is refused by its name', () => {
    expectPrompt('orders by status', places).toRead('cannot status')
  })
})
