import { expect, test } from '@jest/globals'
import type { Judged, Lost } from './judged.js'
import { crossTable, meanOverCharts, noise } from './table.js'

const one = (database: string, chartId: string, lost: Lost | null, isJoined = false): Judged => ({
  known: {
    id: chartId,
    chartId,
    database,
    nl: 'x',
    vql: 'x',
    colour: null,
    hardness: 'Easy',
    isJoined,
    wrongWith: () => null,
  },
  lost,
  why: lost === null ? null : 'data',
  reading: null,
})

test('a chart asked for by many prompts counts no more than one asked for by a single one', () => {
  const all = [one('a', '1', null), one('a', '1', null), one('a', '1', null), one('b', '2', 'the x, ranked below')]
  expect(meanOverCharts(all)).toBeCloseTo(0.5)
})

test('databases that pass alike have no noise, databases that differ have', () => {
  const alike = ['a', 'b', 'c', 'd'].flatMap((name) => [
    one(name, `${name}1`, null),
    one(name, `${name}2`, 'the x, ranked below'),
  ])
  expect(noise(alike)).toBeCloseTo(0)
  const apart = ['a', 'b', 'c', 'd'].map((name, at) => one(name, name, at < 2 ? null : 'the x, ranked below'))
  // Each of four draws passes or not: the root of 0.25 / 4.
  expect(noise(apart)).toBeGreaterThan(0.2)
  expect(noise(apart)).toBeLessThan(0.3)
})

test('the table tells joined prompts apart, and where each kind was lost', () => {
  const table = crossTable('ours', [
    one('a', '1', null),
    one('a', '2', 'the x, ranked below', true),
    one('b', '3', 'the x, ranked below', true),
    one('b', '4', 'not among the readings', true),
  ])
  expect(table).toContain('| one table | 1 | 100.0% |')
  expect(table).toContain('| joined | 3 | 0.0% |')
  expect(table).toContain('| joined: the x, ranked below | 2 |')
  expect(table).toContain('| joined: not among the readings | 1 |')
})
