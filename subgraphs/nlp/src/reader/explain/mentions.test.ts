import { describe, expect, test } from '@jest/globals'
import { clinicPrompts } from '../../../test/reader/own/clinic.js'
import { countriesPrompts } from '../../../test/reader/own/countries.js'
import { filtersPrompts } from '../../../test/reader/own/filters.js'
import { measuresPrompts } from '../../../test/reader/own/measures.js'
import { periodsPrompts } from '../../../test/reader/own/periods.js'
import { businessPrompts } from '../../../test/reader/own/business.js'
import { helpdeskPrompts } from '../../../test/reader/own/helpdesk.js'
import { phonesPrompts } from '../../../test/reader/own/phones.js'
import { powerPrompts } from '../../../test/reader/own/power.js'
import { rankingsPrompts } from '../../../test/reader/own/rankings.js'
import { staffPrompts } from '../../../test/reader/own/staff.js'
import { shop } from '../../../test/reader/shop.js'
import { lightWords } from '../lexicon/light-words.js'
import { stopWords } from '../lexicon/stop-words.js'
import { normalize } from '../normalize/normalize.js'
import { prepareDataset, read } from '../read.js'

const says = (lower: string): boolean => !stopWords.has(lower) && !lightWords.has(lower)

describe.each([
  ['rankings', rankingsPrompts],
  ['periods', periodsPrompts],
  ['measures', measuresPrompts],
  ['filters', filtersPrompts],
  ['staff', staffPrompts],
  ['phones', phonesPrompts],
  ['business', businessPrompts],
  ['helpdesk', helpdeskPrompts],
  ['power', powerPrompts],
  ['clinic', clinicPrompts],
  ['countries', countriesPrompts],
])('every word that says something is mentioned: %s', (_, { dataset, today, prompts }) => {
  const prepared = prepareDataset(dataset)
  const asked = prompts.filter(([, line]) => !/^(cannot|clarify)\b/.test(line)).map(([prompt]) => prompt)

  test.each(asked)('%s', (prompt) => {
    const result = read(prompt, prepared, { today })
    const mentions = result.outcome === 'reading' ? result.reading.mentions : []
    const missing = normalize(prompt).filter(
      ({ kind, lower, start, end }) =>
        kind !== 'sign' && says(lower) && !mentions.some((mention) => mention.start <= start && end <= mention.end),
    )
    expect(missing.map(({ text }) => text)).toEqual([])
  })
})

test.each([
  [
    'yoy growth in profit by quarter',
    ['yoy COMPARISON', 'growth in COMPARISON', 'profit MEASURE', 'quarter GRANULARITY'],
  ],
  ['running total of revenue per month', ['running total of AGGREGATE', 'revenue MEASURE', 'month GRANULARITY']],
  ['rank the regions by profit', ['rank ORDER', 'regions DIMENSION', 'profit MEASURE']],
  [
    'bar chart of profit for each category sorted by profit descending',
    [
      'bar chart MARK',
      'profit MEASURE',
      'for each DIMENSION',
      'category DIMENSION',
      'sorted by ORDER',
      'profit MEASURE',
      'descending ORDER',
    ],
  ],
  ['histogram of unit price in bins of 50', ['histogram MARK', 'unit price DIMENSION', 'bins of 50 GRANULARITY']],
  ['revenue per order by channel', ['revenue MEASURE', 'order MEASURE', 'channel DIMENSION']],
])('%s', (prompt, words) => {
  const result = read(prompt, prepareDataset(shop), { today: '2025-12-31' })
  const mentions = result.outcome === 'reading' ? result.reading.mentions : []
  expect(mentions.map(({ text, kind }) => `${text} ${kind}`)).toEqual(words)
})
