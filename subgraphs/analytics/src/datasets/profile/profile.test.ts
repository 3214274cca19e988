import { describe, expect, test } from '@jest/globals'
import type { ColumnProfile, ColumnRole, ColumnType, TableProfile } from '@askchart/vocabulary'
import { candidatesIn, relationshipsOf, unrivalled, valueCandidatesIn } from './relationships.js'
import { defaultAggregateOf, roleOf } from './role.js'
import { unitOf } from './unit.js'
import { labelOf, singularOf } from './words.js'

describe('a role', () => {
  test.each<[string, ColumnType, Partial<{ distinctCount: number; minimum: number; maximum: number }>, ColumnRole]>([
    ['order_date', 'DATE', {}, 'TIME'],
    ['created', 'DATETIME', {}, 'TIME'],
    ['customer_id', 'INTEGER', { distinctCount: 20 }, 'IDENTIFIER'],
    ['StuID', 'INTEGER', { distinctCount: 100 }, 'IDENTIFIER'],
    ['order number', 'INTEGER', { distinctCount: 100 }, 'IDENTIFIER'],
    ['product_code', 'STRING', { distinctCount: 100 }, 'IDENTIFIER'],
    ['country_code', 'STRING', { distinctCount: 20 }, 'GEOGRAPHY'],
    ['amount_paid', 'DECIMAL', { distinctCount: 90 }, 'MEASURE'],
    ['paid', 'INTEGER', { distinctCount: 90 }, 'MEASURE'],
    ['Country', 'STRING', { distinctCount: 5 }, 'GEOGRAPHY'],
    ['ship cities', 'STRING', { distinctCount: 5 }, 'GEOGRAPHY'],
    ['city_population', 'INTEGER', { distinctCount: 90 }, 'MEASURE'],
    ['zip', 'INTEGER', { distinctCount: 50 }, 'GEOGRAPHY'],
    ['year', 'INTEGER', { distinctCount: 10, minimum: 1990, maximum: 2020 }, 'DIMENSION'],
    ['grade', 'INTEGER', { distinctCount: 5, minimum: 1, maximum: 5 }, 'DIMENSION'],
    ['quantity', 'INTEGER', { distinctCount: 5, minimum: 1, maximum: 5 }, 'MEASURE'],
    ['price', 'DECIMAL', { distinctCount: 80 }, 'MEASURE'],
    ['active', 'BOOLEAN', { distinctCount: 2 }, 'DIMENSION'],
    ['segment', 'STRING', { distinctCount: 3 }, 'DIMENSION'],
  ])('of %s (%s) follows from its name, type and values', (name, type, facts, role) => {
    expect(
      roleOf({ table: 't', name, type, rowCount: 100, distinctCount: 30, minimum: null, maximum: null, ...facts }),
    ).toBe(role)
  })

  test('says how a measure is summed up', () => {
    expect(defaultAggregateOf('MEASURE', 'revenue', null)).toBe('SUM')
    expect(defaultAggregateOf('MEASURE', 'unit price', null)).toBe('AVERAGE')
    expect(defaultAggregateOf('MEASURE', 'growth', '%')).toBe('AVERAGE')
    expect(defaultAggregateOf('MEASURE', 'Balance', null)).toBe('AVERAGE')
    expect(defaultAggregateOf('MEASURE', 'How_likely_are_you_to_come_back_1_5', null)).toBe('AVERAGE')
    expect(defaultAggregateOf('MEASURE', 'units', null)).toBe('SUM')
    expect(defaultAggregateOf('IDENTIFIER', 'price', null)).toBeNull()
  })
})

test('labels are the words of a name', () => {
  expect(['orderLines', 'unit_price', 'GDPPerCapita', 'Weight (kg)', '!!'].map(labelOf)).toEqual([
    'order lines',
    'unit price',
    'gdp per capita',
    'weight kg',
    '!!',
  ])
  expect(['categories', 'boxes', 'orders', 'class', 'status'].map(singularOf)).toEqual([
    'category',
    'box',
    'order',
    'class',
    'status',
  ])
})

test('units come from the end of a name', () => {
  expect(['price_usd', 'Weight (kg)', 'discount pct', 'hours', 'usd', 'growth %', 'name'].map(unitOf)).toEqual([
    'USD',
    'kg',
    '%',
    null,
    null,
    '%',
    null,
  ])
})

const column = (table: string, name: string, distinctCount: number, type: ColumnType = 'INTEGER'): ColumnProfile => ({
  ref: `${table}.${name}`,
  name,
  label: name,
  type,
  role: 'IDENTIFIER',
  synonyms: [],
  distinctCount,
  sampleValues: [],
  minimum: null,
  maximum: null,
  unit: null,
  defaultAggregate: null,
})
const table = (name: string, rowCount: number, columns: readonly ColumnProfile[]): TableProfile => ({
  name,
  label: name,
  rowCount,
  columns,
})
const pairs = (tables: readonly TableProfile[]): readonly string[] =>
  candidatesIn(tables).map(({ from, to }) => `${from.ref} -> ${to.ref}`)

describe('relationships', () => {
  test('are sought where key names match', () => {
    const customers = table('customers', 3, [column('customers', 'id', 3), column('customers', 'name', 3, 'STRING')])
    const products = table('Products', 4, [column('Products', 'ProductID', 4)])
    const orders = table('orders', 9, [
      column('orders', 'id', 9),
      column('orders', 'customer_id', 3),
      column('orders', 'ship_to_customer_id', 2),
      column('orders', 'product_id', 4),
      column('orders', 'name', 5, 'STRING'),
      column('orders', 'paid', 2),
    ])
    expect(pairs([customers, products, orders])).toEqual([
      'orders.customer_id -> customers.id',
      'orders.ship_to_customer_id -> customers.id',
      'orders.product_id -> Products.ProductID',
    ])
  })

  test('are not sought to columns that repeat, of another type, or in the same table', () => {
    const customers = table('customers', 3, [column('customers', 'customer_id', 2)])
    const people = table('people', 3, [
      column('people', 'person_id', 3, 'STRING'),
      column('people', 'boss_person_id', 2, 'STRING'),
    ])
    const orders = table('orders', 9, [column('orders', 'customer_id', 3), column('orders', 'person_id', 3)])
    expect(pairs([customers, people, orders])).toEqual([])
  })

  test('have names that tell two ways apart, one target each, and one direction where both hold', () => {
    const customers = table('customers', 3, [column('customers', 'customer_id', 3)])
    const details = table('details', 3, [column('details', 'customer_id', 3)])
    const orders = table('orders', 9, [column('orders', 'customer_id', 3), column('orders', 'billing_customer_id', 3)])
    const found = relationshipsOf(candidatesIn([details, customers, orders]))
    expect(found.map(({ name, from, to }) => `${name}: ${from} -> ${to}`)).toEqual([
      'customer: details.customer_id -> customers.customer_id',
      'orders_customer: orders.customer_id -> customers.customer_id',
      'billing_customer: orders.billing_customer_id -> customers.customer_id',
    ])
  })

  describe('that only values tell', () => {
    const ranged = (one: ColumnProfile, minimum: number, maximum: number): ColumnProfile => ({
      ...one,
      minimum,
      maximum,
    })
    const teachers = table('teachers', 8, [
      ranged(column('teachers', 'number', 8), 1082, 9922),
      ranged(column('teachers', 'room', 6), 1, 9),
    ])
    const students = table('students', 30, [
      ranged(column('students', 'id', 30), 1, 30),
      ranged(column('students', 'adviser', 7), 1121, 9172),
      ranged(column('students', 'age', 9), 16, 27),
    ])
    const told = (tables: readonly TableProfile[], related: readonly { from: string; to: string }[] = []) =>
      valueCandidatesIn(tables, related).map(({ from, to }) => `${from.ref} -> ${to.ref}`)

    test('are sought among keys that are no counters, within their range', () => {
      expect(told([teachers, students])).toEqual(['students.adviser -> teachers.number'])
    })

    test('are not sought where the tables, or the column, are related already', () => {
      expect(told([teachers, students], [{ from: 'students.age', to: 'teachers.number' }])).toEqual([])
      expect(told([teachers, students], [{ from: 'students.adviser', to: 'clubs.id' }])).toEqual([])
    })

    test('hold where one key alone has all the values', () => {
      const [adviser] = students.columns.slice(1)
      const [number] = teachers.columns
      if (adviser === undefined || number === undefined) throw new Error('The tables have columns.')
      const other = column('people', 'number', 90)
      const age = column('students', 'age', 9)
      const pairs = [
        { from: adviser, to: number },
        { from: age, to: number },
        { from: age, to: other },
      ]
      expect(unrivalled(pairs)).toEqual([{ from: adviser, to: number }])
    })
  })
})
