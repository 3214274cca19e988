import {
  Aggregate,
  ColumnRole,
  ColumnType,
  ComparisonOperator,
  Granularity,
  OrderDirection,
} from '@askchart/vocabulary'
import { registerEnumType } from 'type-graphql'

// The vocabulary's enums under their names in the schema; import them from here in decorated classes.
registerEnumType(Aggregate, { name: 'Aggregate' })
registerEnumType(ColumnRole, { name: 'ColumnRole' })
registerEnumType(ColumnType, { name: 'ColumnType' })
registerEnumType(ComparisonOperator, { name: 'ComparisonOperator' })
registerEnumType(Granularity, { name: 'Granularity' })
registerEnumType(OrderDirection, { name: 'OrderDirection' })

export { Aggregate, ColumnRole, ColumnType, ComparisonOperator, Granularity, OrderDirection }
