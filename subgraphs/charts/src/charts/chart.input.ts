import { QuerySpecScalar, VegaLiteSpecScalar } from '@askchart/service'
import { Field, ID, InputType } from 'type-graphql'

@InputType({
  description:
    "workspaceId: where the chart will live, the dataset's own. followUpTo: the analysis this prompt goes on from.",
})
export class GenerateChartInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => ID, { nullable: true })
  readonly workspaceId?: string | null

  @Field(() => String)
  readonly prompt!: string

  @Field(() => [ID], { nullable: true })
  readonly choiceIds?: readonly string[] | null

  @Field(() => ID, { nullable: true })
  readonly followUpTo?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'With a key that was used before, the first result is given again, whatever the input says now.',
  })
  readonly idempotencyKey?: string | null
}

@InputType()
export class CreateChartInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => ID, { nullable: true })
  readonly workspaceId?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'With a key that was used before, the first result is given again, whatever the input says now.',
  })
  readonly idempotencyKey?: string | null

  @Field(() => String)
  readonly title!: string

  @Field(() => VegaLiteSpecScalar)
  readonly spec!: unknown

  @Field(() => QuerySpecScalar)
  readonly query!: unknown
}
