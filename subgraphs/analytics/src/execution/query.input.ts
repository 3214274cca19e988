import { CellScalar } from '@askchart/service'
import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { Aggregate, ComparisonOperator, Granularity, OrderDirection } from '../enums.js'

@InputType({
  description:
    "A column. Without an aggregate the column's own values, row by row, as a scatter or a boxplot needs; COUNT needs no column.",
})
export class MeasureInput {
  @Field(() => String, { nullable: true })
  readonly column?: string | null

  @Field(() => Aggregate, { nullable: true })
  readonly aggregate?: Aggregate | null

  @Field(() => [String], { nullable: true })
  readonly via?: readonly string[] | null

  @Field(() => String, { nullable: true })
  readonly as?: string | null
}

@InputType()
export class BinInput {
  @Field(() => Int, { nullable: true })
  readonly maxBins?: number | null

  @Field(() => Float, { nullable: true })
  readonly step?: number | null
}

@InputType()
export class DimensionInput {
  @Field(() => String)
  readonly column!: string

  @Field(() => [String], { nullable: true })
  readonly via?: readonly string[] | null

  @Field(() => Granularity, { nullable: true })
  readonly granularity?: Granularity | null

  @Field(() => BinInput, { nullable: true })
  readonly bin?: BinInput | null

  @Field(() => String, { nullable: true })
  readonly as?: string | null
}

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
}

@InputType()
export class FilterInput {
  @Field(() => [FilterInput], { nullable: true })
  readonly and?: readonly FilterInput[] | null

  @Field(() => [FilterInput], { nullable: true })
  readonly or?: readonly FilterInput[] | null

  @Field(() => FilterInput, { nullable: true })
  readonly not?: FilterInput | null

  @Field(() => ComparisonInput, { nullable: true })
  readonly compare?: ComparisonInput | null
}

@InputType()
export class OrderInput {
  @Field(() => String)
  readonly by!: string

  @Field(() => OrderDirection)
  readonly direction!: OrderDirection
}

@InputType()
export class QueryInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => [MeasureInput])
  readonly measures!: readonly MeasureInput[]

  @Field(() => [DimensionInput], { defaultValue: [] })
  readonly dimensions!: readonly DimensionInput[]

  @Field(() => FilterInput, { nullable: true })
  readonly filter?: FilterInput | null

  @Field(() => [OrderInput], { defaultValue: [] })
  readonly orderBy!: readonly OrderInput[]

  @Field(() => Int, { nullable: true })
  readonly limit?: number | null
}

/** Without what was left out or given as null; cells stay as they are. */
function given(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(given)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined && part !== null)
      .map(([key, part]) => [key, key === 'values' ? part : given(part)]),
  )
}

/** The query of an input, still unchecked, as `parseQuerySpec` takes it. */
export function queryOf(input: QueryInput): unknown {
  const { datasetId: _, orderBy, ...parts } = input
  return given({ v: 1, ...parts, ...(orderBy.length > 0 ? { orderBy } : {}) })
}
