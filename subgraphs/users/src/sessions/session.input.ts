import { Field, InputType } from 'type-graphql'

@InputType()
export class RefreshSessionInput {
  @Field(() => String)
  readonly refreshToken!: string

  @Field(() => String, {
    nullable: true,
    description:
      'Anything that cannot be guessed, 16 to 100 characters, new for each renewal and the same for each try of it. With it a try whose answer was lost can be made again: it gives a new pair and revokes nothing, as long as the successor was not used.',
  })
  readonly idempotencyKey?: string | null
}
