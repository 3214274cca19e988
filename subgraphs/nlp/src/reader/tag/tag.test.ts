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

const periodsOf = (prompt: string, latest = TODAY): readonly unknown[] =>
  periods(normalize(prompt), latest).map((period) =>
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
    ['H1 2024', [['2024-01-01', '2024-07-01']]],
    ['in h2', [['2025-07-01', '2026-01-01']]],
    ['in the first half of 2024', [['2024-01-01', '2024-07-01']]],
    ['second half of last year', [['2024-07-01', '2025-01-01']]],
    ['third quarter of 2024', [['2024-07-01', '2024-10-01']]],
    ['in the 2nd quarter', [['2025-04-01', '2025-07-01']]],
    ['the first half of the customers', []],
    ['H3 2024', [['2024-01-01', '2025-01-01']]],
    ['December 2015', [['2015-12-01', '2016-01-01']]],
    ['since 2024-02-29', [['2024-02-29', null]]],
    ['on 29 February', [['2024-02-29', '2024-03-01']]],
    ['on February 29', [['2024-02-29', '2024-03-01']]],
    ['on 29 February 2025', [['2025-02-01', '2025-03-01']]],
    ['last 12 months', [[12, 'MONTH', false]]],
    ['last month', [[1, 'MONTH', true]]],
    ['this year', [[1, 'YEAR', false]]],
    ['year to date', [[1, 'YEAR', false]]],
    ['the past 30 days', [[30, 'DAY', false]]],
    ['between january and march 2024', [['2024-01-01', '2024-04-01']]],
    ['from November to February 2024', [['2023-11-01', '2024-03-01']]],
    ['from November 2023 to February', [['2023-11-01', '2024-03-01']]],
    ['Q1 to Q3 2024', [['2024-01-01', '2024-10-01']]],
    ['jan-mar 2024', [['2024-01-01', '2024-04-01']]],
    ['between 3 and 9 May 2024', [['2024-05-03', '2024-05-10']]],
    ['3-9 may 2024', [['2024-05-03', '2024-05-10']]],
    ['from May 3 to 9, 2024', [['2024-05-03', '2024-05-10']]],
    ['on 3rd of May 2024', [['2024-05-03', '2024-05-04']]],
    ['from 28 april to 3 may 2024', [['2024-04-28', '2024-05-04']]],
    ['in may', [['2025-05-01', '2025-06-01']]],
    ['top 3 March orders', [['2025-03-01', '2025-04-01']]],
    ['Q1 vs Q2 2024', [['2024-01-01', '2024-07-01']]],
    ['in january, february and march 2024', [['2024-01-01', '2024-04-01']]],
    ['january and march 2024', [['2024-01-01', '2024-04-01']]],
    ['december vs january 2024', [['2023-12-01', '2024-02-01']]],
    ['may it be', []],
    ['price over 300', []],
  ])('%s', (prompt, expected) => {
    expect(periodsOf(prompt)).toEqual(expected)
  })

  test.each([
    ['in Q4', [['2024-10-01', '2025-01-01']]],
    ['in Q2', [['2025-04-01', '2025-07-01']]],
    ['since March', [['2025-03-01', null]]],
    ['from october to november', [['2024-10-01', '2024-12-01']]],
    ['from november to january', [['2024-11-01', '2025-02-01']]],
    ['since last year', [[2, 'YEAR', false]]],
    ['since the last quarter', [[2, 'QUARTER', false]]],
    ['since this month', [[1, 'MONTH', false]]],
    ['since yesterday', [[2, 'DAY', false]]],
    ['from last year', [[1, 'YEAR', true]]],
    ['before this year', [[null, '2025-01-01']]],
    ['before last month', [[null, '2025-05-01']]],
    ['before the last 3 months', [[null, '2025-04-01']]],
    ['before last week', [[null, '2025-06-02']]],
    ['until last quarter', [[null, '2025-04-01']]],
    ['up to last week', [[null, '2025-06-09']]],
    ['until today', [[null, '2025-06-16']]],
  ])('%s, where the data ends in June 2025', (prompt, expected) => {
    expect(periodsOf(prompt, '2025-06-15')).toEqual(expected)
  })
})
