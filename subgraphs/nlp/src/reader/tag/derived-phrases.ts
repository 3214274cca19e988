import type { Granularity } from '@askchart/vocabulary'
import type { Meaning } from './cue.js'

const UNITS: readonly (readonly [word: string, granularity: Granularity, short: string])[] = [
  ['day', 'DAY', 'dod'],
  ['week', 'WEEK', 'wow'],
  ['month', 'MONTH', 'mom'],
  ['quarter', 'QUARTER', 'qoq'],
  ['year', 'YEAR', 'yoy'],
]

const JOINTS = ['compared to', 'compared with', 'versus', 'vs', 'from', 'over', 'against', 'than']
const BEFORE = ['the previous', 'previous', 'the prior', 'prior', 'the preceding']

const compared = (word: string, befores: readonly string[] = BEFORE): string =>
  JOINTS.flatMap((joint) => befores.map((before) => `${joint} ${before} ${word}`)).join('|')
const comparedBefore = (word: string): string => JOINTS.map((joint) => `${joint} the ${word} before`).join('|')

const against = (granularity: Granularity | null, strong: boolean): Meaning => ({
  kind: 'against',
  granularity,
  strong,
})

/** The words for what is made of a measure: totals so far, and what it is against what was before. */
export const DERIVED_PHRASES: readonly (readonly [Meaning, string])[] = [
  [
    { kind: 'running' },
    'cumulative|cumulatively|cumulated|accumulated|running total|running total of|running sum|running sum of|cumulative total|cumulative total of|cumulative sum|cumulative sum of|running',
  ],
  [
    { kind: 'growth' },
    'growth|growth of|growth in|growth rate|growth rate of|rate of growth|percent change|percentage change|percent change in|percentage change in|% change|% change in|percent growth|percentage growth|% growth|growing|grow|grew',
  ],
  [
    { kind: 'change' },
    'change|changes|change in|change of|difference|difference in|increase|increase in|decrease|decrease in|decline in|delta',
  ],
  ...UNITS.flatMap(([word, granularity, short]): readonly (readonly [Meaning, string])[] => [
    [against(granularity, false), `${word} over ${word}|${word} on ${word}|${comparedBefore(word)}`],
    [against(granularity, true), `${short}|${compared(word)}`],
  ]),
  [against(null, false), 'period over period|period on period'],
  [against(null, true), `${compared('period', [...BEFORE, 'last', 'the last'])}|${comparedBefore('period')}`],
]
