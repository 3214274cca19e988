import { Base64Scalar, JsonScalar } from '@askchart/service'
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

@InputType()
export class ApplyChartUpdateInput {
  @Field(() => ID)
  readonly chartId!: string

  @Field(() => Base64Scalar, {
    description: 'One Yjs update, at most 64 KiB. Its peer is not 1, in whose name the server writes.',
  })
  readonly update!: Uint8Array

  @Field(() => String, { nullable: true })
  readonly clientId?: string | null

  @Field(() => Int, {
    nullable: true,
    description:
      'The version that it was made on, together with what this clientId has edited since. Then an update that is good there but does not draw with what others did since is taken and mended; without it, it is refused.',
  })
  readonly baseVersion?: number | null

  @Field(() => String, {
    nullable: true,
    description: 'With a key that was used before, the first result is given again, whatever the input says now.',
  })
  readonly idempotencyKey?: string | null
}
