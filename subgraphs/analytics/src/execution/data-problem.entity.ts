import { Field, ObjectType } from 'type-graphql'
import { Aggregate } from '../enums.js'

@ObjectType({ description: 'A column that a chart uses and its dataset no longer has, or holds as something else.' })
export class ColumnProblem {
  @Field(() => String, { description: 'table.column, as the query names it.' })
  readonly column!: string

  @Field(() => String)
  readonly message!: string

  @Field(() => Boolean, { description: 'False where the column is there, but cannot be used as before.' })
  readonly removed!: boolean

  @Field(() => [String], {
    description:
      'Columns that would do in its place, likest name first, for replaceChartColumns. None for whoever may not see the dataset.',
  })
  readonly suggestions!: readonly string[]
}

@ObjectType({
  description: 'What a measure may be of: a metric, or an aggregate of a column; COUNT alone counts rows.',
})
export class MeasureSuggestion {
  @Field(() => String, { nullable: true })
  readonly metric?: string | null

  @Field(() => String, { nullable: true, description: 'table.column' })
  readonly column?: string | null

  @Field(() => Aggregate, { nullable: true })
  readonly aggregate?: Aggregate | null
}

@ObjectType({ description: 'A metric that a chart uses and its dataset no longer has, or can no longer compute.' })
export class MetricProblem {
  @Field(() => String, { description: 'Its name, as the query says it.' })
  readonly metric!: string

  @Field(() => String)
  readonly message!: string

  @Field(() => [MeasureSuggestion], {
    description:
      'What the chart may measure in its place, likest first, for replaceChartColumns. None for whoever may not see the dataset.',
  })
  readonly suggestions!: readonly MeasureSuggestion[]

  @Field(() => [String], {
    description:
      'What it may be computed as instead, for defineMetric: that mends every chart of it. None for whoever may not see the dataset, or where it was deleted.',
  })
  readonly expressions!: readonly string[]
}

@ObjectType({ description: 'Why a chart cannot be drawn from its dataset as it is now, and what would mend it.' })
export class DataProblem {
  @Field(() => String)
  readonly message!: string

  @Field(() => String, { nullable: true, description: 'The part of the query at fault, such as dimensions[0].column.' })
  readonly path!: string | null

  @Field(() => [ColumnProblem], { description: 'None where no column is at fault, such as with a deleted dataset.' })
  readonly columns!: readonly ColumnProblem[]

  @Field(() => [MetricProblem])
  readonly metrics!: readonly MetricProblem[]
}
