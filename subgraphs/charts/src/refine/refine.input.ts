import { Field, ID, InputType } from 'type-graphql'

@InputType()
export class RefineChartInput {
  @Field(() => ID)
  readonly chartId!: string

  @Field(() => String, { description: "1 to 2,000 characters: 'by quarter instead', 'title it Revenue', 'undo'." })
  readonly prompt!: string

  @Field(() => [ID], { nullable: true })
  readonly choiceIds?: readonly string[] | null

  @Field(() => String, { nullable: true, description: 'Told with the edit, so that a window knows its own.' })
  readonly clientId?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'With a key that was used before, the chart is not changed again, whatever the input says now.',
  })
  readonly idempotencyKey?: string | null
}
