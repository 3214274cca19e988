import type { ColumnProfile, Metric } from '@askchart/vocabulary'
import { createUnionType, Field, ObjectType } from 'type-graphql'
import { ColumnEntity, DatasetEntity } from '../datasets/dataset.entity.js'
import { QueryProblemEntity } from '../execution/query-result.entity.js'
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
  readonly metric: Metric

  constructor(metric: Metric) {
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
