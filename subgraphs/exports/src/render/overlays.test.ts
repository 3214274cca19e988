import { describe, expect, test } from '@jest/globals'
import type { Json, JsonObject } from '@askchart/vocabulary'
import { type Picture, type PictureOptions, pictureSchema } from './picture.js'
import { renderSvg } from './svg.js'

const options: PictureOptions = { width: 640, height: 400, scale: 1, theme: 'LIGHT' }
const region = { field: 'region', type: 'nominal', sort: '-y' } as const
const sales = { field: 'sales', type: 'quantitative', axis: { format: '$,.0f' } } as const
const columns = [
  { name: 'region', type: 'STRING', values: ['East', 'West', 'North'] },
  { name: 'sales', type: 'DECIMAL', values: [20, 90, 40] },
]
const bars: JsonObject = { mark: 'bar', encoding: { x: region, y: sales } }

const drawn = (spec: JsonObject, of: Picture['columns'] = columns): Promise<string> =>
  renderSvg(pictureSchema.parse({ title: 'Sales', description: null, spec, columns: of }), options)
const annotated = (found: Json, spec: JsonObject = bars, of: Picture['columns'] = columns): Promise<string> =>
  drawn({ ...spec, annotations: { a: found } }, of)

/** The x of each label of the horizontal axis, by its text, from the left. */
function labelsOf(svg: string): readonly string[] {
  const labels = svg.slice(svg.indexOf('role-axis-label'), svg.indexOf('role-axis-domain'))
  return [...labels.matchAll(/translate\(([\d.]+),[\d.]+\)[^>]*>([^<]+)</g)]
    .map(([, x, text]) => ({ x: Number(x), text: text ?? '' }))
    .toSorted((a, b) => a.x - b.x)
    .map(({ text }) => text)
}
const categories = (svg: string): readonly string[] => {
  const axis = svg.slice(svg.indexOf('aria-label="X-axis'))
  return labelsOf(axis)
}
/** How far down the rules of a drawing are, in pixels of the plot. */
const rules = (svg: string): readonly number[] => {
  const group = svg.slice(svg.indexOf('mark-rule role-mark'))
  return [...group.slice(0, group.indexOf('</g>')).matchAll(/translate\([\d.]+,([\d.]+)\)/g)].map(([, y]) => Number(y))
}
const texts = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '')

describe('a line', () => {
  test('at a value makes room for it on the axis, with its words', async () => {
    const svg = await annotated({ kind: 'line', axis: 'y', at: 150, label: 'Target' })
    expect(rules(svg)).toHaveLength(1)
    expect(texts(svg)).toEqual(expect.arrayContaining(['Target', '$140']))
    expect(texts(await drawn(bars))).not.toContain('$140')
  })

  test('at the average is where the average of the rows is', async () => {
    const [mean] = rules(await annotated({ kind: 'line', axis: 'y', of: 'mean' }))
    const [fifty] = rules(await annotated({ kind: 'line', axis: 'y', at: 50 }))
    expect(mean).toBeCloseTo(fifty ?? -1, 5)
  })

  test('at the average of stacked bars is that of the whole bars', async () => {
    const stacked = [
      { name: 'region', type: 'STRING', values: ['East', 'East', 'West', 'West'] },
      { name: 'kind', type: 'STRING', values: ['a', 'b', 'a', 'b'] },
      { name: 'sales', type: 'DECIMAL', values: [10, 30, 20, 40] },
    ]
    const spec = {
      mark: 'bar',
      encoding: { x: { ...region, sort: null }, y: sales, color: { field: 'kind', type: 'nominal' } },
    }
    const [mean] = rules(await annotated({ kind: 'line', axis: 'y', of: 'mean' }, spec, stacked))
    const [fifty] = rules(await annotated({ kind: 'line', axis: 'y', at: 50 }, spec, stacked))
    expect(mean).toBeCloseTo(fifty ?? -1, 5)
  })

  test('of names, or at no value of its axis, is not drawn and stops nothing', async () => {
    expect(rules(await annotated({ kind: 'line', axis: 'x', at: 'West' }))).toEqual([])
    expect(rules(await annotated({ kind: 'line', axis: 'y', at: 'much' }))).toEqual([])
    expect(rules(await annotated({ kind: 'line', axis: 'y' }))).toEqual([])
    expect(rules(await annotated('nothing'))).toEqual([])
  })
})

describe('a region', () => {
  test('of a name is as wide as its band, under the bars, which keep their order', async () => {
    const svg = await annotated({ kind: 'region', axis: 'x', from: 'North', to: 'North', label: 'Watch' })
    expect(categories(svg)).toEqual(['West', 'North', 'East'])
    expect(svg.match(/opacity="0.14"/g)).toHaveLength(1)
    expect(svg.indexOf('opacity="0.14"')).toBeLessThan(svg.indexOf('aria-roledescription="bar"'))
    expect(texts(svg)).toContain('Watch')
  })

  test('of time lies between its dates', async () => {
    const months = [
      { name: 'month', type: 'DATE', values: ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01'] },
      { name: 'sales', type: 'DECIMAL', values: [1, 2, 3, 4] },
    ]
    const spec = {
      mark: 'line',
      encoding: { x: { field: 'month', type: 'temporal', timeUnit: 'yearmonth' }, y: sales },
    }
    const svg = await annotated({ kind: 'region', axis: 'x', from: '2026-02-01', to: '2026-03-01' }, spec, months)
    const [, path = ''] = /<path[^>]*d="(M[^"]+)"[^>]*opacity="0.14"/.exec(svg) ?? []
    const width = Math.abs(Number(/h(-?[\d.]+)/.exec(path)?.[1]))
    const plot = Number(/class="background"[^>]*d="M[^h]*h([\d.]+)/.exec(svg)?.[1])
    expect(width / plot).toBeCloseTo(28 / 90, 1)
    expect(svg.match(/opacity="0.14"/g)).toHaveLength(1)
  })
})

describe('a note', () => {
  test('stands on its bar, and the order stays', async () => {
    const svg = await annotated({ kind: 'note', text: 'The sale', x: 'East' })
    expect(texts(svg).filter((text) => text === 'The sale')).toHaveLength(1)
    expect(categories(svg)).toEqual(['West', 'North', 'East'])
  })

  test('of nothing that is there is not drawn', async () => {
    expect(texts(await annotated({ kind: 'note', text: 'Gone', x: 'South' }))).not.toContain('Gone')
    expect(texts(await annotated({ kind: 'note', text: 'Nowhere' }))).not.toContain('Nowhere')
  })

  test('is a text and never markup or an expression', async () => {
    const svg = await annotated({ kind: 'note', text: '<b>{{datum.sales}}</b> signal', x: 'East' })
    expect(svg).toContain('&lt;b&gt;{{datum.sales}}&lt;/b&gt; signal')
    const quoted = [
      { name: 'region', type: 'STRING', values: [`it's "x"`] },
      { name: 'sales', type: 'DECIMAL', values: [1] },
    ]
    expect(texts(await annotated({ kind: 'note', text: 'Found', x: `it's "x"` }, bars, quoted))).toContain('Found')
  })
})

describe('values on the marks', () => {
  test('are written as the axis writes them', async () => {
    const svg = await drawn({ ...bars, labels: {} })
    expect(texts(svg).filter((text) => ['$90', '$40', '$20'].includes(text)).length).toBeGreaterThanOrEqual(3)
    expect(categories(svg)).toEqual(['West', 'North', 'East'])
    expect(texts(await drawn({ ...bars, labels: { format: '.1f' } }))).toEqual(
      expect.arrayContaining(['90.0', '40.0', '20.0']),
    )
  })

  test('of slices stand around the pie', async () => {
    const pie = { mark: 'arc', encoding: { theta: sales, color: { field: 'region', type: 'nominal' } } }
    const found = texts(await drawn({ ...pie, labels: {} }))
    expect(found).toEqual(expect.arrayContaining(['$90', '$40', '$20']))
  })
})

test('the axis is written as it is without them', async () => {
  const level = { ...bars, encoding: { x: { ...region, axis: { labelAngle: 0 } }, y: sales } }
  const anchors = (svg: string): readonly string[] => {
    const axis = svg.slice(svg.indexOf('aria-label="X-axis'))
    const labels = axis.slice(axis.indexOf('role-axis-label'), axis.indexOf('role-axis-domain'))
    return [...labels.matchAll(/text-anchor="(\w+)"/g)].map(([, anchor]) => anchor ?? '')
  }
  const plain = anchors(await drawn(level))
  expect(plain).toEqual(['middle', 'middle', 'middle'])
  const region1 = { kind: 'region', axis: 'x', from: 'North', to: 'North', label: 'Watch' }
  const note = { kind: 'note', text: 'The sale', x: 'East' }
  expect(anchors(await drawn({ ...level, labels: {}, annotations: { region1, note } }))).toEqual(plain)
})

test('panels have their annotations each', async () => {
  const spec = {
    mark: 'bar',
    encoding: { x: region, y: sales, facet: { field: 'region', type: 'nominal', columns: 2 } },
    labels: {},
  }
  const svg = await annotated({ kind: 'line', axis: 'y', at: 150, label: 'Target' }, spec)
  expect(texts(svg).filter((text) => text === 'Target')).toHaveLength(3)
})

test('layers of several measures take a line over all of them', async () => {
  const spec = {
    encoding: { x: { ...region, sort: null } },
    layer: [
      { mark: 'bar', encoding: { y: sales } },
      { mark: 'line', encoding: { y: sales } },
    ],
  }
  expect(rules(await annotated({ kind: 'line', axis: 'y', at: 150 }, spec))).toHaveLength(1)
})
