import { type Denominator, type Derivation, type Measure, type QuerySpec, splitRef } from '@askchart/vocabulary'
import type { PreparedDataset } from '../types.js'
import { aggregateWords } from './aggregate-words.js'
import { namedDimension } from './dimension-words.js'
import { filterWords } from './filter-words.js'
import { STEP_WORDS } from './words.js'

const PERIODS: ReadonlySet<string> = new Set(['MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'])

/** The step of time that changes are measured by. */
function periodWord({ dimensions }: QuerySpec, prepared: PreparedDataset): string {
  for (const { column, granularity } of dimensions) {
    if (granularity !== undefined && PERIODS.has(granularity)) return STEP_WORDS[granularity]
    if (granularity === undefined && prepared.columns.get(column)?.profile.type === 'DATE') return 'day'
  }
  return 'one'
}

function derivedWords(base: string, derive: Derivation, query: QuerySpec, prepared: PreparedDataset): string {
  switch (derive.kind) {
    case 'SHARE': {
      const within = derive.within === undefined ? '' : ` within each ${namedDimension(derive.within, query, prepared)}`
      return `share of the ${base}${within}`
    }
    case 'RUNNING_TOTAL':
      return `running total of the ${base.replace(/^total /, '')}`
    case 'CHANGE':
    case 'GROWTH': {
      const period = periodWord(query, prepared)
      const before =
        derive.against === 'YEAR_BEFORE' && period !== 'year'
          ? `the same ${period} a year before`
          : `the ${period} before`
      return derive.kind === 'CHANGE'
        ? `change in ${base} from ${before}`
        : `growth of ${base} in percent over ${before}`
    }
  }
}

/** A measure in words: "share of the total revenue", "total profit divided by number of orders". */
export function measureWords(measure: Measure, query: QuerySpec, prepared: PreparedDataset): string {
  const table = splitRef(query.dimensions[0]?.column ?? '').table
  const one = (part: Measure | Denominator): string => {
    const where = part.filter === undefined ? '' : filterWords(part.filter, prepared)
    return aggregateWords(part, prepared, table) + (where === '' ? '' : ` (${where})`)
  }
  const base = measure.per === undefined ? one(measure) : `${one(measure)} divided by ${one(measure.per)}`
  return measure.derive === undefined ? base : derivedWords(base, measure.derive, query, prepared)
}
