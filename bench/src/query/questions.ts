import { z } from 'zod'

/** Queries of a usual chart each, as QueryInput without dataset and filter. */
export const questions = {
  'sum by region (8 groups)': {
    measures: [{ column: 'orders.amount', aggregate: 'SUM' }],
    dimensions: [{ column: 'orders.region' }],
  },
  'count and average by month and region (192 groups)': {
    measures: [{ aggregate: 'COUNT' }, { column: 'orders.amount', aggregate: 'AVERAGE' }],
    dimensions: [{ column: 'orders.ordered', granularity: 'MONTH' }, { column: 'orders.region' }],
  },
  'top 10 of 200 products': {
    measures: [{ column: 'orders.amount', aggregate: 'SUM', as: 'sales' }],
    dimensions: [{ column: 'orders.product' }],
    orderBy: [{ by: 'sales', direction: 'DESCENDING' }],
    limit: 10,
  },
} as const

/** All rows meet it, and no two numbers give one cached result. */
export const differently = (n: number) => ({
  compare: { column: 'orders.amount', operator: 'GTE', values: [-1 - n] },
})

export const RUN_QUERY = `query ($input: QueryInput!) {
  runQuery(input: $input) {
    ... on QueryData { cached data { rowCount columns { name values } } sql { text parameters } }
    ... on QueryProblem { message }
  }
}`

export const ran = z.object({
  runQuery: z.object({
    data: z.object({ rowCount: z.number() }),
    sql: z.object({ text: z.string(), parameters: z.array(z.unknown()) }),
  }),
})
