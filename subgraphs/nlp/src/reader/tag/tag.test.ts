import { describe, expect, test } from '@jest/globals'
import { normalize } from '../normalize/normalize.js'
import { periods } from './dates.js'
import { tag } from './tag.js'

const TODAY = '2025-12-31'
const cuesOf = (prompt: string): readonly string[] => {
  const tokens = normalize(prompt)
  return tag(tokens, () => false).map(
    ({ from, to, kind }) =>
      `${tokens
        .slice(from, to)
        .map(({ lower }) => lower)
        .join(' ')}: ${kind}`,
  )
}

describe('tag', () => {
  test('the longest phrase wins', () => {
    expect(cuesOf('stacked bar chart')).toEqual(['stacked bar chart: mark'])
    expect(cuesOf('in ascending order')).toEqual(['ascending order: direction'])
  })

  test('a word keeps all its meanings', () => {
    expect(cuesOf('over 20')).toEqual(['over: group', 'over: compare'])
  })

  test('"order" is a verb only where something is ordered', () => {
    expect(cuesOf('each order')).toEqual(['each: group'])
    expect(cuesOf('order by price')).toContain('order by: sort')
  })

  test('misspelt cues are understood', () => {
    expect(cuesOf('histogarm')).toEqual(['histogarm: histogram'])
  })

  test('"above 50 or below 46" are two comparisons', () => {
    expect(cuesOf('above 50 or below 46')).toEqual(['above: compare', 'or: or', 'below: compare'])
    expect(cuesOf('50 or more')).toEqual(['or more: compare'])
  })
})

const periodsOf = (prompt: string): readonly unknown[] =>
  periods(normalize(prompt), TODAY).map((period) =>
    period.kind === 'range'
      ? [period.since, period.until]
      : period.kind === 'last'
        ? [period.count, period.granularity, period.complete]
        : period.kind,
  )

describe('periods', () => {
  test.each([
    ['in 2024', [['2024-01-01', '2025-01-01']]],
    ['since March 2023', [['2023-03-01', null]]],
    ['after 2020', [['2021-01-01', null]]],
    ['before 2013', [[null, '2013-01-01']]],
    ['between 2020 and 2022', [['2020-01-01', '2023-01-01']]],
    ['1970-2000', [['1970-01-01', '2001-01-01']]],
    ['Q3 2024', [['2024-07-01', '2024-10-01']]],
    ['in Q1', [['2025-01-01', '2025-04-01']]],
    ['December 2015', [['2015-12-01', '2016-01-01']]],
    ['since 2024-02-29', [['2024-02-29', null]]],
    ['last 12 months', [[12, 'MONTH', false]]],
    ['last month', [[1, 'MONTH', true]]],
    ['this year', [[1, 'YEAR', false]]],
    ['year to date', [[1, 'YEAR', false]]],
    ['the past 30 days', [[30, 'DAY', false]]],
    ['may it be', []],
    ['price over 300', []],
  ])('%s', (prompt, expected) => {
    expect(periodsOf(prompt)).toEqual(expected)
  })
})
