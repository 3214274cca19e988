import { Aggregate } from '@askchart/vocabulary'
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql'

registerEnumType(Aggregate, { name: 'Aggregate' })

@InputType()
export class ColumnReplacementInput {
  @Field(() => String, { description: 'table.column, as the query of the chart names it.' })
  readonly column!: string

  @Field(() => String, { description: 'table.column of the dataset, such as one of the suggestions of dataProblem.' })
  readonly by!: string
}

@InputType({ description: 'A metric, or an aggregate of a column; COUNT alone counts rows.' })
export class MeasureInsteadInput {
  @Field(() => String, { nullable: true })
  readonly metric?: string | null

  @Field(() => String, { nullable: true, description: 'table.column' })
  readonly column?: string | null

  @Field(() => Aggregate, { nullable: true })
  readonly aggregate?: Aggregate | null
}

@InputType()
export class MetricReplacementInput {
  @Field(() => String, { description: 'Its name, as the query of the chart says it.' })
  readonly metric!: string

  @Field(() => MeasureInsteadInput, { description: 'Such as one of the suggestions of dataProblem.' })
  readonly by!: MeasureInsteadInput
}

@InputType()
export class ReplaceChartColumnsInput {
  @Field(() => ID)
  readonly chartId!: string

  @Field(() => [ColumnReplacementInput], {
    defaultValue: [],
    description: 'All that are gone at once, with the metrics: the chart must be drawable after it.',
  })
  readonly replacements!: ColumnReplacementInput[]

  @Field(() => [MetricReplacementInput], {
    defaultValue: [],
    description:
      'Measures in place of metrics that are gone. Titles that name such a metric name the measure then, and percents are no longer written where it was a fraction.',
  })
  readonly metrics!: MetricReplacementInput[]

  @Field(() => Int, { nullable: true, description: "Refused when set and no longer the chart's version." })
  readonly baseVersion?: number | null

  @Field(() => String, { nullable: true, description: 'Told with the edit, so that a window knows its own.' })
  readonly clientId?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'With a key that was used before, the first result is given again, whatever the input says now.',
  })
  readonly idempotencyKey?: string | null
}
