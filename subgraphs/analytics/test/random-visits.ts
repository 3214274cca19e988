import type { Cell, Comparison, Dimension, Filter, Granularity, Measure, Order } from '@askchart/vocabulary'
import { createRandom } from './random-query.js'
import type { PartialQuery } from './run-query.js'
import type { TestTable } from './tables.js'

/** 60 rows over some weeks, to the second, whose every column but the first misses some values. */
export function randomVisits(random: () => number): TestTable {
  const maybe = <T>(value: T): T | null => (random() < 0.12 ? null : value)
  const whole = (below: number): number => Math.floor(random() * below)
  const instant = (): string =>
    new Date(Date.UTC(2026, 1, 1 + whole(40), whole(24), whole(60), whole(60))).toISOString()
  return {
    name: 'visits',
    columns: { id: 'INTEGER', city: 'STRING', size: 'INTEGER', price: 'DECIMAL', at: 'DATETIME' },
    rows: Array.from({ length: 60 }, (_, id) => [
      id,
      maybe(['Bergen', 'Oslo', 'Rome'][whole(3)] ?? null),
      maybe(whole(30) - 8),
      maybe(whole(400) / 4),
      maybe(instant().replace('T', ' ').replace('Z', '')),
    ]),
  }
}

const CUTS = ['MINUTE', 'HOUR', 'HOUR_OF_DAY', 'DAY', 'WEEK', 'MONTH'] as const
const PERIODS: readonly Granularity[] = ['DAY', 'WEEK', 'MONTH']

/**
 * Groups of bins and of parts of the day, with conditions on groups, on an aggregate of the whole table and on the last
 * periods, in an order that no two rows share, and sometimes cut off for each value of the first dimension or over all.
 */
export function randomVisitsQuery(random: ReturnType<typeof createRandom>): PartialQuery {
  const pick = <T>(items: readonly [T, ...T[]] | readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const dimension = (as: string): Dimension =>
    pick<() => Dimension>([
      () => ({ column: 'visits.city', as }),
      () => ({ column: 'visits.size', bin: { step: pick([2, 5, 10]) }, as }),
      () => ({ column: 'visits.price', bin: { step: pick([0.5, 25]) }, as }),
      () => ({ column: 'visits.at', granularity: pick(CUTS), as }),
    ])()
  const measure: Measure = { ...pick([{ column: 'visits.size', aggregate: 'SUM' }, { aggregate: 'COUNT' }]), as: 'm' }
  const compared = (comparison: Comparison): Filter => ({ compare: comparison })
  const operator = () => pick(['LT', 'LTE', 'GT', 'GTE', 'NEQ', 'EQ'] as const)
  const ofGroup = (): Filter =>
    compared({
      column: 'visits.size',
      aggregate: pick(['SUM', 'COUNT', 'MAXIMUM'] as const),
      operator: operator(),
      values: [pick([0, 1, 2, 5, 12])],
    })
  const ofRow = (): Filter =>
    pick<() => Filter>([
      () =>
        compared({ column: 'visits.city', operator: pick(['EQ', 'NEQ'] as const), values: [pick(['Oslo', 'Rome'])] }),
      () => {
        const aggregate = pick(['AVERAGE', 'MEDIAN', 'MAXIMUM', 'MINIMUM'] as const)
        const filter: Filter = compared({ column: 'visits.city', operator: 'EQ', values: ['Bergen'] })
        const to = { column: 'visits.size', aggregate, ...(random() < 0.4 ? { filter } : {}) }
        return compared({ column: 'visits.size', operator: operator(), values: [], to })
      },
      () => {
        const complete: readonly Cell[] = random() < 0.3 ? [true] : []
        return compared({
          column: 'visits.at',
          operator: 'LAST_PERIODS',
          values: [pick([1, 2, 3]), pick(PERIODS), ...complete],
        })
      },
    ])()
  const turned = (filter: Filter): Filter => (random() < 0.25 ? { not: filter } : filter)
  const conditions = [
    ...(random() < 0.6 ? [turned(ofRow())] : []),
    ...(random() < 0.6 ? [random() < 0.5 ? turned(ofGroup()) : { or: [ofGroup(), ofGroup()] }] : []),
  ]
  const dimensions = random() < 0.5 ? [dimension('a')] : [dimension('a'), dimension('b')]
  const order = (by: string): Order => ({ by, direction: pick(['ASCENDING', 'DESCENDING'] as const) })
  const cutOff = random()
  return {
    measures: [measure],
    dimensions,
    orderBy: ['m', ...dimensions.map(({ as = '' }) => as)].map(order),
    ...(conditions.length > 0 ? { filter: { and: conditions } } : {}),
    ...(cutOff < 0.3
      ? { limitBy: { dimension: 'a', count: pick([1, 2]) } }
      : cutOff < 0.5 && dimensions.length === 1
        ? { limit: pick([1, 4]) }
        : {}),
  }
}
