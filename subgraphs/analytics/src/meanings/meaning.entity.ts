import type { ColumnProfile } from '@askchart/vocabulary'
import { createUnionType, Field, ObjectType } from 'type-graphql'
import { ColumnEntity, DatasetEntity } from '../datasets/dataset.entity.js'
import { QueryProblemEntity } from '../execution/query-result.entity.js'
import type { ShownMetric } from '../query/metrics/mend-metric.js'
import { MetricEntity } from './metric.entity.js'

@ObjectType()
export class DescribeDatasetPayload {
  @Field(() => DatasetEntity)
  readonly dataset!: DatasetEntity
}

@ObjectType()
export class DescribeColumnPayload {
  @Field(() => ColumnEntity)
  readonly column!: ColumnProfile
}

@ObjectType()
export class MetricDefined {
  @Field(() => MetricEntity)
  readonly metric: ShownMetric

  constructor(metric: ShownMetric) {
    this.metric = metric
  }
}

export const DefineMetricResult = createUnionType({
  name: 'DefineMetricResult',
  types: () => [MetricDefined, QueryProblemEntity],
})

@ObjectType()
export class DeleteMetricPayload {
  @Field(() => Boolean)
  readonly deleted!: boolean
}
