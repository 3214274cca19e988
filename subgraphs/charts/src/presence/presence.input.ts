import { Field, ID, InputType } from 'type-graphql'

@InputType()
export class PresenceInput {
  @Field(() => ID)
  readonly chartId!: string

  @Field(() => String, { description: 'Tells the windows of a person apart.' })
  readonly clientId!: string

  @Field(() => String, { nullable: true })
  readonly selection?: string | null

  @Field(() => Boolean, { defaultValue: false, description: 'Gone from this window, told at once.' })
  readonly away!: boolean
}
