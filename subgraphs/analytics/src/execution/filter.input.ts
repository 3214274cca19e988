import { CellScalar } from '@askchart/service'
import { Field, Float, InputType } from 'type-graphql'
import { Aggregate, ComparisonOperator, CountOperator } from '../enums.js'

@InputType({
  description:
    'LAST_PERIODS keeps the relative form: values are a count, a granularity and, optionally, true to leave out the period still running; counted from the latest date of the column, at most today.',
})
export class ComparisonInput {
  @Field(() => String)
  readonly column!: string

  @Field(() => [String], { nullable: true })
  readonly via?: readonly string[] | null

  @Field(() => Aggregate, { nullable: true })
  readonly aggregate?: Aggregate | null

  @Field(() => ComparisonOperator)
  readonly operator!: ComparisonOperator

  @Field(() => [CellScalar])
  readonly values!: readonly unknown[]

  @Field(() => WholeAggregateInput, {
    nullable: true,
    description: 'Compared with an aggregate of a whole table instead of values, which are then empty.',
  })
  readonly to?: WholeAggregateInput | null
}

@InputType({ description: "An aggregate of a whole table, which the query's own filter does not narrow." })
export class WholeAggregateInput {
  @Field(() => String)
  readonly column!: string

  @Field(() => Aggregate)
  readonly aggregate!: Aggregate

  @Field(() => FilterInput, { nullable: true })
  readonly filter?: FilterInput | null
}

@InputType({ description: 'How many related rows there are; fewer than 3 holds for none as well.' })
export class RelatedCountInput {
  @Field(() => CountOperator)
  readonly operator!: CountOperator

  @Field(() => Float)
  readonly value!: number
}

@InputType({
  description:
    'Holds for rows whose row of the table `of` has related rows of `table`, found over relationships, that meet the filter. Never repeats a row; `not` finds those without any. An aggregate in the filter is one of what relates to each row of `of`.',
})
export class ExistsInput {
  @Field(() => String)
  readonly of!: string

  @Field(() => [String], { nullable: true, description: 'Tells ways from the measures to `of` apart.' })
  readonly ofVia?: readonly string[] | null

  @Field(() => String)
  readonly table!: string

  @Field(() => [String], { nullable: true, description: 'Tells ways from `of` to `table` apart.' })
  readonly via?: readonly string[] | null

  @Field(() => FilterInput, { nullable: true })
  readonly filter?: FilterInput | null

  @Field(() => RelatedCountInput, { nullable: true })
  readonly count?: RelatedCountInput | null
}

@InputType({ description: 'Exactly one of its fields.' })
export class FilterInput {
  @Field(() => [FilterInput], { nullable: true })
  readonly and?: readonly FilterInput[] | null

  @Field(() => [FilterInput], { nullable: true })
  readonly or?: readonly FilterInput[] | null

  @Field(() => FilterInput, { nullable: true })
  readonly not?: FilterInput | null

  @Field(() => ComparisonInput, { nullable: true })
  readonly compare?: ComparisonInput | null

  @Field(() => ExistsInput, { nullable: true })
  readonly exists?: ExistsInput | null
}
