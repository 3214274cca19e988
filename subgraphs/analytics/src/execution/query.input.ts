import { Field, Float, ID, InputType, Int } from 'type-graphql'
import { Granularity, OrderDirection } from '../enums.js'
import { FilterInput } from './filter.input.js'
import { MeasureInput } from './measure.input.js'

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

@InputType()
export class OrderInput {
  @Field(() => String)
  readonly by!: string

  @Field(() => OrderDirection)
  readonly direction!: OrderDirection
}

@InputType({
  description:
    "Of each value of one dimension only the first `count` rows, in the query's order: the top 3 products of each region. A limit beside it counts values of that dimension.",
})
export class LimitByInput {
  @Field(() => String, { description: 'A result column, or the column of a dimension.' })
  readonly dimension!: string

  @Field(() => Int)
  readonly count!: number
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

  @Field(() => Int, {
    nullable: true,
    description:
      'With one dimension, or row by row, so many rows. With more and measures, so many values of the first that is neither a time nor binned, ranked by all of their rows.',
  })
  readonly limit?: number | null

  @Field(() => LimitByInput, { nullable: true })
  readonly limitBy?: LimitByInput | null
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
