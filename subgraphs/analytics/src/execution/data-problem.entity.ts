import { Field, ObjectType } from 'type-graphql'

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

@ObjectType({ description: 'Why a chart cannot be drawn from its dataset as it is now, and what would mend it.' })
export class DataProblem {
  @Field(() => String)
  readonly message!: string

  @Field(() => String, { nullable: true, description: 'The part of the query at fault, such as dimensions[0].column.' })
  readonly path!: string | null

  @Field(() => [ColumnProblem], { description: 'None where no column is at fault, such as with a deleted dataset.' })
  readonly columns!: readonly ColumnProblem[]
}
