import { expect, test } from '@jest/globals'
import { handWeights, prepareDataset } from '@askchart/nlp/reader'
import { shop } from '../../../subgraphs/nlp/test/reader/shop.js'
import { structureOf } from './structure.js'

const prepared = prepareDataset(shop)
const dataset = {
  profile: shop,
  prepared,
  today: '2025-12-31',
  matchValues: () => Promise.resolve([]),
  run: () => Promise.resolve(null),
}
const options = { datasetOf: () => Promise.resolve(dataset), mostOfEach: 10 }
const row = (nl: string, vql: string) => ({
  id: nl,
  vis_id: nl,
  db_id: 'shop',
  nl,
  hardness: 'Easy',
  chart: 'Bar',
  vql,
  gold_exec: 'match',
})

test('mark, shape and axes are told apart', async () => {
  const { count, mark, shape, axes } = await structureOf(
    [
      row(
        'a bar chart of the number of orders by channel',
        'Visualize BAR SELECT channel , COUNT(channel) FROM orders GROUP BY channel',
      ),
      // Another mark, and nothing else.
      row(
        'a bar chart of the number of orders by status',
        'Visualize PIE SELECT status , COUNT(status) FROM orders GROUP BY status',
      ),
      // Another column, though of the same shape.
      row(
        'a bar chart of the number of orders by channel',
        'Visualize BAR SELECT status , COUNT(status) FROM orders GROUP BY status',
      ),
      // Of a table that is not there: not counted.
      row('the number of ships by flag', 'Visualize BAR SELECT flag , COUNT(flag) FROM ships GROUP BY flag'),
    ],
    handWeights,
    options,
  )
  expect(count).toBe(3)
  expect(mark).toBeCloseTo(2 / 3)
  expect(shape).toBe(1)
  expect(axes).toBeCloseTo(2 / 3)
})
