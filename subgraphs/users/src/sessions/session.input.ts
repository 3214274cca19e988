import { Field, InputType } from 'type-graphql'

@InputType()
export class RefreshSessionInput {
  @Field(() => String)
  readonly refreshToken!: string
}
