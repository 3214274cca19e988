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

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
})
afterAll(() => analytics.stop())

const shop = (): Promise<string> =>
  importCsv(analytics, owner, 'Shop', {
    'orders.csv': 'order_id,customer_id,amount\nA1,1,10\nA2,2,20\nA3,1,5\n',
    'customers.csv': 'customer_id,name,country\n1,Ann,Germany\n2,Bob,France\n',
  })

const ENDS = { from: 'orders.customer_id', to: 'customers.customer_id' }
const SHOWN = '{ dataset { version relationships { name from to declared } } }'
const REMOVE = `mutation ($input: RemoveRelationshipInput!) { removeRelationship(input: $input) ${SHOWN} }`
const DECLARE = `mutation ($input: DeclareRelationshipInput!) { declareRelationship(input: $input) ${SHOWN} }`

const payload = z.object({ dataset: z.object({ version: z.number(), relationships: z.array(z.unknown()) }) })
const answer = z.union([
  z.object({ removeRelationship: payload }).transform((data) => data.removeRelationship.dataset),
  z.object({ declareRelationship: payload }).transform((data) => data.declareRelationship.dataset),
])
async function change(mutation: string, datasetId: string) {
  const { data, errors } = await analytics.ask(owner, mutation, { input: { datasetId, ...ENDS } })
  expect(errors).toBeUndefined()
  return answer.parse(data)
}

/** Amounts by country, which takes the join. */
async function byCountry(datasetId: string): Promise<unknown> {
  const { data } = await analytics.ask(
    owner,
    `query ($input: QueryInput!) { runQuery(input: $input) {
      ... on QueryData { data { columns { values } } } ... on QueryProblem { message } } }`,
    {
      input: {
        datasetId,
        measures: [{ column: 'orders.amount', aggregate: 'SUM' }],
        dimensions: [{ column: 'customers.country' }],
      },
    },
  )
  return data?.['runQuery']
}
const JOINED = {
  data: {
    columns: [{ values: ['France', 'Germany'] }, { values: [20, 15] }],
  },
}

describe('a relationship that was found', () => {
  test('is used by queries until it is refused, and again once it is declared', async () => {
    const datasetId = await shop()
    expect(await byCountry(datasetId)).toEqual(JOINED)
    expect(await change(REMOVE, datasetId)).toEqual({ version: 2, relationships: [] })
    expect(await byCountry(datasetId)).toEqual({
      message: 'No relationship leads from "orders" to "customers".',
    })
    const { relationships } = await change(DECLARE, datasetId)
    expect(relationships).toEqual([{ name: 'customer', ...ENDS, declared: true }])
    expect(await byCountry(datasetId)).toEqual(JOINED)
  })

  test('that was confirmed and then removed does not come back as found', async () => {
    const datasetId = await shop()
    expect((await change(DECLARE, datasetId)).relationships).toMatchObject([{ declared: true }])
    expect((await change(REMOVE, datasetId)).relationships).toEqual([])
  })
})

describe('removing a relationship', () => {
  const codeOf = async (viewer: Viewer, input: Record<string, unknown>) =>
    (await analytics.ask(viewer, REMOVE, { input })).errors?.[0]

  test('that is not there says which there are', async () => {
    const datasetId = await shop()
    expect(await codeOf(owner, { datasetId, from: 'customers.customer_id', to: 'orders.customer_id' })).toMatchObject({
      message:
        'This dataset has no relationship from "customers.customer_id" to "orders.customer_id". It has "orders.customer_id" to "customers.customer_id".',
      extensions: { code: 'BAD_USER_INPUT', field: 'input.from' },
    })
  })

  test('is not found by a stranger, and not allowed to who may only look', async () => {
    const datasetId = await shop()
    const input = { datasetId, ...ENDS }
    expect(await codeOf(aViewer(), input)).toMatchObject({ extensions: { code: 'NOT_FOUND' } })
    expect(await codeOf(reader, input)).toMatchObject({ extensions: { code: 'FORBIDDEN' } })
    expect(await byCountry(datasetId)).toEqual(JOINED)
  })
})
