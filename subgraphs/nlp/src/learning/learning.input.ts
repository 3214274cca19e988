import { QuerySpecScalar } from '@askchart/service'
import { Field, ID, InputType } from 'type-graphql'
import { Verdict } from './learning.entity.js'

@InputType()
export class FeedbackInput {
  @Field(() => ID)
  readonly analysisId!: string

  @Field(() => Verdict)
  readonly verdict!: Verdict

  @Field(() => QuerySpecScalar, {
    nullable: true,
    description: 'With CORRECTED, and only then: the query that would have been right.',
  })
  readonly correction?: unknown

  @Field(() => String, { nullable: true, description: 'At most 1,000 characters.' })
  readonly note?: string | null
}
