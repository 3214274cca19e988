import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { aViewer } from '@askchart/testing'
import type { Viewer } from '@askchart/service'
import { z } from 'zod'
import { importCsv, type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
const owner = aViewer()
const [workspaceId = ''] = owner.workspaces.map(({ id }) => id)
const reader: Viewer = { ...aViewer(), workspaces: [{ id: workspaceId, role: 'VIEWER' }] }
let datasetId = ''

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
  datasetId = await importCsv(analytics, owner, 'Shop', {
    'orders.csv':
      'order_id,customer_id,order_date,amount_usd,tier\nA1,1,2025-01-05,10.5,1\nA2,2,2025-01-06,20,2\nA3,1,2025-02-01,5,1\n',
    'customers.csv': 'customer_id,name,city\n1,Ann Müller,Berlin\n2,Bob & Sons Ltd.,Paris\n3,Zoë,Berlin\n',
  })
})
afterAll(() => analytics.stop())

const DESCRIBE = `mutation ($input: DescribeColumnInput!) { describeColumn(input: $input) {
  column { ref label synonyms role unit defaultAggregate hidden } } }`

const describeColumn = (viewer: Viewer, column: string, change: Record<string, unknown>) =>
  analytics.ask(viewer, DESCRIBE, { input: { datasetId, column, ...change } })

const answered = z.object({ describeColumn: z.object({ column: z.record(z.string(), z.unknown()) }) })
async function described(column: string, change: Record<string, unknown>) {
  const { data, errors } = await describeColumn(owner, column, change)
  expect(errors).toBeUndefined()
  return answered.parse(data).describeColumn.column
}

async function versionOf(id: string): Promise<number> {
  const { data } = await analytics.ask(owner, 'query ($id: ID!) { dataset(id: $id) { version } }', { id })
  return z.object({ dataset: z.object({ version: z.number() }) }).parse(data).dataset.version
}

async function matches(id: string, phrase: string): Promise<unknown> {
  const { data } = await analytics.ask(
    owner,
    'query ($id: ID!, $phrases: [String!]!) { dataset(id: $id) { matchValues(phrases: $phrases) { column value } } }',
    { id, phrases: [phrase] },
  )
  return z.object({ dataset: z.object({ matchValues: z.unknown() }) }).parse(data).dataset.matchValues
}

describe('a described column', () => {
  test('is what was said, in what was said, and as it was found in the rest', async () => {
    const before = await versionOf(datasetId)
    expect(await described('customers.city', { label: ' Home  town ', synonyms: ['town', 'Town', 'place'] })).toEqual({
      ref: 'customers.city',
      label: 'Home town',
      synonyms: ['town', 'place'],
      role: 'GEOGRAPHY',
      unit: null,
      defaultAggregate: null,
      hidden: false,
    })
    expect(await described('customers.city', { role: 'DIMENSION' })).toMatchObject({
      label: 'Home town',
      role: 'DIMENSION',
    })
    expect(await versionOf(datasetId)).toBe(before + 2)
    expect(await described('customers.city', { label: null, synonyms: null, role: null })).toMatchObject({
      label: 'city',
      synonyms: [],
      role: 'GEOGRAPHY',
    })
  })

  test('has the unit and the aggregate that fit what it is said to be', async () => {
    expect(await described('orders.amount_usd', {})).toMatchObject({ unit: 'USD', defaultAggregate: 'SUM' })
    expect(await described('orders.amount_usd', { unit: 'EUR', defaultAggregate: 'MEDIAN' })).toMatchObject({
      unit: 'EUR',
      defaultAggregate: 'MEDIAN',
    })
    expect(await described('orders.amount_usd', { unit: '' })).toMatchObject({ unit: null })
    expect(await described('orders.amount_usd', { unit: null, defaultAggregate: null })).toMatchObject({
      unit: 'USD',
      defaultAggregate: 'SUM',
    })
    expect(await described('orders.amount_usd', { role: 'DIMENSION' })).toMatchObject({ defaultAggregate: null })
    expect(await described('orders.amount_usd', { role: null })).toMatchObject({ defaultAggregate: 'SUM' })
    expect(await described('orders.tier', {})).toMatchObject({ role: 'DIMENSION', defaultAggregate: null })
    expect(await described('orders.tier', { role: 'MEASURE' })).toMatchObject({ defaultAggregate: 'SUM' })
  })

  test('that is hidden has no values for phrases, and still answers queries', async () => {
    expect(await matches(datasetId, 'Berlin')).toEqual([{ column: 'customers.city', value: 'Berlin' }])
    expect(await described('customers.city', { hidden: true })).toMatchObject({ hidden: true })
    expect(await matches(datasetId, 'Berlin')).toEqual([])
    const { data } = await analytics.ask(
      owner,
      `query ($input: QueryInput!) { runQuery(input: $input) { ... on QueryData { data { columns { values } } } } }`,
      { input: { datasetId, measures: [{ aggregate: 'COUNT' }], dimensions: [{ column: 'customers.city' }] } },
    )
    expect(data).toEqual({
      runQuery: {
        data: { columns: [{ values: ['Berlin', 'Paris'] }, { values: [2, 1] }] },
      },
    })
    expect(await described('customers.city', { hidden: false })).toMatchObject({ hidden: false })
  })

  test('belongs to one dataset alone: the sample of another workspace stays as it is', async () => {
    const other = aViewer()
    const LIST = '{ datasets { edges { node { id source tables { columns { ref hidden label } } } } } }'
    const shape = z.object({
      datasets: z.object({
        edges: z.array(
          z.object({
            node: z.object({
              id: z.string(),
              source: z.string(),
              tables: z.array(
                z.object({
                  columns: z.array(z.object({ ref: z.string(), hidden: z.boolean(), label: z.string() })),
                }),
              ),
            }),
          }),
        ),
      }),
    })
    const sampleOf = async (viewer: Viewer) => {
      const { data } = await analytics.ask(viewer, LIST)
      const [sample] = shape.parse(data).datasets.edges.filter(({ node }) => node.source === 'SAMPLE')
      const columns = sample?.node.tables.flatMap((table) => table.columns) ?? []
      return { id: sample?.node.id, region: columns.find(({ ref }) => ref === 'regions.region_name') }
    }
    const [mine, theirs] = [await sampleOf(owner), await sampleOf(other)]
    const input = { datasetId: mine.id, column: 'regions.region_name', label: 'area', hidden: true }
    await analytics.ask(owner, DESCRIBE, { input })
    expect((await sampleOf(owner)).region).toMatchObject({ label: 'area', hidden: true })
    expect((await sampleOf(other)).region).toEqual(theirs.region)
  })
})

describe('a description', () => {
  test.each([
    ['an unknown column', 'customers.citty', { hidden: true }, 'input.column', /Near it: "customers.city"/],
    ['an empty label', 'customers.city', { label: '  ' }, 'input.label', /at least one/],
    ['a long label', 'customers.city', { label: 'x'.repeat(101) }, 'input.label', /at most 100/],
    ['a label of two lines', 'customers.city', { label: 'a\nb' }, 'input.label', /control/],
    ['a label that turns text around', 'customers.city', { label: 'a\u202eb' }, 'input.label', /control/],
    ["another column's name as label", 'customers.city', { label: 'NAME' }, 'input.label', /"customers.name"/],
    [
      "another column's name as synonym",
      'orders.tier',
      { synonyms: ['ok', 'order id'] },
      'input.synonyms[1]',
      /order_id/,
    ],
    ['a synonym without words', 'orders.tier', { synonyms: ['--'] }, 'input.synonyms[0]', /letter/],
    [
      'many synonyms',
      'orders.tier',
      { synonyms: Array.from({ length: 21 }, (_, n) => `s${n}`) },
      'input.synonyms',
      /20/,
    ],
    ['text as a measure', 'customers.city', { role: 'MEASURE' }, 'input.role', /numbers/],
    ['text as time', 'customers.city', { role: 'TIME' }, 'input.role', /dates/],
    ['a date as a place', 'orders.order_date', { role: 'GEOGRAPHY' }, 'input.role', /TIME/],
    ['the sum of text', 'customers.city', { defaultAggregate: 'SUM' }, 'input.defaultAggregate', /SUM/],
    ['a unit of text', 'customers.city', { unit: 'kg' }, 'input.unit', /numbers/],
    ['a long unit', 'orders.tier', { unit: 'x'.repeat(21) }, 'input.unit', /20/],
  ])('with %s is refused, and changes nothing', async (_what, column, change, field, message) => {
    const before = await versionOf(datasetId)
    const { errors } = await describeColumn(owner, column, change)
    expect(errors?.[0]).toMatchObject({
      message: expect.stringMatching(message),
      extensions: { code: 'BAD_USER_INPUT', field },
    })
    expect(await versionOf(datasetId)).toBe(before)
  })

  test('is not found by a stranger, and not allowed to who may only look', async () => {
    const code = async (viewer: Viewer) =>
      (await describeColumn(viewer, 'customers.city', { label: 'x' })).errors?.[0]?.extensions?.['code']
    expect(await code(aViewer())).toBe('NOT_FOUND')
    expect(await code(reader)).toBe('FORBIDDEN')
  })

  test('of many at once loses none', async () => {
    const names = ['orders.order_id', 'orders.tier', 'customers.name', 'customers.city']
    await Promise.all(names.map((column) => described(column, { synonyms: [`also ${column}`] })))
    const { data } = await analytics.ask(
      owner,
      'query ($id: ID!) { dataset(id: $id) { tables { columns { ref synonyms } } } }',
      { id: datasetId },
    )
    const columns = z
      .object({
        dataset: z.object({
          tables: z.array(z.object({ columns: z.array(z.object({ ref: z.string(), synonyms: z.array(z.string()) })) })),
        }),
      })
      .parse(data)
      .dataset.tables.flatMap((table) => table.columns)
    for (const name of names) expect(columns.find(({ ref }) => ref === name)?.synonyms).toEqual([`also ${name}`])
  })
})
