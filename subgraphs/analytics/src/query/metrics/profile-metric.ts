import type { Metric, QueryProblem } from '@askchart/vocabulary'
import type { Catalogue } from '../catalogue.js'
import { columnCheck } from '../check-column.js'
import type { CheckedAggregate, Formula } from '../checked.js'
import { aggregatesOfFormula, formulaType, isSummable } from '../formula.js'
import { problem, QueryProblemError, refuse } from '../problems.js'
import { checkMetric } from './check-metric.js'
import { parseMetric } from './parse-metric.js'

/** What a person says of a metric. */
export type DefinedMetric = Pick<Metric, 'name' | 'expression' | 'description'>

const tableOf = ({ use, counted }: CheckedAggregate): string => (use ?? counted)?.table ?? ''
const counts = ({ aggregate }: CheckedAggregate): boolean => aggregate === 'COUNT' || aggregate === 'COUNT_DISTINCT'
const subjectOf = ({ use, aggregate, ...of }: CheckedAggregate): string =>
  `${aggregate} ${use?.column.ref ?? tableOf({ use, aggregate, ...of })}`

/** The unit of all that is added up: null where they differ, or where something has none. */
function unitOf(formula: Formula): string | null {
  switch (formula.kind) {
    case 'number':
      return null
    case 'negative':
      return unitOf(formula.part)
    case 'aggregate':
      return counts(formula.of) ? null : (formula.of.use?.column.unit ?? null)
    case 'operation': {
      const { operation, left, right } = formula
      const [own, other] = [unitOf(left), unitOf(right)]
      if (operation === '+' || operation === '-') return own === other ? own : null
      if (isPercent(formula)) return '%'
      if (operation === '/') return other === null ? own : null
      return own === null || other === null ? (own ?? other) : null
    }
  }
}

type Operated = Extract<Formula, { kind: 'operation' }>

/** What a product multiplies by 100; null for anything else. */
function hundredfold(formula: Formula): Formula | null {
  if (formula.kind !== 'operation' || formula.operation !== '*') return null
  const { left, right } = formula
  const isHundred = (part: Formula): boolean => part.kind === 'number' && part.value === 100
  return isHundred(left) ? right : isHundred(right) ? left : null
}

/** 100 times a fraction, multiplied before or after it is divided. */
function isPercent(formula: Operated): boolean {
  const { operation, left, right } = formula
  const whole = hundredfold(formula)
  if (whole !== null) return isFraction(whole, false)
  const divided = operation === '/' ? hundredfold(left) : null
  return divided !== null && isOfTheSame(divided, right)
}

/** Names of what is told in percent, where neither units nor the columns themselves show it. */
const FRACTIONS = /\b(margin|share|rate|ratio|percent|percentage|proportion|fraction)\b/i

/** Whether what is divided is of the same kind as what it is divided by: a unit, or something that both aggregate. */
function isOfTheSame(left: Formula, right: Formula): boolean {
  const unit = unitOf(left)
  if (unit !== null && unit === unitOf(right)) return true
  const divided = new Set(aggregatesOfFormula(left).map(subjectOf))
  const divisors = aggregatesOfFormula(right).map(subjectOf)
  return divisors.length > 0 && divisors.every((subject) => divided.has(subject))
}

/** Whether a formula's values are parts of 1. `named`: its name says so of a quotient. */
function isFraction(formula: Formula, named: boolean): boolean {
  switch (formula.kind) {
    case 'number':
    case 'aggregate':
      return false
    case 'negative':
      return isFraction(formula.part, named)
    case 'operation': {
      const { operation, left, right } = formula
      if (operation === '/')
        return right.kind !== 'number' && hundredfold(left) === null && (named || isOfTheSame(left, right))
      if (operation === '*') return false
      const parts = [left, right]
      const fits = (part: Formula): boolean =>
        isFraction(part, named) || (part.kind === 'number' && Math.abs(part.value) <= 1)
      return parts.every(fits) && parts.some((part) => part.kind !== 'number')
    }
  }
}

export type ProfiledMetric = { readonly metric: Metric } | { readonly problems: readonly QueryProblem[] }

/** A metric with what its expression says of its values; problems have the path `expression`. */
export function profileOfMetric(defined: DefinedMetric, catalogue: Catalogue): ProfiledMetric {
  const path = 'expression'
  try {
    const scope = { catalogue, columns: columnCheck(catalogue), path, via: [], filter: null }
    const formula = checkMetric(parseMetric(defined.expression, path), scope)
    const type = formulaType(formula)
    if (type !== 'INTEGER' && type !== 'DECIMAL') refuse(problem.notANumber(path, 'A metric'))
    return {
      metric: {
        ...defined,
        tables: [...new Set(aggregatesOfFormula(formula).map(tableOf))],
        unit: unitOf(formula),
        isFraction: isFraction(formula, FRACTIONS.test(defined.name)),
        addsUp: isSummable(formula, ['SUM', 'COUNT']),
      },
    }
  } catch (error) {
    if (error instanceof QueryProblemError) return { problems: error.problems }
    throw error
  }
}

/** The metrics of a dataset; those that do not fit its columns any more have no tables. */
export const profilesOfMetrics = (defined: readonly DefinedMetric[], catalogue: Catalogue): readonly Metric[] =>
  defined.map((one) => {
    const profiled = profileOfMetric(one, catalogue)
    return 'metric' in profiled ? profiled.metric : { ...one, tables: [], unit: null, isFraction: false, addsUp: false }
  })
