import type { Metric } from '@askchart/vocabulary'
import { Field, ObjectType } from 'type-graphql'

@ObjectType('Metric', { description: 'A number computed from aggregates of columns, which prompts and queries name.' })
export class MetricEntity implements Metric {
  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly expression!: string

  @Field(() => String, { nullable: true })
  readonly description!: string | null

  @Field(() => [String], {
    description: 'The tables whose rows it aggregates; none where it does not fit the data any more.',
  })
  readonly tables!: readonly string[]

  @Field(() => String, { nullable: true, description: 'That of all that is added up in it, where that is one.' })
  readonly unit!: string | null

  @Field(() => Boolean, { description: 'Whether its values are parts of 1, such as a margin.' })
  readonly isFraction!: boolean

  @Field(() => Boolean, { description: 'Whether the values of several groups may be added up.' })
  readonly addsUp!: boolean
}
