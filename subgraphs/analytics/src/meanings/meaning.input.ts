import { Field, ID, InputType } from 'type-graphql'
import { Aggregate, ColumnRole } from '../enums.js'

@InputType({
  description: 'What is left out stays as it is; null takes back what was said, so that what was found counts again.',
})
export class DescribeColumnInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => String, { description: 'table.column' })
  readonly column!: string

  @Field(() => Boolean, { nullable: true })
  readonly hidden?: boolean | null

  @Field(() => String, {
    nullable: true,
    description: 'At most 100 characters; not what another column of the table is called.',
  })
  readonly label?: string | null

  @Field(() => [String], {
    nullable: true,
    description:
      'All of them, in place of those before: at most 20 of 100 characters, none of them what another column of the table is called.',
  })
  readonly synonyms?: readonly string[] | null

  @Field(() => ColumnRole, {
    nullable: true,
    description: 'Only numbers can be a MEASURE; dates and times are always TIME.',
  })
  readonly role?: ColumnRole | null

  @Field(() => Aggregate, { nullable: true, description: 'How it is summed up where nobody says how.' })
  readonly defaultAggregate?: Aggregate | null

  @Field(() => String, {
    nullable: true,
    description: 'Of numbers, at most 20 characters. "" says that it has none, whatever its name says.',
  })
  readonly unit?: string | null
}
