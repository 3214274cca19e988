import { Field, ID, InputType, Int } from 'type-graphql'

@InputType()
export class ColumnReplacementInput {
  @Field(() => String, { description: 'table.column, as the query of the chart names it.' })
  readonly column!: string

  @Field(() => String, { description: 'table.column of the dataset, such as one of the suggestions of dataProblem.' })
  readonly by!: string
}

@InputType()
export class ReplaceChartColumnsInput {
  @Field(() => ID)
  readonly chartId!: string

  @Field(() => [ColumnReplacementInput], {
    description: 'All that are gone at once: the chart must be drawable after it.',
  })
  readonly replacements!: ColumnReplacementInput[]

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
