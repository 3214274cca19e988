import { Aggregate, parseQuerySpec, type QuerySpec } from '@askchart/vocabulary'
import { describe, expect, test } from '@jest/globals'
import { zodResponseFormat } from 'openai/helpers/zod'
import { amountByRegion } from '../../test/model-readings.js'
import { shop } from '../../test/shop.js'
import { parseAnswer } from './answer.js'
import { answerSchema } from './answer-schema.js'
import { catalogueProblems } from './catalogue-problems.js'

interface Schema {
  readonly [key: string]: unknown
}
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object within a JSON schema that says what an object's keys are. */
function objectsIn(value: unknown): readonly Schema[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (!isSchema(value)) return []
  return [...(value['type'] === 'object' ? [value] : []), ...Object.values(value).flatMap(objectsIn)]
}

describe('the schema that answers are held to', () => {
  const format = zodResponseFormat(answerSchema, 'answer')

  test('is strict as structured outputs demand: every key required, no other key allowed', () => {
    const objects = objectsIn(format.json_schema.schema)
    // The answer, the reading, the query, measure, divisor, derivation, dimension, bin, filter, comparison, whole
    // aggregate, related rows and their count, order, limit of each, mention.
    expect(objects).toHaveLength(16)
    for (const { properties, required, additionalProperties } of objects) {
      expect(additionalProperties).toBe(false)
      expect(required).toEqual(Object.keys(isSchema(properties) ? properties : {}))
    }
  })

  test('takes all of a QuerySpec, and what it takes is one', () => {
    const late = { compare: { column: 'a.c', operator: 'GT', values: ['x'] } } as const
    const spec: QuerySpec = {
      v: 1,
      measures: [
        { column: 'a.b', aggregate: 'MEDIAN', via: ['w'], as: 'x' },
        { column: 'a.b', aggregate: 'SUM', filter: { not: late }, per: { aggregate: 'COUNT', filter: late } },
        { column: 'a.b', aggregate: 'SUM', derive: { kind: 'SHARE', within: 'a.c' } },
      ],
      dimensions: [
        { column: 'a.c', granularity: 'QUARTER' },
        { column: 'a.d', bin: { maxBins: 10 } },
      ],
      filter: {
        and: [
          { or: [{ compare: { column: 'a.b', operator: 'LAST_PERIODS', values: [3, 'MONTH', true] } }] },
          { not: { compare: { column: 'a.e', aggregate: 'SUM', operator: 'IN', values: ['x', 2, false] } } },
          { exists: { of: 'a', table: 'b', filter: late, count: { operator: 'GTE', value: 2 } } },
          { compare: { column: 'a.b', operator: 'LT', values: [], to: { column: 'a.b', aggregate: 'AVERAGE' } } },
        ],
      },
      orderBy: [{ by: 'x', direction: 'ASCENDING' }],
      limit: 7,
      limitBy: { dimension: 'a.c', count: 2 },
    }
    // On the wire every key is there: by the keys that a part has is told what it is.
    const KEYS: readonly (readonly [own: string, ...all: string[]])[] = [
      ['v', 'filter', 'orderBy', 'limit', 'limitBy'],
      ['compare', 'and', 'or', 'not', 'exists'],
      ['and', 'or', 'not', 'compare', 'exists'],
      ['or', 'and', 'not', 'compare', 'exists'],
      ['not', 'and', 'or', 'compare', 'exists'],
      ['exists', 'and', 'or', 'not', 'compare'],
      ['values', 'via', 'aggregate', 'to'],
      ['of', 'ofVia', 'via', 'filter', 'count'],
      ['kind', 'within', 'against'],
      ['maxBins', 'step'],
      ['bin', 'via', 'granularity', 'as'],
      ['granularity', 'via', 'bin', 'as'],
    ]
    const filled = (part: unknown, place: string): unknown => {
      if (Array.isArray(part)) return part.map((item) => filled(item, place))
      if (!isSchema(part)) return part
      const measure = ['column', 'via', 'filter']
      const keys = {
        measures: [...measure, 'metric', 'aggregate', 'as', 'per', 'derive'],
        per: measure,
        to: ['filter'],
      }[place]
      const known = keys ?? KEYS.find(([own]) => own in part) ?? []
      const given = Object.entries(part).map(([key, value]) => [key, filled(value, key)])
      return { ...Object.fromEntries(known.map((key) => [key, null])), ...Object.fromEntries(given) }
    }
    const wire = { reading: { ...amountByRegion(), query: filled(spec, 'query') } }
    expect(answerSchema.safeParse(wire).success).toBe(true)
    expect(parseAnswer(JSON.stringify(wire))?.query).toEqual(spec)
    expect(parseQuerySpec(spec)).toEqual({ spec })
  })
})

describe('a query of the model', () => {
  const profile = {
    ...shop('dataset_1'),
    metrics: [
      {
        name: 'margin',
        expression: 'avg(amount)',
        description: null,
        tables: ['sales'],
        unit: null,
        isFraction: false,
        addsUp: false,
      },
    ],
  }
  const total = { v: 1, measures: [{ column: 'sales.amount', aggregate: 'SUM' }], dimensions: [] } as const
  const average = { column: 'sales.amount', aggregate: 'AVERAGE' } as const
  const compare = (operator: string, values: readonly unknown[], more: object = {}) => ({
    filter: { compare: { column: 'sales.region', operator, values, ...more } },
  })

  test.each<[string, object]>([
    ['a total', {}],
    ['a step of time', { dimensions: [{ column: 'sales.sold_on', granularity: 'MONTH' }] }],
    ['bins of a number', { dimensions: [{ column: 'sales.amount', bin: { maxBins: 5 } }] }],
    ['rows', { measures: [{ column: 'sales.amount' }], dimensions: [{ column: 'sales.id' }] }],
    ['a count', { measures: [{ aggregate: 'COUNT' }] }],
    ['an order by a column', { orderBy: [{ by: 'sales.amount', direction: 'ASCENDING' }] }],
    ['an order by a result', { orderBy: [{ by: 'sum_amount', direction: 'ASCENDING' }] }],
    ['a condition on groups', compare('GT', [5], { column: 'sales.amount', aggregate: 'SUM' })],
    ['a share', { measures: [{ ...total.measures[0], derive: { kind: 'SHARE' } }] }],
    ['a metric', { measures: [{ metric: 'margin' }], orderBy: [{ by: 'margin', direction: 'DESCENDING' }] }],
    ['a quotient', { measures: [{ ...total.measures[0], per: { aggregate: 'COUNT' } }] }],
    [
      'above the average',
      compare('GT', [], { column: 'sales.amount', to: { column: 'sales.amount', aggregate: 'AVERAGE' } }),
    ],
    ['the last periods', compare('LAST_PERIODS', [3, 'MONTH'], { column: 'sales.sold_on' })],
  ])('may be %s', (_name, more) => {
    expect(problemsOf(more)).toEqual([])
  })

  test.each<[string, object, RegExp]>([
    ['an unknown column', { dimensions: [{ column: 'sales.shop' }] }, /no column sales\.shop/],
    ['a table for a column', { dimensions: [{ column: 'sales' }] }, /no column sales/],
    [
      'an unknown column deep in a filter',
      { filter: { not: { and: [compare('EQ', [1], { column: 'x.y' }).filter] } } },
      /x\.y/,
    ],
    [
      'an unknown column in the filter of a measure',
      { measures: [{ ...total.measures[0], per: { aggregate: 'COUNT', ...compare('EQ', [1], { column: 'x.z' }) } }] },
      /x\.z/,
    ],
    ['a share of averages', { measures: [{ ...average, derive: { kind: 'SHARE' } }] }, /adds up/],
    [
      'a running total without an order',
      { measures: [{ ...total.measures[0], derive: { kind: 'RUNNING_TOTAL' } }] },
      /order/,
    ],
    ['growth without time', { measures: [{ ...average, derive: { kind: 'GROWTH' } }] }, /time/],
    ['a limit by what is not there', { limitBy: { dimension: 'sales.region', count: 3 } }, /no dimension/],
    ['related rows of an unknown table', { filter: { exists: { of: 'sales', table: 'buyers' } } }, /no table buyers/],
    [
      'the average of a text to compare with',
      compare('GT', [], { to: { column: 'sales.region', aggregate: 'AVERAGE' } }),
      /AVERAGE/,
    ],
    ['an unknown metric', { measures: [{ metric: 'margn' }] }, /metric margn/],
    [
      'a share of a metric that does not add up',
      { measures: [{ metric: 'margin', derive: { kind: 'SHARE' } }] },
      /SHARE/,
    ],
    ['an unknown way', { measures: [{ column: 'sales.amount', aggregate: 'SUM', via: ['billing'] }] }, /billing/],
    ['an order by what is not there', { orderBy: [{ by: 'sales.region', direction: 'ASCENDING' }] }, /order by/],
    ['the average of a text', { measures: [{ column: 'sales.region', aggregate: 'AVERAGE' }] }, /AVERAGE/],
    ['months of a text', { dimensions: [{ column: 'sales.region', granularity: 'MONTH' }] }, /no time/],
    ['hours of a date', { dimensions: [{ column: 'sales.sold_on', granularity: 'HOUR' }] }, /time of day/],
    ['bins of a text', { dimensions: [{ column: 'sales.region', bin: { step: 2 } }] }, /binned/],
    ['a measure of nothing', { measures: [{ aggregate: 'SUM' }] }, /no column/],
    ['nothing at all', { measures: [] }, /nothing/],
    ['rows among aggregates', { measures: [...total.measures, { column: 'sales.id' }] }, /rows stand/],
    ['a range of one value', compare('BETWEEN', [1]), /BETWEEN/],
    ['a comparison with two', compare('EQ', ['a', 'b']), /EQ/],
    ['a list of none', compare('IN', []), /IN/],
    ['a comparison with null', compare('EQ', [null]), /null/],
    ['a pattern for a number', compare('LIKE', ['%1%'], { column: 'sales.amount' }), /no text/],
    ['periods of a text', compare('LAST_PERIODS', [3, 'MONTH']), /no time/],
  ])('may not have %s', (_name, more, problem) => {
    expect(problemsOf(more).join('\n')).toMatch(problem)
  })

  test('may not take from tables that no relationship joins', () => {
    const [sales] = profile.tables
    const other = sales?.columns.map((column) => ({ ...column, ref: `lonely.${column.name}` })) ?? []
    const apart = {
      ...profile,
      tables: [...profile.tables, { name: 'lonely', label: '', rowCount: 1, columns: other }],
    }
    const across = { ...total, dimensions: [{ column: 'lonely.region' }] }
    expect(catalogueProblems(across, apart)).toEqual(['no relationship joins its tables'])
    const joined = [{ name: 'way', from: 'sales.id', to: 'lonely.id', declared: true }]
    expect(catalogueProblems(across, { ...apart, relationships: joined })).toEqual([])
  })

  function problemsOf(more: object): readonly string[] {
    const parsed = parseQuerySpec({ ...total, ...more })
    return 'spec' in parsed ? catalogueProblems(parsed.spec, profile) : ['no query']
  }

  test('has an aggregate for each that there is', () => {
    const fitting = Object.keys(Aggregate).filter(
      (aggregate) => problemsOf({ measures: [{ column: 'sales.amount', aggregate }] }).length === 0,
    )
    expect(fitting).toEqual(Object.keys(Aggregate))
  })
})
