import type { Condition } from './checked.js'
import type { CompileContext } from './context.js'
import { conditionSql } from './filter.js'
import { conditionItem, type Item } from './grains.js'
import { wholeSql } from './whole.js'

/** Conditions on groups, of which `checkFilter` has seen that they ask about nothing but aggregates. */
export function havingSql(
  context: CompileContext,
  conditions: readonly Condition[],
  itemSql: (item: Item) => string,
): readonly string[] {
  const { dialect, parameters } = context
  const onRows = (): never => {
    throw new Error('a condition on groups asks about rows')
  }
  return conditions.map((condition) =>
    conditionSql(condition, {
      dialect,
      parameters,
      zone: context.days.zone,
      subject(comparison) {
        const item = conditionItem(comparison)
        return item === null ? onRows() : itemSql(item)
      },
      whole: (whole) => wholeSql(context, whole),
      lastPeriods: onRows,
      exists: onRows,
    }),
  )
}
