import { Field, ID, InputType } from 'type-graphql'

@InputType()
export class AnalyzePromptInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => String, { description: '1 to 2,000 characters.' })
  readonly prompt!: string

  @Field(() => [ID], {
    nullable: true,
    description:
      'Choices of an earlier ClarificationNeeded on the same prompt. Each holds a whole reading; the last one given is taken.',
  })
  readonly choiceIds?: string[] | null

  @Field(() => ID, { nullable: true, description: 'An earlier analysis that this prompt goes on from.' })
  readonly followUpTo?: string | null
}
