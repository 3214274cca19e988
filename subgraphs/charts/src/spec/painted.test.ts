import { expect, test } from '@jest/globals'
import { painted } from './painted.js'

const data = { name: 'data' }
const x = { field: 'region', type: 'nominal' }
const y = { field: 'revenue', type: 'quantitative' }

test('one colour is that of the mark, plain names as readable shades', () => {
  expect(painted({ data, mark: 'bar', encoding: { x, y } }, 'blue')).toEqual({
    data,
    mark: { type: 'bar', color: '#3b6fd4' },
    encoding: { x, y },
  })
  const spec = { data, mark: { type: 'line', opacity: 0.5, color: 'red' }, encoding: { x, y } }
  expect(painted(spec, 'tomato')?.['mark']).toEqual({ type: 'line', opacity: 0.5, color: 'tomato' })
})

test('amounts that are told by colour get a ramp of it', () => {
  const color = { field: 'revenue', type: 'quantitative', scale: { zero: true, range: ['white', 'black'] } }
  expect(painted({ data, mark: 'rect', encoding: { x, color } }, 'red')?.['encoding']).toEqual({
    x,
    color: { field: 'revenue', type: 'quantitative', scale: { zero: true, scheme: 'reds' } },
  })
  expect(painted({ data, mark: 'rect', encoding: { x, color } }, 'tomato')).toBeNull()
})

test('there is no one colour where things are told apart by it, nor of several layers', () => {
  expect(painted({ data, mark: 'bar', encoding: { x, y, color: x } }, 'blue')).toBeNull()
  expect(painted({ data, layer: [{ mark: 'bar' }, { mark: 'line' }], encoding: { x } }, 'blue')).toBeNull()
})
