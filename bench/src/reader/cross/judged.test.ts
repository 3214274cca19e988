import { expect, test } from '@jest/globals'
import { handWeights, prepareDataset } from '@askchart/nlp/reader'
import { shop } from '../../../../subgraphs/nlp/test/reader/shop.js'
import { judged, type Known } from './judged.js'

const column = (name: string, type: 'STRING' | 'INTEGER', value: string | number) => ({ name, type, values: [value] })
const dataset = {
  profile: shop,
  prepared: prepareDataset(shop),
  today: '2025-12-31',
  matchValues: () => Promise.resolve([]),
  run: () => Promise.resolve([column('channel', 'STRING', 'Web'), column('count', 'INTEGER', 3)]),
}
const known = (nl: string, vql: string, why: string | null): Known => ({
  id: '1',
  chartId: '1',
  database: 'shop',
  nl,
  vql: `Visualize BAR ${vql}`,
  colour: null,
  hardness: 'Easy',
  isJoined: false,
  wrongWith: () => why,
})
const lostOf = async (nl: string, vql: string, why: string | null = 'data') =>
  (await judged(known(nl, vql, why), dataset, handWeights)).lost

const BY_CHANNEL = 'SELECT channel , COUNT(channel) FROM orders GROUP BY channel'
const BY_STATUS = 'SELECT status , COUNT(status) FROM orders GROUP BY status'

test('what passes is not lost', async () => {
  expect(await lostOf('the number of orders by channel', BY_CHANNEL, null)).toBeNull()
})

test('a wrong chart of the right columns was lost at its filter, order, bins or mark', async () => {
  expect(await lostOf('the number of orders by channel', BY_CHANNEL)).toBe('filter, order, bins or mark')
})

test('a column that no word names is not among the readings', async () => {
  expect(await lostOf('the number of orders by channel', BY_STATUS)).toBe('not among the readings')
})

test('a reading that is made and not chosen was ranked below, told by the part that differs', async () => {
  expect(await lostOf('the number of orders by channel, coloured by status', BY_STATUS)).toBe(
    'the colour, ranked below',
  )
})

test('what is not understood at all has no answer, and what no query says is told apart', async () => {
  expect(await lostOf('good morning', BY_CHANNEL)).toBe('not among the readings')
  expect(await lostOf('the number of orders by channel', 'SELECT ship , COUNT(ship) FROM fleet')).toBe(
    'the query is not parsed',
  )
})
