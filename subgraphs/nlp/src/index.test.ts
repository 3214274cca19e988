import { aViewer } from '@askchart/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { z } from 'zod'
import { analysisOf } from '../test/analyze.js'
import { type NlpRoom, openNlpRoom } from '../test/nlp-room.js'
import { createNlp } from './index.js'

const me = aViewer()
let room: NlpRoom
let datasetId: string

beforeAll(async () => {
  room = await openNlpRoom(createNlp)
  datasetId = room.dataset(me, {
    matches: [{ phrase: 'Blue sofa', column: 'sales.product', value: 'Blue sofa', score: 1 }],
  })
})
afterAll(() => room.stop())

const TOTAL_BY_REGION = {
  dimensions: [{ column: 'sales.region' }],
  measures: [{ column: 'sales.amount', aggregate: 'SUM' }],
}

test('a ranking is read', async () => {
  const { query, intent, mark } = await analysisOf(room, me, { datasetId, prompt: 'Top 3 regions by amount' })
  expect({ query, intent, mark }).toMatchObject({
    intent: 'RANKING',
    mark: 'BAR',
    query: { ...TOTAL_BY_REGION, limit: 3, orderBy: [{ direction: 'DESCENDING' }] },
  })
})

test('a value of a column with too many to know them all is found', async () => {
  const { query } = await analysisOf(room, me, { datasetId, prompt: 'amount of Blue sofa by region' })
  expect(JSON.stringify(query)).toContain('"column":"sales.product"')
  expect(JSON.stringify(query)).toContain('"Blue sofa"')
})

test('every suggested prompt can be read as what it says', async () => {
  const { data } = await room.ask('query ($id: ID!) { suggestPrompts(datasetId: $id) { text intent } }', me, {
    id: datasetId,
  })
  const { suggestPrompts } = z
    .object({ suggestPrompts: z.array(z.object({ text: z.string(), intent: z.string() })).nonempty() })
    .parse(data)
  for (const { text, intent } of suggestPrompts)
    expect((await analysisOf(room, me, { datasetId, prompt: text })).intent).toBe(intent)
})
