import { QuerySpecScalar } from '@askchart/service'
import { Arrangement, Mark, Orientation } from '@askchart/vocabulary'
import { Field, ID, InputType } from 'type-graphql'

@InputType({ description: 'A chart as it is, whatever it came from and whoever changed it since.' })
export class ShownInput {
  @Field(() => QuerySpecScalar)
  readonly query!: unknown

  @Field(() => Mark)
  readonly mark!: Mark

  @Field(() => Arrangement, { nullable: true })
  readonly arrangement?: Arrangement | null

  @Field(() => Orientation, { nullable: true })
  readonly orientation?: Orientation | null

  @Field(() => String, {
    nullable: true,
    description: 'Where people gave it one; not one that follows from the query.',
  })
  readonly title?: string | null
}

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

  @Field(() => ShownInput, {
    nullable: true,
    description:
      'What this prompt goes on from, where it is a chart that may have changed since it was read. Not with followUpTo.',
  })
  readonly shown?: ShownInput | null
}
