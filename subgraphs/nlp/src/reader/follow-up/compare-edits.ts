import { Granularity, type Dimension } from '@askchart/vocabulary'
import type { Condition } from '../assemble/filter/condition.js'
import { changed } from './filters.js'
import type { Edit, Shown } from './shown.js'

const COMPARES = /^(compar\w*|vs|versus|against)$/

const isGranularity = (value: unknown): value is Granularity =>
  typeof value === 'string' && Object.hasOwn(Granularity, value)

/** The step of a condition on the one period before this: "last year". */
function stepBefore({ operator, values: [count, step, complete], column }: Condition): Granularity | null {
  const one = operator === 'LAST_PERIODS' && count === 1 && complete === true && column.isTime
  return one && isGranularity(step) ? step : null
}

/** Where the two periods go; null where there is no place left to tell them apart. */
function apart({ dimensions }: Shown, series: Dimension): readonly Dimension[] | null {
  const [first, ...rest] = dimensions
  if (first === undefined) return [series]
  if (rest.length > 0) return null
  if (first.column !== series.column) return [first, series]
  if (first.granularity === series.granularity) return [first]
  return first.granularity === 'MONTH' && series.granularity === 'YEAR'
    ? [{ ...first, granularity: 'MONTH_OF_YEAR' }, series]
    : null
}

/** "Compare with last year": this period and the one before it, side by side. */
export const comparedWithBefore: Edit = (before, { situation: { frame }, conditions }) => {
  const [condition, ...others] = conditions
  if (condition === undefined || others.length > 0 || !frame.tokens.some(({ lower }) => COMPARES.test(lower)))
    return null
  const step = stepBefore(condition)
  if (step === null) return null
  const dimensions = apart(before, { column: condition.column.profile.ref, granularity: step })
  if (dimensions === null) return null
  const both: Condition = { ...condition, values: [2, step] }
  const grouped = dimensions.length > before.dimensions.length && before.mark === 'BAR' && before.dimensions.length > 0
  return {
    ...before,
    dimensions,
    filters: changed(before.filters, [both], false),
    mark: before.mark === 'TEXT' || before.mark === 'ARC' ? 'BAR' : before.mark,
    arrangement: grouped || before.mark === 'ARC' ? 'GROUPED' : before.arrangement,
  }
}
