import { expect, test } from '@jest/globals'
import { buildSchema, parse, validate } from 'graphql'
import { readFileSync } from 'node:fs'
import { idsOf, IDS_QUERY, withIds } from './example-ids.js'
import { exampleTabs } from './examples.js'

const schema = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'))
const ids = { datasetId: 'dataset_1', chartId: '' }

test('every example is valid against the public API', () => {
  const queries = [IDS_QUERY, ...exampleTabs(ids).map(({ query }) => query)]
  expect(queries.flatMap((query) => validate(schema, parse(query)))).toEqual([])
  expect(exampleTabs(ids)).toHaveLength(3)
})

test('ids are read from the answer, and are empty where there are none', () => {
  const answer = { data: { datasets: { edges: [{ node: { id: 'dataset_1' } }] }, charts: { edges: [] } } }
  expect(idsOf(answer)).toEqual(ids)
  expect(idsOf(null)).toEqual({ datasetId: '', chartId: '' })
})

test('an id left empty is filled in, and one that is given stays', async () => {
  const known = () => Promise.resolve({ datasetId: 'dataset_9', chartId: 'chart_9' })
  expect(await withIds({ chartId: '', other: 1 }, known)).toEqual({ chartId: 'chart_9', other: 1 })
  expect(await withIds({ chartId: 'chart_1' }, known)).toEqual({ chartId: 'chart_1' })
  expect(await withIds(undefined, known)).toBeUndefined()
})
