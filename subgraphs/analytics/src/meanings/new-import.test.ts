import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { aViewer } from '@askchart/testing'
import { z } from 'zod'
import { importCsv, importFilesOf, type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

let analytics: RunningAnalytics
const owner = aViewer()

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
}, 120_000)
afterAll(() => analytics.stop(), 60_000)

const CUSTOMERS = 'customer_id,name,country\n1,Ann,Germany\n2,Bob,France\n'
const said = z.object({
  dataset: z.object({
    timeZone: z.string(),
    relationships: z.array(z.unknown()),
    metrics: z.array(z.object({ name: z.string(), tables: z.array(z.string()), problem: z.string().nullable() })),
    tables: z.array(
      z.object({
        columns: z.array(z.object({ ref: z.string(), label: z.string(), hidden: z.boolean() })),
      }),
    ),
  }),
})

async function read(id: string) {
  const { data } = await analytics.ask(
    owner,
    `query ($id: ID!) { dataset(id: $id) { timeZone relationships { from } metrics { name tables problem }
      tables { columns { ref label hidden } } } }`,
    { id },
  )
  const { tables, ...rest } = said.parse(data).dataset
  const columns = tables.flatMap((table) => table.columns)
  return { ...rest, column: (wanted: string) => columns.find(({ ref }) => ref === wanted) }
}

test('what was said outlives new rows, waits for columns that are gone, and is there when they come back', async () => {
  const orders = 'order_id,customer_id,amount\nA1,1,10\nA2,2,20\nA3,1,5\n'
  const id = await importCsv(analytics, owner, 'Shop', { 'orders.csv': orders, 'customers.csv': CUSTOMERS })
  const change = async (mutation: string) => {
    const { errors } = await analytics.ask(owner, `mutation ($id: ID!) { ${mutation} }`, { id })
    expect(errors).toBeUndefined()
  }
  await change(
    'describeColumn(input: { datasetId: $id, column: "orders.amount", label: "takings" }) { column { ref } }',
  )
  await change('describeColumn(input: { datasetId: $id, column: "customers.name", hidden: true }) { column { ref } }')
  await change('describeDataset(input: { datasetId: $id, timeZone: "Asia/Tokyo" }) { dataset { id } }')
  await change(
    'removeRelationship(input: { datasetId: $id, from: "orders.customer_id", to: "customers.customer_id" }) { dataset { id } }',
  )
  await change(
    'defineMetric(input: { datasetId: $id, name: "order value", expression: "avg(orders.amount)" }) { __typename }',
  )
  const expected = {
    timeZone: 'Asia/Tokyo',
    relationships: [],
    metrics: [{ name: 'order value', tables: ['orders'], problem: null }],
  }
  expect(await read(id)).toMatchObject(expected)

  const replace = (files: Readonly<Record<string, string>>) =>
    importFilesOf(analytics, owner, 'Shop', files, { datasetId: id })
  await replace({ 'orders.csv': 'order_id,customer_id\nA1,1\nA2,2\nA3,1\n', 'customers.csv': CUSTOMERS })
  const without = await read(id)
  expect(without).toMatchObject({
    ...expected,
    metrics: [{ name: 'order value', tables: [], problem: expect.stringContaining('orders.amount') }],
  })
  expect(without.column('customers.name')).toMatchObject({ hidden: true })
  expect(without.column('orders.amount')).toBeUndefined()

  await replace({ 'orders.csv': orders, 'customers.csv': CUSTOMERS })
  const back = await read(id)
  expect(back).toMatchObject(expected)
  expect(back.column('orders.amount')).toMatchObject({ label: 'takings' })
})
