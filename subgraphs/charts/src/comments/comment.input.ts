import { Field, ID, InputType } from 'type-graphql'

@InputType()
export class AddCommentInput {
  @Field(() => String, {
    nullable: true,
    description: 'With a key that was used before, the first result is given again, whatever the input says now.',
  })
  readonly idempotencyKey?: string | null

  @Field(() => ID)
  readonly chartId!: string

  @Field(() => String, { description: 'Plain text, 1 to 4,000 characters.' })
  readonly body!: string

  @Field(() => String, { nullable: true, description: 'See Comment.anchor.' })
  readonly anchor?: string | null

  @Field(() => ID, {
    nullable: true,
    description: 'A comment of the same chart, whose thread it joins and opens again.',
  })
  readonly replyTo?: string | null

  @Field(() => [ID], {
    nullable: true,
    description: 'People the comment mentions, at most 20: members of the workspace of the chart.',
  })
  readonly mentions?: string[] | null
}
