import type { Derivation, Measure } from '@askchart/vocabulary'
import { isPeriod } from './check-test.js'
import type { CheckedDerivation, CheckedDimension, Formula, Shift } from './checked.js'
import { formulaType, isSummable } from './formula.js'
import { problem, refuse } from './problems.js'

const SHARES = ['SUM', 'COUNT', 'COUNT_DISTINCT'] as const
const RUNS = ['SUM', 'COUNT'] as const

const isTime = ({ use }: CheckedDimension): boolean => use.column.type === 'DATE' || use.column.type === 'DATETIME'
const isNumber = ({ use }: CheckedDimension): boolean =>
  (use.column.type === 'INTEGER' || use.column.type === 'DECIMAL') && use.column.role !== 'IDENTIFIER'
const hasPeriods = ({ granularity, use }: CheckedDimension): boolean =>
  granularity === null ? use.column.type === 'DATE' : isPeriod(granularity)
const isWhole = (dimension: CheckedDimension): boolean =>
  isNumber(dimension) && dimension.use.column.type === 'INTEGER' && dimension.bin === null

/** The position of the first dimension that one of the tests accepts, the first test first. */
function first(
  dimensions: readonly CheckedDimension[],
  ...tests: readonly ((dimension: CheckedDimension) => boolean)[]
): number | null {
  for (const test of tests) {
    const position = dimensions.findIndex(test)
    if (position >= 0) return position
  }
  return null
}

export function assertNumber(of: Formula, path: string, part: string): void {
  const type = formulaType(of)
  if (type !== 'INTEGER' && type !== 'DECIMAL') refuse(problem.notANumber(path, part))
}

function shiftOf(
  { kind, against }: Extract<Derivation, { kind: 'CHANGE' | 'GROWTH' }>,
  dimensions: readonly CheckedDimension[],
  path: string,
): Shift {
  const position = first(dimensions, hasPeriods, isWhole)
  const dimension = position === null ? undefined : dimensions[position]
  if (position === null || dimension === undefined) return refuse(problem.noPeriods(path, kind))
  if (!isTime(dimension)) {
    return against === 'YEAR_BEFORE'
      ? refuse(problem.noYearBefore(`${path}.against`))
      : { dimension: position, by: null }
  }
  const { granularity } = dimension
  const period = isPeriod(granularity) ? granularity : 'DAY'
  if (against !== 'YEAR_BEFORE') return { dimension: position, by: { count: 1, period } }
  return { dimension: position, by: period === 'WEEK' ? { count: 52, period } : { count: 1, period: 'YEAR' } }
}

/** Checks what is made of a measure; `named` is the position of the dimension that a name means. */
export function checkDerivation(
  measure: Pick<Measure, 'derive' | 'per'>,
  of: { readonly formula: Formula; readonly path: string },
  dimensions: readonly CheckedDimension[],
  named: (name: string, path: string) => number,
): CheckedDerivation | null {
  const { derive, per } = measure
  const path = `${of.path}.derive`
  if (derive === undefined) return null
  switch (derive.kind) {
    case 'SHARE': {
      if (per !== undefined || !isSummable(of.formula, SHARES)) refuse(problem.notSummable(path, derive.kind, SHARES))
      const { within } = derive
      return { kind: derive.kind, within: within === undefined ? null : named(within, `${path}.within`) }
    }
    case 'RUNNING_TOTAL': {
      if (per !== undefined || !isSummable(of.formula, RUNS)) refuse(problem.notSummable(path, derive.kind, RUNS))
      const along = first(dimensions, isTime, ({ bin }) => bin !== null, isNumber)
      return along === null ? refuse(problem.noProgress(path)) : { kind: derive.kind, along }
    }
    case 'CHANGE':
    case 'GROWTH':
      assertNumber(of.formula, path, derive.kind)
      return { kind: derive.kind, shift: shiftOf(derive, dimensions, path) }
  }
}
