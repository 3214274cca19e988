import type { Situation } from '../rank/features.js'
import type { PreparedColumn } from '../types.js'
import type { Candidate, DimensionPart } from './candidate.js'
import { type Condition, merged } from './filter/condition.js'

const part = (column: PreparedColumn, score: number, more: Partial<DimensionPart> = {}): DimensionPart => ({
  column,
  role: null,
  score,
  granularity: null,
  bin: null,
  byTable: false,
  bare: false,
  ...more,
})

/** "Furniture vs Electronics by month": values named one beside the other are told apart by colour. */
function values(candidate: Candidate, conditions: readonly Condition[], { frame }: Situation): Candidate {
  const { shape, colour, facet, mark } = candidate
  if (!['plain', 'scatter', 'single'].includes(shape) || colour !== null || facet !== null || mark === 'ARC')
    return candidate
  const { x } = candidate
  const fixed = conditions.some(({ column, operator }) => column === x?.column && operator === 'EQ')
  const several = merged(conditions).find(({ operator, negated, column, operand }) => {
    // "Won deals vs lost deals".
    const named = frame.slots.find(({ from, links: [top] }) => from === operand.to && top?.kind === 'table')
    const joint = frame.tokens[named?.to ?? operand.to]?.lower ?? ''
    const joins = fixed || ['vs', 'versus', 'v', 'and', ',', '&', 'against'].includes(joint)
    return operator === 'IN' && !negated && !column.isNumber && column !== candidate.x?.column && joins
  })
  if (several === undefined) return candidate
  const series = part(several.column, several.score)
  // Of a single year each value is a place of its own.
  if (fixed) return { ...candidate, x: series }
  if (shape !== 'single') return { ...candidate, colour: series }
  const compares = frame.tokens.some(({ lower }) => lower.startsWith('compar'))
  return compares ? { ...candidate, shape: 'plain', x: series, mark: 'BAR' } : candidate
}

const FINER: Readonly<Record<string, readonly string[]>> = {
  YEAR: ['QUARTER', 'MONTH', 'WEEK', 'DAY'],
  QUARTER: ['MONTH', 'WEEK', 'DAY'],
  MONTH: ['WEEK', 'DAY'],
}

/** "This year vs last year by month": the periods are told apart by colour, or are all there is along the axis. */
function periods(candidate: Candidate, conditions: readonly Condition[]): Candidate {
  const compared = conditions.find(({ apart }) => apart !== undefined)
  if (compared?.apart === undefined || candidate.colour !== null || candidate.facet !== null) return candidate
  if (candidate.shape !== 'plain' && candidate.shape !== 'single') return candidate
  const { column, apart, score } = compared
  const series = part(column, score, { granularity: column.isTime ? apart : null })
  const { x } = candidate
  const mark = candidate.mark === 'TEXT' || candidate.mark === null ? null : candidate.mark
  if (x === null || (x.column === column && (x.granularity === apart || (x.role === null && x.bare))))
    return { ...candidate, shape: 'plain', x: series, mark: mark ?? 'BAR' }
  if (x.column !== column)
    return {
      ...candidate,
      mark,
      colour: series,
      arrangement: candidate.arrangement ?? (mark === null || mark === 'BAR' ? 'GROUPED' : null),
    }
  const finer = x.granularity !== null && FINER[apart]?.includes(x.granularity) === true
  if (!finer) return candidate
  return x.granularity === 'MONTH' && apart === 'YEAR'
    ? { ...candidate, x: { ...x, granularity: 'MONTH_OF_YEAR' }, colour: series }
    : candidate
}

/** What the prompt sets one beside the other is told apart in the chart. */
export const sideBySide = (candidate: Candidate, conditions: readonly Condition[], situation: Situation): Candidate =>
  periods(values(candidate, conditions, situation), conditions)
