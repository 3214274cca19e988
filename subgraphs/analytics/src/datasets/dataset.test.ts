import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { aViewer } from '@askchart/testing'
import { type RunningAnalytics, runAnalytics } from '../../test/running-analytics.js'

let analytics: RunningAnalytics
const owner = aViewer()

beforeAll(async () => {
  analytics = await runAnalytics()
  await analytics.subgraph.start()
}, 120_000)
afterAll(() => analytics.stop(), 60_000)

const LIST = `query ($workspaceId: ID, $first: Int, $after: String) {
  datasets(workspaceId: $workspaceId, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id name source version rowCount workspace { id } createdAt
      tables { name label rowCount columns { ref label type role distinctCount minimum maximum unit defaultAggregate synonyms sampleValues(first: 3) } preview(first: 2) }
      relationships { name from to declared } } } } }`

describe('the sample dataset', () => {
  test('is there when a workspace first looks', async () => {
    const { data, errors } = await analytics.ask(owner, LIST)
    expect(errors).toBeUndefined()
  })
})
