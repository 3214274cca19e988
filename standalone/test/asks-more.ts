import { expect } from '@jest/globals'
import { z } from 'zod'
import type { Person } from './graph-client.js'

const CREATE = `mutation ($input: CreateChartInput!) {
  createChart(input: $input) {
    __typename
    ... on ChartCreated { chart { data { columns { name values } } } }
    ... on InvalidSpec { issues { path message } }
  }
}`
const created = z.object({
  createChart: z.object({
    __typename: z.literal('ChartCreated'),
    chart: z.object({
      data: z.object({ columns: z.array(z.object({ name: z.string(), values: z.array(z.unknown()) })) }),
    }),
  }),
})

const revenue = { column: 'order_lines.revenue', aggregate: 'SUM' }
const SHARE = {
  v: 1,
  measures: [{ ...revenue, derive: { kind: 'SHARE', within: 'regions.region_name' } }],
  dimensions: [{ column: 'regions.region_name' }, { column: 'products.product_name' }],
  filter: { exists: { of: 'customers', table: 'orders', count: { operator: 'GTE', value: 2 } } },
  orderBy: [{ by: 'share_sum_revenue', direction: 'DESCENDING' }],
  limitBy: { dimension: 'regions.region_name', count: 3 },
}
const SPEC = {
  data: { name: 'data' },
  mark: 'bar',
  encoding: {
    x: { field: 'region_name', type: 'nominal' },
    y: { field: 'share_sum_revenue', type: 'quantitative', axis: { format: '.1~%' } },
    color: { field: 'product_name', type: 'nominal' },
  },
}

/** The three products with the most of each region's revenue, of those who came back: a query made by hand. */
export async function asksMore(person: Person, datasetId: string): Promise<void> {
  const input = { datasetId, title: 'What each region buys', query: SHARE, spec: SPEC }
  const { createChart } = await person.ask(CREATE, created, { input })
  const [regions, , shares] = createChart.chart.data.columns
  const names = z.array(z.string()).parse(regions?.values)
  const parts = z.array(z.number().positive()).parse(shares?.values)
  const totals = new Map<string, number>()
  names.forEach((name, row) => totals.set(name, (totals.get(name) ?? 0) + (parts[row] ?? 0)))
  expect(names).toHaveLength(3 * totals.size)
  for (const total of totals.values()) expect(total).toBeLessThan(1)
}
