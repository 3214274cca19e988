import { JsonScalar } from '@askchart/service'
import { Field, ID, InputType, Int } from 'type-graphql'

@InputType()
export class SpecChangeInput {
  @Field(() => String)
  readonly path!: string

  @Field(() => JsonScalar, { nullable: true })
  readonly value?: unknown
}

@InputType()
export class EditChartInput {
  @Field(() => ID)
  readonly chartId!: string

  @Field(() => [SpecChangeInput])
  readonly changes!: SpecChangeInput[]

  @Field(() => Int, { nullable: true, description: "Refused when set and no longer the chart's version." })
  readonly baseVersion?: number | null

  @Field(() => String, { nullable: true })
  readonly clientId?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'With a key that was used before, the first result is given again, whatever the input says now.',
  })
  readonly idempotencyKey?: string | null
}
