import { beforeAll, describe, expect, test } from '@jest/globals'
import { testClickHouse } from '@askchart/testing'
import type { Cell, QuerySpec } from '@askchart/vocabulary'
import { catalogueOf, loadTables } from '../../test/tables.js'
import { shopRelationships, shopTables } from '../../test/shop.js'
import { compileQuery } from './compile.js'

const { client, database } = await testClickHouse()
const catalogue = catalogueOf(database, shopTables, shopRelationships)
const now = new Date('2026-11-23T10:00:00Z')

beforeAll(() => loadTables(client, database, shopTables))

type Query = Partial<Omit<QuerySpec, 'v'>>
const spec = (query: Query): QuerySpec => ({ v: 1, measures: [], dimensions: [], ...query })

async function rowsOf(query: Query): Promise<readonly (readonly Cell[])[]> {
  const result = compileQuery(spec(query), catalogue, { now })
  if ('problems' in result) throw new Error(JSON.stringify(result.problems))
  const { sql, parameters } = result.compiled
  const answer = await client.query({ query: sql, query_params: parameters, format: 'JSONCompactEachRow' })
  return answer.json<Cell[]>()
}
const sum = (column: string) => ({ column, aggregate: 'SUM' }) as const
const by = (column: string) => ({ column })

describe('aggregates over one table', () => {
  test('group by a dimension; NULL is a group of its own and comes last', async () => {
    expect(await rowsOf({ measures: [sum('orders.shipping')], dimensions: [by('orders.status')] })).toEqual([
      ['open', 11],
      ['paid', 44],
      [null, 17],
    ])
  })
  test('fan', async () => {
    expect(
      await rowsOf({
        measures: [{ column: 'customers.id', aggregate: 'COUNT' }, sum('lines.revenue'), sum('orders.shipping')],
        dimensions: [by('products.category')],
      }),
    ).toEqual([])
  })
})
