import { DateTimeScalar } from '@askchart/service'
import { Field, ID, InputType } from 'type-graphql'

@InputType()
export class ShareChartInput {
  @Field(() => ID)
  readonly chartId!: string

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the link ends; without it, when it is revoked.' })
  readonly expiresAt?: Date | null
}
