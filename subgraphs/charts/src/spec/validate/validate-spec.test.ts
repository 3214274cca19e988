import { describe, expect, test } from '@jest/globals'
import type { QuerySpec } from '@askchart/vocabulary'
import { stepsIn } from './bin-steps.js'
import { MAX_SPEC_BYTES, validateSpec } from './validate-spec.js'

const query: QuerySpec = {
  v: 1,
  dimensions: [{ column: 'orders.channel' }, { column: 'orders.weight', bin: { step: 10 } }],
  measures: [{ column: 'orders.revenue', aggregate: 'SUM' }],
}
const x = { field: 'channel', type: 'nominal' } as const
const y = { field: 'sum_revenue', type: 'quantitative' } as const
const data = { name: 'data' } as const
const bars = { data, mark: { type: 'bar' }, encoding: { x, y } } as const

const pathsOf = (spec: unknown): readonly string[] =>
  validateSpec(spec, query, { weight_bin: 10 }).map(({ path }) => path)

describe('takes what a person may want', () => {
  test.each<[string, unknown]>([
    ['plain bars', bars],
    ['a mark by name', { ...bars, mark: 'line' }],
    [
      'its schema and data',
      { ...bars, $schema: 'https://vega.github.io/schema/vega-lite/v6.json', data: { name: 'data' } },
    ],
    ['a scheme', { ...bars, encoding: { x, y, color: { ...x, scale: { scheme: 'tableau10' } } } }],
    ['a colour', { ...bars, mark: { type: 'bar', color: 'rgb(10, 20, 30)' } }],
    ['a range of colours', { ...bars, encoding: { x, y, color: { ...x, scale: { range: ['#fff', 'teal'] } } } }],
    ['an order of its own', { ...bars, encoding: { x: { ...x, sort: ['Web', 'Shop'] }, y } }],
    ['an order by a channel', { ...bars, encoding: { x: { ...x, sort: '-y' }, y } }],
    [
      'layers',
      {
        data,
        encoding: { x },
        layer: [
          { mark: 'bar', encoding: { y } },
          { mark: { type: 'rule' }, encoding: { y: { datum: 5 } } },
        ],
      },
    ],
    ['a pie', { data, mark: 'arc', encoding: { theta: y, color: x } }],
    [
      'bins of the query',
      {
        data,
        mark: 'bar',
        encoding: { x: { field: 'weight_bin', type: 'quantitative', bin: { binned: true, step: 10 } }, y },
      },
    ],
    ['words', { data, mark: { type: 'text', text: 'Hello' }, encoding: {} }],
    ['tooltips', { ...bars, encoding: { x, y, tooltip: [x, { ...y, format: ',.2f' }] } }],
  ])('%s', (_name, spec) => {
    expect(validateSpec(spec, query, { weight_bin: 10 })).toEqual([])
  })
})

describe('annotations and labels', () => {
  const line = { kind: 'line', axis: 'y', at: 500, label: 'Target', color: '#c23b52' }
  test.each<[string, unknown]>([
    ['a line at a value', { a: line }],
    ['a line at the average', { a: { kind: 'line', axis: 'y', of: 'mean' } }],
    ['a region of time', { 'id-1': { kind: 'region', axis: 'x', from: '2026-01-01', to: '2026-03-01' } }],
    ['a note at a name', { b: { kind: 'note', text: 'The sale', x: 'Web' } }],
    ['none any more', {}],
  ])('are kept: %s', (_name, annotations) => {
    expect(validateSpec({ ...bars, annotations, labels: { format: ',.0f' } }, query)).toEqual([])
  })

  test.each<[string, unknown, string]>([
    ['a list', [line], '/annotations'],
    ['an unknown kind', { a: { kind: 'image', url: 'https://example.com' } }, '/annotations/a/kind'],
    ['a kind that every object has', { a: { kind: 'constructor' } }, '/annotations/a/kind'],
    ['an address', { a: { ...line, href: 'https://example.com' } }, '/annotations/a/href'],
    ['an expression', { a: { ...line, at: { expr: 'datum.x' } } }, '/annotations/a/at'],
    ['a colour that is an address', { a: { ...line, color: 'url(#a)' } }, '/annotations/a/color'],
    ['an id that is a path', { 'a/b': line }, '/annotations/a~1b'],
    ['a prototype', JSON.parse('{"__proto__":{"kind":"line","at":1}}'), '/annotations/__proto__/axis'],
    ['a line that is nowhere', { a: { kind: 'line', axis: 'y' } }, '/annotations/a/at'],
    ['a line that is twice', { a: { ...line, of: 'mean' } }, '/annotations/a/at'],
    ['a long text', { a: { kind: 'note', text: 'x'.repeat(501) } }, '/annotations/a/text'],
    ['too many', Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`a${at}`, line])), '/annotations'],
  ])('are refused: %s', (_name, annotations, path) => {
    expect(pathsOf({ ...bars, annotations })).toEqual([path])
  })

  test('hold no expression in how values are written', () => {
    expect(pathsOf({ ...bars, labels: { expr: 'x' } })).toEqual(['/labels/expr'])
    expect(pathsOf({ ...bars, labels: true })).toEqual(['/labels'])
  })
})

describe('refuses what loads, runs or makes rows, and says where', () => {
  test.each<[string, unknown, string]>([
    ['data from an address', { ...bars, data: { url: 'https://example.com/a.csv' } }, '/data/url'],
    ['rows of its own', { ...bars, data: { values: [{ a: 1 }] } }, '/data/values'],
    ['made rows', { ...bars, data: { sequence: { start: 0, stop: 3e6 } } }, '/data/sequence'],
    ['another data set', { ...bars, data: { name: 'other' } }, '/data/name'],
    ['data sets', { ...bars, datasets: {} }, '/datasets'],
    ['a transform', { ...bars, transform: [{ calculate: 'datum.x', as: 'y' }] }, '/transform'],
    ['parameters', { ...bars, params: [{ name: 'p', expr: '1' }] }, '/params'],
    ['a link', { ...bars, mark: { type: 'bar', href: 'javascript:alert(1)' } }, '/mark/href'],
    ['a link by channel', { ...bars, encoding: { x, y, href: x } }, '/encoding/href'],
    ['a picture', { ...bars, mark: 'image' }, '/mark'],
    ['an address', { ...bars, encoding: { x, y, url: x } }, '/encoding/url'],
    [
      'an expression of a label',
      { ...bars, encoding: { x: { ...x, axis: { labelExpr: 'datum.label' } }, y } },
      '/encoding/x/axis/labelExpr',
    ],
    ['an expression as a value', { ...bars, mark: { type: 'bar', color: { expr: 'x' } } }, '/mark/color'],
    [
      'a signal',
      { ...bars, encoding: { x: { ...x, scale: { domain: { signal: 's' } } }, y } },
      '/encoding/x/scale/domain',
    ],
    [
      'a colour that is an address',
      { ...bars, mark: { type: 'bar', fill: 'url(https://example.com/#a)' } },
      '/mark/fill',
    ],
    ['such a colour as a value', { ...bars, encoding: { x, y, color: { value: 'url(#a)' } } }, '/encoding/color/value'],
    ['a custom shape', { ...bars, mark: { type: 'point', shape: 'M0,0L1,1Z' } }, '/mark/shape'],
    [
      'a condition',
      { ...bars, encoding: { x, y, color: { condition: { test: 'true', value: 'red' } } } },
      '/encoding/color/condition',
    ],
    [
      'a million ticks',
      { ...bars, encoding: { x, y: { ...y, axis: { tickCount: 1e6 } } } },
      '/encoding/y/axis/tickCount',
    ],
    [
      'a million bins',
      { ...bars, encoding: { x: { field: 'weight_bin', type: 'quantitative', bin: { binned: true, step: 1e-5 } }, y } },
      '/encoding/x/bin/step',
    ],
    [
      'bins of what is not binned',
      { ...bars, encoding: { x, y: { ...y, bin: { binned: true, step: 10 } } } },
      '/encoding/y/bin/step',
    ],
    ['a config', { ...bars, config: { background: 'red' } }, '/config'],
    ['a prototype', JSON.parse('{"mark":"bar","encoding":{"__proto__":{"field":"channel"}}}'), '/encoding/__proto__'],
    ['a schema of someone else', { ...bars, $schema: 'https://example.com/v6.json' }, '/$schema'],
  ])('%s', (_name, spec, path) => {
    expect(pathsOf(spec)).toContain(path)
  })
})

describe('refuses what would not draw', () => {
  test.each<[string, unknown, string]>([
    ['a column that is not there', { ...bars, encoding: { x: { ...x, field: 'region' }, y } }, '/encoding/x/field'],
    ['no mark', { encoding: { x, y } }, '/mark'],
    ['an unknown mark', { ...bars, mark: 'sparkle' }, '/mark'],
    ['a mark that every object has', { ...bars, mark: 'constructor' }, '/mark'],
    ['such a mark by its type', { ...bars, mark: { type: '__proto__' } }, '/mark/type'],
    ['an arc without an angle', { mark: 'arc', encoding: { color: x } }, '/encoding'],
    ['a line with one end', { mark: 'line', encoding: { x } }, '/encoding'],
    ['a field without a type', { ...bars, encoding: { x: { field: 'channel' }, y } }, '/encoding/x'],
    ['a channel of nothing', { ...bars, encoding: { x: { title: 'X' }, y } }, '/encoding/x/field'],
    ['a sum of nothing', { ...bars, encoding: { x, y: { aggregate: 'sum' } } }, '/encoding/y/field'],
    ['a mark without a type', { ...bars, mark: { color: 'teal' } }, '/mark/type'],
    ['such a mark in a layer', { data, encoding: { x, y }, layer: [{ mark: {} }] }, '/layer/0/mark/type'],
    [
      'a channel of nothing beside a mark of nothing',
      { ...bars, mark: {}, encoding: { x: { type: 'nominal' } } },
      '/encoding/x/field',
    ],
    ['no data', { mark: 'bar', encoding: { x, y } }, '/data'],
    ['data without a name', { ...bars, data: {} }, '/data/name'],
    ['layers without a mark', { layer: [{ encoding: { x } }] }, '/layer/0/mark'],
    ['no layers', { layer: [] }, '/layer'],
    ['names stacked', { ...bars, encoding: { x: { ...x, stack: 'zero' }, y } }, '/encoding/x/stack'],
    ['an offset from nothing', { mark: 'bar', encoding: { y, xOffset: x } }, '/encoding/xOffset'],
    ['no object', [], ''],
  ])('%s', (_name, spec, path) => {
    expect(pathsOf(spec)).toContain(path)
  })
})

test('says what is wrong in words, with the names that would do', () => {
  const [issue] = validateSpec({ ...bars, encoding: { x: { ...x, field: 'region' }, y } }, query)
  expect(issue?.message).toBe(
    '/encoding/x/field: "region" is not a column of the chart\'s query: channel, weight_bin, sum_revenue.',
  )
})

test('a spec has at most 64 KiB, and at most 12 levels', () => {
  const long = { ...bars, description: 'ä'.repeat(MAX_SPEC_BYTES / 2) }
  expect(validateSpec(long, query)[0]?.message).toContain('at most 65536')
  let deep: unknown = 'bottom'
  for (let level = 0; level < 50_000; level += 1) deep = [deep]
  expect(validateSpec({ ...bars, title: deep }, query)[0]?.message).toContain('12 levels')
})

test('tells at most 20 issues', () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`key${index}`, 1]))
  expect(validateSpec({ ...bars, ...many }, query)).toHaveLength(20)
})

test('the widths a spec draws with are found in it', () => {
  expect(stepsIn({ encoding: { x: { field: 'weight_bin', bin: { binned: true, step: 10 } } } })).toEqual({
    weight_bin: 10,
  })
})
