import {
  Against,
  Aggregate,
  ColumnRole,
  ColumnType,
  ComparisonOperator,
  CountOperator,
  DayOfWeek,
  DerivationKind,
  Granularity,
  OrderDirection,
} from '@askchart/vocabulary'
import { registerEnumType } from 'type-graphql'

// The vocabulary's enums under their names in the schema; import them from here in decorated classes.
registerEnumType(Against, {
  name: 'Against',
  description: 'The period that a change is from.',
  valuesConfig: {
    PREVIOUS_PERIOD: { description: 'The one just before on the calendar, whether it has rows or not.' },
    YEAR_BEFORE: { description: 'The same one a year earlier; for weeks, 52 weeks.' },
  },
})
registerEnumType(Aggregate, { name: 'Aggregate' })
registerEnumType(ColumnRole, { name: 'ColumnRole' })
registerEnumType(ColumnType, { name: 'ColumnType' })
registerEnumType(ComparisonOperator, { name: 'ComparisonOperator' })
registerEnumType(CountOperator, { name: 'CountOperator' })
registerEnumType(DayOfWeek, { name: 'DayOfWeek' })
registerEnumType(DerivationKind, {
  name: 'DerivationKind',
  valuesConfig: {
    SHARE: { description: 'The fraction of the sum over all groups, 0.25 for a quarter.' },
    RUNNING_TOTAL: {
      description: 'The sum up to here along the first time dimension (else bins or numbers), each series by itself.',
    },
    CHANGE: {
      description:
        "The value less the one a period before. The query's own conditions on that time move with it: growth in 2025 compares January with December 2024. Null where nothing is before.",
    },
    GROWTH: { description: 'CHANGE as a fraction of the absolute value before; null where that is 0.' },
  },
})
registerEnumType(Granularity, { name: 'Granularity' })
registerEnumType(OrderDirection, { name: 'OrderDirection' })

export {
  Against,
  Aggregate,
  ColumnRole,
  ColumnType,
  ComparisonOperator,
  CountOperator,
  DayOfWeek,
  DerivationKind,
  Granularity,
  OrderDirection,
}
