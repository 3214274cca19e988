import { describe, expect, test } from '@jest/globals'
import type { DataColumn } from '@askchart/vocabulary'
import { sizedSpec, thumbnailSpec } from './sized-spec.js'

const names = (...values: readonly string[]): readonly DataColumn[] => [{ name: 'name', type: 'STRING', values }]
const category = { field: 'name', type: 'nominal' } as const
const measure = { field: 'sum', type: 'quantitative' } as const

describe('sizedSpec', () => {
  test('lying bars have a row each, whatever the width', () => {
    const spec = { mark: 'bar', encoding: { y: category, x: measure } } as const
    expect(sizedSpec(spec, names('a', 'b', 'c', 'd', 'e', 'a'), 700)).toMatchObject({ width: 700, height: 200 })
    expect(sizedSpec({ ...spec, height: 90 }, names('a'), 300)).toMatchObject({ width: 300, height: 90 })
  })

  test('labels lean over only where they do not fit', () => {
    const spec = { mark: 'bar', encoding: { x: category, y: measure } } as const
    const columns = names('Highlands and Islands', 'Central Lowlands', 'Southern Uplands')
    expect(sizedSpec(spec, columns, 700)).toMatchObject({ encoding: { x: category } })
    expect(sizedSpec(spec, columns, 700)).not.toMatchObject({ encoding: { x: { axis: { labelAngle: -40 } } } })
    expect(sizedSpec(spec, columns, 300)).toMatchObject({ encoding: { x: { axis: { labelAngle: -40 } } } })
  })

  test('panels stand as many to a row as fit', () => {
    const spec = { mark: 'bar', encoding: { x: category, y: measure, facet: { ...category, columns: 3 } } } as const
    expect(sizedSpec(spec, [], 300)).toMatchObject({ width: 206, encoding: { facet: { columns: 1 } } })
    expect(sizedSpec(spec, [], 700)).toMatchObject({ width: 188, encoding: { facet: { columns: 3 } } })
  })
})

test('a thumbnail of panels shows three of them, without their names', () => {
  const spec = { mark: 'line', encoding: { x: category, y: measure, facet: { ...category, columns: 4 } } } as const
  expect(thumbnailSpec(spec, 332)).toMatchObject({
    width: 100,
    encoding: { facet: { columns: 3, spacing: 10, header: { labels: false, title: null } } },
  })
})

test('a thumbnail has no axes and no legends, in any layer', () => {
  const spec = {
    encoding: { x: category },
    layer: [{ mark: 'line', encoding: { y: measure, color: { datum: 'Sales' } } }],
  } as const
  expect(thumbnailSpec(spec, 200)).toMatchObject({
    width: 200,
    encoding: { x: { axis: null } },
    layer: [{ encoding: { y: { axis: null }, color: { datum: 'Sales', legend: null } } }],
  })
})
