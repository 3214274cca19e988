import { Field, InputType } from 'type-graphql'
import { Against, Aggregate, DerivationKind } from '../enums.js'
import { FilterInput } from './filter.input.js'

@InputType({ description: 'An aggregate to divide by. COUNT needs no column.' })
export class DenominatorInput {
  @Field(() => String, { nullable: true })
  readonly column?: string | null

  @Field(() => Aggregate)
  readonly aggregate!: Aggregate

  @Field(() => [String], { nullable: true })
  readonly via?: readonly string[] | null

  @Field(() => FilterInput, { nullable: true })
  readonly filter?: FilterInput | null
}

@InputType({
  description:
    'What is made of a measure once the rows are grouped, before limits and conditions on groups: see DerivationKind.',
})
export class DerivationInput {
  @Field(() => DerivationKind)
  readonly kind!: DerivationKind

  @Field(() => String, {
    nullable: true,
    description:
      'SHARE only: the dimension, by result column or column, within each of whose values the shares add up to 1.',
  })
  readonly within?: string | null

  @Field(() => Against, { nullable: true, description: 'CHANGE and GROWTH only; by default the previous period.' })
  readonly against?: Against | null
}

@InputType({
  description:
    "A column or a metric. Without an aggregate the column's own values, row by row, as a scatter or a boxplot needs; COUNT needs no column.",
})
export class MeasureInput {
  @Field(() => String, { nullable: true })
  readonly column?: string | null

  @Field(() => String, {
    nullable: true,
    description: "The name of one of the dataset's metrics, in place of a column and an aggregate.",
  })
  readonly metric?: string | null

  @Field(() => Aggregate, { nullable: true })
  readonly aggregate?: Aggregate | null

  @Field(() => [String], { nullable: true })
  readonly via?: readonly string[] | null

  @Field(() => String, { nullable: true })
  readonly as?: string | null

  @Field(() => FilterInput, {
    nullable: true,
    description:
      'Only the rows of the measure that meet it are aggregated; groups without such rows stay. No aggregates in it, and only columns with one value for each row: exists asks about related rows.',
  })
  readonly filter?: FilterInput | null

  @Field(() => DenominatorInput, {
    nullable: true,
    description: 'What the measure is divided by, such as profit per order; null where that is 0.',
  })
  readonly per?: DenominatorInput | null

  @Field(() => DerivationInput, { nullable: true })
  readonly derive?: DerivationInput | null
}
