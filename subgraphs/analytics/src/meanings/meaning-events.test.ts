import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { aViewer, until } from '@askchart/testing'
import { z } from 'zod'
import { importCsv, type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

// One engine may serve many suites at once.
jest.setTimeout(120_000)

let analytics: RunningAnalytics
const owner = aViewer()
const [workspaceId = ''] = owner.workspaces.map(({ id }) => id)
let datasetId = ''
const heard: unknown[] = []

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
  await analytics.jobs.subscribe('datasetChanged', 'test', z.looseObject({}), (event) => {
    heard.push(event)
    return Promise.resolve()
  })
  datasetId = await importCsv(analytics, owner, 'Shop', {
    'orders.csv': 'id,customer,amount\n1,1,10\n2,2,20\n',
    'customers.csv': 'customer,city\n1,Oslo\n2,Rome\n',
  })
})
afterAll(() => analytics.stop())

async function tell(mutation: string, input: Record<string, unknown>): Promise<void> {
  const { errors } = await analytics.ask(owner, mutation, { input: { datasetId, ...input } })
  expect(errors).toBeUndefined()
}
async function versionNow(): Promise<number> {
  const { data } = await analytics.ask(owner, 'query ($id: ID!) { dataset(id: $id) { version } }', { id: datasetId })
  return z.object({ dataset: z.object({ version: z.number() }) }).parse(data).dataset.version
}

test.each<[string, string, Record<string, unknown>]>([
  [
    'what a column means',
    'mutation ($input: DescribeColumnInput!) { describeColumn(input: $input) { column { ref } } }',
    { column: 'orders.amount', label: 'Money' },
  ],
  [
    'the calendar',
    'mutation ($input: DescribeDatasetInput!) { describeDataset(input: $input) { dataset { id } } }',
    { timeZone: 'Asia/Tokyo' },
  ],
  [
    'a metric',
    'mutation ($input: DefineMetricInput!) { defineMetric(input: $input) { __typename } }',
    { name: 'sales', expression: 'sum(amount)' },
  ],
  [
    'that a metric is gone',
    'mutation ($input: DeleteMetricInput!) { deleteMetric(input: $input) { __typename } }',
    { name: 'sales' },
  ],
  [
    'a relationship',
    'mutation ($input: DeclareRelationshipInput!) { declareRelationship(input: $input) { __typename } }',
    { from: 'orders.customer', to: 'customers.customer' },
  ],
])('%s is told to who draws from the dataset, with the version that has it', async (_what, mutation, input) => {
  heard.length = 0
  await tell(mutation, input)
  const version = await versionNow()
  await until('the event', () => heard.length > 0)
  expect(heard).toEqual([expect.objectContaining({ datasetId, workspaceId, version, removedColumns: [] })])
})

test('what is refused is told to nobody', async () => {
  heard.length = 0
  const { errors } = await analytics.ask(
    owner,
    'mutation ($input: DescribeDatasetInput!) { describeDataset(input: $input) { dataset { id } } }',
    { input: { datasetId, timeZone: 'Nowhere' } },
  )
  expect(errors).toHaveLength(1)
  await tell('mutation ($input: DescribeDatasetInput!) { describeDataset(input: $input) { dataset { id } } }', {
    timeZone: 'UTC',
  })
  await until('the event', () => heard.length > 0)
  expect(heard).toEqual([expect.objectContaining({ version: await versionNow() })])
})
