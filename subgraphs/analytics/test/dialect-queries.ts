import type { ComparisonOperator, Filter, Granularity } from '@askchart/vocabulary'
import { readings } from './readings.js'
import { count, type PartialQuery, sum, where } from './run-query.js'
import { sales } from './sales.js'
import { shopRelationships, shopTables } from './shop.js'
import type { TestTable } from './tables.js'

/** Texts that collations put in orders of their own, and times that a zone or a leap year moves. */
const moments: TestTable = {
  name: 'moments',
  columns: { id: 'INTEGER', at: 'DATETIME', day: 'DATE', word: 'STRING', ratio: 'DECIMAL', on: 'BOOLEAN' },
  rows: [
    [1, '2023-12-31 23:59:59.999', '2023-12-31', 'Zürich', 0.1, true],
    [2, '2024-02-29 00:00:00.000', '2024-02-29', 'zürich', -2.5, false],
    [3, '2024-12-30 12:30:00.250', '2024-12-30', 'ZÜRICH', 1e12, true],
    [4, '2025-01-05 08:15:30.000', '2025-01-05', 'a_b', 0.2, null],
    [5, '2025-01-06 00:00:00.001', '2025-01-06', 'a-b', 0.30000000000000004, false],
    [6, '1905-03-08 01:02:03.000', '1905-03-08', '', 100, true],
    [7, '2026-11-22 22:30:00.000', '2026-11-22', 'été', 9.99, true],
    [8, null, null, null, null, null],
    [9, '2026-11-22 21:50:00.000', '2026-09-30', '-', 7, false],
  ],
}

export const dialectTables: readonly TestTable[] = [moments, readings, sales, ...shopTables]
export const dialectRelationships = shopRelationships

const GRANULARITIES: readonly Granularity[] = [
  'MINUTE',
  'HOUR',
  'DAY',
  'WEEK',
  'MONTH',
  'QUARTER',
  'YEAR',
  'DAY_OF_WEEK',
  'MONTH_OF_YEAR',
  'HOUR_OF_DAY',
]
const AGGREGATES = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVERAGE', 'MEDIAN', 'MINIMUM', 'MAXIMUM'] as const
const rows = { aggregate: 'COUNT' } as const
const compare = (column: string, operator: ComparisonOperator, ...values: (string | number | boolean)[]): Filter => ({
  compare: { column, operator, values },
})
const ids = (filter: Filter, table = 'moments'): PartialQuery => ({ dimensions: [{ column: `${table}.id` }], filter })
const month = { column: 'sales.day', granularity: 'MONTH' } as const
const region = { column: 'sales.region' }
const amount = sum('sales.amount')
const descending = (by: string) => ({ by, direction: 'DESCENDING' }) as const
const byRegion = { column: 'regions.name' }

const conditions: readonly Filter[] = [
  compare('moments.word', 'LIKE', '%ÜRI%'),
  compare('moments.word', 'LIKE', 'a_b'),
  compare('moments.word', 'LIKE', ''),
  compare('moments.word', 'LTE', 'a_b'),
  compare('moments.word', 'BETWEEN', 'Z', 'z'),
  compare('moments.word', 'IN', 'été', '', "x'y"),
  compare('moments.word', 'NOT_IN', 'été', 'a-b'),
  compare('moments.on', 'NEQ', true),
  compare('moments.ratio', 'EQ', 0.1),
  compare('moments.ratio', 'IN', 0.2, 100, 1e12),
  compare('moments.ratio', 'GT', 0.3),
  compare('moments.id', 'LT', 3.5),
  compare('moments.id', 'BETWEEN', 2, 4),
  compare('moments.at', 'EQ', '2024-02-29'),
  compare('moments.at', 'NEQ', '2024-02-29'),
  compare('moments.at', 'GT', '2025-01-06T00:00:00Z'),
  compare('moments.at', 'LTE', '2025-01-05T10:15:30+02:00'),
  compare('moments.at', 'NOT_IN', '2025-01-05', '2024-12-30'),
  compare('moments.day', 'GTE', '2025-01-05'),
  compare('moments.day', 'IS_NULL'),
  { not: { or: [compare('moments.on', 'EQ', true), compare('moments.ratio', 'LT', 0)] } },
  compare('moments.at', 'LAST_PERIODS', 2, 'HOUR'),
  compare('moments.at', 'LAST_PERIODS', 90, 'MINUTE', true),
  compare('moments.at', 'LAST_PERIODS', 8, 'QUARTER'),
  compare('moments.day', 'LAST_PERIODS', 2, 'YEAR'),
  compare('moments.day', 'LAST_PERIODS', 3, 'MONTH', true),
  compare('moments.day', 'LAST_PERIODS', 100, 'WEEK', true),
  { compare: { column: 'moments.ratio', operator: 'GT', values: [], to: { column: 'moments.ratio', aggregate: 'MEDIAN' } } }, // prettier-ignore
  { compare: { column: 'moments.word', operator: 'LT', values: [], to: { column: 'moments.word', aggregate: 'MAXIMUM' } } }, // prettier-ignore
]

/** Every construct of a query, by what it is about. */
export const dialectQueries: Readonly<Record<string, PartialQuery>> = {
  ...Object.fromEntries(
    GRANULARITIES.flatMap((granularity): [string, PartialQuery][] => [
      [`times by ${granularity}`, { measures: [rows], dimensions: [{ column: 'moments.at', granularity }] }],
      ...(['MINUTE', 'HOUR', 'HOUR_OF_DAY'].includes(granularity)
        ? []
        : ([
            [`days by ${granularity}`, { measures: [rows], dimensions: [{ column: 'moments.day', granularity }] }],
          ] satisfies [string, PartialQuery][])),
    ]),
  ),
  ...Object.fromEntries(
    (['readings.amount', 'readings.size', 'readings.big', 'moments.ratio'] as const).map((column) => [
      `every aggregate of ${column}`,
      { measures: AGGREGATES.map((aggregate) => ({ column, aggregate })) },
    ]),
  ),
  'every aggregate of nothing': {
    measures: AGGREGATES.map((aggregate) => ({ column: 'readings.amount', aggregate })),
    filter: where('readings.id', 'EQ', 4),
  },
  'first and last of texts, days and times': {
    measures: ['moments.word', 'moments.day', 'moments.at'].flatMap((column) => [
      { column, aggregate: 'MINIMUM' as const, as: `first ${column}` },
      { column, aggregate: 'MAXIMUM' as const, as: `last ${column}` },
      { column, aggregate: 'COUNT_DISTINCT' as const, as: `kinds ${column}` },
    ]),
  },
  'an exact whole number beyond 2^53': {
    dimensions: [{ column: 'readings.big' }],
    filter: compare('readings.big', 'EQ', '9007199254740993'),
  },
  'the sum of whole numbers is exact': { measures: [sum('readings.big')] },
  'texts in order, capitals or not': { dimensions: [{ column: 'moments.word' }] },
  'texts from the last to the first, the missing last': {
    dimensions: [{ column: 'moments.word' }],
    orderBy: [descending('moments.word')],
  },
  'numbers from the last to the first, the missing last': {
    dimensions: [{ column: 'moments.ratio' }, { column: 'moments.id' }],
    orderBy: [descending('moments.ratio')],
  },
  booleans: { measures: [rows], dimensions: [{ column: 'moments.on' }] },
  'row by row': {
    measures: [{ column: 'moments.at' }, { column: 'moments.on' }],
    dimensions: [{ column: 'moments.word' }, { column: 'moments.ratio' }],
  },
  'row by row, the first of each': {
    measures: [{ column: 'sales.amount' }],
    dimensions: [region, { column: 'sales.id' }],
    orderBy: [descending('sales.amount')],
    limitBy: { dimension: 'sales.region', count: 2 },
  },
  'a column called as one of the statement': {
    measures: [
      { ...rows, as: 'place' },
      { ...amount, as: 'rank' },
    ],
    dimensions: [
      { ...region, as: 'c0' },
      { ...month, as: '_' },
    ],
    orderBy: [descending('rank')],
    limitBy: { dimension: 'c0', count: 2 },
  },
  'odd names of columns': {
    measures: [{ ...rows, as: `it's "50%" \`of\` \\ ünï` }],
    dimensions: [{ column: 'readings.odd `name\\' }],
  },
  ...Object.fromEntries(
    conditions.map((filter): [string, PartialQuery] => [`rows where ${JSON.stringify(filter)}`, ids(filter)]),
  ),
  'a backslash in a pattern': ids(compare('readings.odd `name\\', 'LIKE', '%\\%'), 'readings'),
  'a quote in a value': ids(compare('readings.odd `name\\', 'NEQ', "it's; --"), 'readings'),
  bins: { measures: [rows], dimensions: [{ column: 'moments.ratio', bin: { step: 0.1 } }] },
  'at most so many bins': { measures: [rows, amount], dimensions: [{ column: 'sales.amount', bin: { maxBins: 7 } }] },
  'bins of whole numbers below zero': { measures: [rows], dimensions: [{ column: 'moments.ratio', bin: { step: 5 } }] },
  'conditions on groups': {
    measures: [amount],
    dimensions: [region],
    filter: { compare: { column: 'sales.amount', aggregate: 'SUM', operator: 'GT', values: [110] } },
  },
  'the first groups': { measures: [amount], dimensions: [region], orderBy: [descending('sales.amount')], limit: 1 },
  'the first regions by year': {
    measures: [sum('orders.shipping')],
    dimensions: [byRegion, { column: 'orders.ordered', granularity: 'YEAR' }],
    orderBy: [descending('orders.shipping')],
    limit: 1,
  },
  'the first products of the first regions': {
    measures: [sum('lines.revenue')],
    dimensions: [byRegion, { column: 'products.name' }],
    orderBy: [descending('lines.revenue')],
    limitBy: { dimension: 'regions.name', count: 1 },
    limit: 2,
  },
  'measures of three tables': {
    measures: [
      sum('lines.revenue'),
      sum('orders.shipping'),
      sum('tickets.minutes'),
      { column: 'orders.ordered', aggregate: 'MAXIMUM' },
      { column: 'customers.name', aggregate: 'MINIMUM' },
    ],
    dimensions: [byRegion],
  },
  'a sum over rows that a join repeats': {
    measures: [sum('orders.shipping'), count('customers.id')],
    dimensions: [{ column: 'products.category' }],
  },
  'a quotient of aggregates, one of them filtered': {
    measures: [
      { ...sum('lines.revenue'), per: { column: 'orders.id', aggregate: 'COUNT' } },
      { ...count('orders.id'), filter: where('orders.status', 'EQ', 'paid'), per: rows, as: 'paid share' },
    ],
    dimensions: [byRegion],
  },
  'customers without tickets': {
    dimensions: [{ column: 'customers.name' }],
    filter: { not: { exists: { of: 'customers', table: 'tickets' } } },
  },
  'customers with two orders and more than so much': {
    dimensions: [{ column: 'customers.name' }],
    filter: {
      exists: {
        of: 'customers',
        table: 'orders',
        count: { operator: 'GTE', value: 2 },
        filter: { compare: { column: 'orders.shipping', aggregate: 'SUM', operator: 'GT', values: [11] } },
      },
    },
  },
  'customers with fewer than two orders': {
    dimensions: [{ column: 'customers.name' }],
    filter: { exists: { of: 'customers', table: 'orders', count: { operator: 'LT', value: 2 } } },
  },
  'shares of all and within': {
    measures: [
      { ...amount, derive: { kind: 'SHARE' } },
      { ...amount, derive: { kind: 'SHARE', within: 'sales.region' }, as: 'within' },
    ],
    dimensions: [region, month],
  },
  'running totals': { measures: [{ ...amount, derive: { kind: 'RUNNING_TOTAL' } }], dimensions: [region, month] },
  ...Object.fromEntries(
    (['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const).flatMap((granularity) =>
      (['PREVIOUS_PERIOD', 'YEAR_BEFORE'] as const).map((against): [string, PartialQuery] => [
        `growth by ${granularity} against ${against}`,
        {
          measures: [amount, { ...amount, derive: { kind: 'GROWTH', against }, as: 'growth' }],
          dimensions: [{ column: 'sales.day', granularity }],
        },
      ]),
    ),
  ),
  'change of times by the hour': {
    measures: [{ ...amount, derive: { kind: 'CHANGE', against: 'YEAR_BEFORE' } }],
    dimensions: [{ column: 'sales.at', granularity: 'HOUR' }],
  },
  'change of whole numbers': {
    measures: [{ ...amount, derive: { kind: 'CHANGE' } }],
    dimensions: [{ column: 'sales.year' }, region],
  },
  'change in a bounded time': {
    measures: [{ ...amount, per: rows, derive: { kind: 'CHANGE' } }],
    dimensions: [month],
    filter: compare('sales.day', 'BETWEEN', '2025-01-01', '2025-02-20'),
  },
}
