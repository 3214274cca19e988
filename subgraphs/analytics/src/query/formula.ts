import type { ColumnType } from '@askchart/vocabulary'
import { aggregateType, type CheckedAggregate, type CheckedMeasure, type Formula } from './checked.js'

/** The aggregates of a formula, in its order. */
export function aggregatesOfFormula(formula: Formula): readonly CheckedAggregate[] {
  switch (formula.kind) {
    case 'number':
      return []
    case 'aggregate':
      return [formula.of]
    case 'negative':
      return aggregatesOfFormula(formula.part)
    case 'operation':
      return [...aggregatesOfFormula(formula.left), ...aggregatesOfFormula(formula.right)]
  }
}

/** The aggregates that a measure is made of. */
export const aggregatesOf = (measure: CheckedMeasure): readonly CheckedAggregate[] =>
  measure.kind === 'rows' ? [] : [...aggregatesOfFormula(measure.of), ...(measure.per === null ? [] : [measure.per])]

/** The type of a formula's values: whole numbers stay so where they are only added up. */
export function formulaType(formula: Formula): ColumnType {
  switch (formula.kind) {
    case 'number':
      return 'DECIMAL'
    case 'aggregate':
      return aggregateType(formula.of.aggregate, formula.of.use?.column.type ?? null)
    case 'negative':
      return formulaType(formula.part)
    case 'operation': {
      const { operation, left, right } = formula
      const adds = operation === '+' || operation === '-'
      return adds && formulaType(left) === 'INTEGER' && formulaType(right) === 'INTEGER' ? 'INTEGER' : 'DECIMAL'
    }
  }
}

/** Whether the values of several groups add up to that of all of them, where those of these aggregates do. */
export function isSummable(formula: Formula, aggregates: readonly string[]): boolean {
  switch (formula.kind) {
    case 'number':
      return false
    case 'aggregate':
      return aggregates.includes(formula.of.aggregate)
    case 'negative':
      return isSummable(formula.part, aggregates)
    case 'operation': {
      const { operation, left, right } = formula
      const [isLeft, isRight] = [isSummable(left, aggregates), isSummable(right, aggregates)]
      if (operation === '+' || operation === '-') return isLeft && isRight
      if (operation === '/') return isLeft && right.kind === 'number'
      return (isLeft && right.kind === 'number') || (left.kind === 'number' && isRight)
    }
  }
}
