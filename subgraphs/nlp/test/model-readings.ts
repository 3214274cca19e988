import type { ReadResult } from '../src/reader/types.js'
import { aReading } from './scripted-reader.js'

/** What the model answers to TAKINGS, with every key that its schema demands. */
export const amountByRegion = (more: object = {}, queryMore: object = {}): object => ({
  intent: 'RANKING',
  mark: 'BAR',
  arrangement: null,
  query: {
    v: 1,
    measures: [{ column: 'sales.amount', aggregate: 'SUM', via: null, as: null }],
    dimensions: [{ column: 'sales.region', via: null, granularity: null, bin: null, as: null }],
    filter: null,
    orderBy: [{ by: 'sales.amount', direction: 'DESCENDING' }],
    limit: 3,
    ...queryMore,
  },
  mentions: [
    { text: 'Takings', kind: 'MEASURE', column: 'sales.amount', value: null },
    { text: 'region', kind: 'DIMENSION', column: 'sales.region', value: null },
    { text: 'weather', kind: 'DIMENSION', column: 'sales.region', value: null },
    { text: 'best', kind: 'DIMENSION', column: 'sales.product', value: null },
    { text: 'three', kind: 'LIMIT', column: null, value: 3 },
  ],
  ...more,
})

export const TAKINGS = 'takings of the best three regions, one bar for each region'

/** A filter as the model writes it. */
export const comparing = (column: string, operator: string, values: readonly unknown[]): object => ({
  filter: {
    and: null,
    or: null,
    not: null,
    compare: { column, via: null, aggregate: null, operator, values },
  },
})

export const unsure = (prompt: string): ReadResult => ({
  outcome: 'reading',
  reading: aReading(prompt, { confidence: 0.4 }),
})

export const clueless = (): ReadResult => ({
  outcome: 'cannot',
  message: 'Nothing in this dataset is called "takings".',
  unknown: ['takings'],
  suggestions: ['Total amount'],
})
