import { Field, ObjectType } from 'type-graphql'
import type { ShownMetric } from '../query/metrics/mend-metric.js'

@ObjectType('Metric', { description: 'A number computed from aggregates of columns, which prompts and queries name.' })
export class MetricEntity implements ShownMetric {
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

  @Field(() => String, {
    nullable: true,
    description: 'What is wrong with its expression since the data has changed; null where it fits.',
  })
  readonly problem!: string | null

  @Field(() => [String], {
    description: 'Expressions with other columns that would fit, likest first, where it does not.',
  })
  readonly suggestions!: readonly string[]
}
