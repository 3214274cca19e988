import { Field, ID, InputType } from 'type-graphql'
import { Aggregate, ColumnRole, DayOfWeek } from '../enums.js'

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

@InputType()
export class DefineMetricInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => String, {
    description: 'At most 100 characters; not what a table or column is called. A metric of the same name is replaced.',
  })
  readonly name!: string

  @Field(() => String, {
    description:
      "Aggregates of columns, put together: (sum(orders.total) - sum(orders.cost)) / sum(orders.total). sum, avg, median, min, max, count, of a column or count(orders) of a table's rows, count(distinct orders.customer_id); + - * / and numbers; a condition as in SQL within: count(orders where status = 'paid' and total > 10). A column is table.column, or its own name where only one table has it; other names in double quotes. Each table is aggregated by its own rows. Division by 0 gives null; sums and counts of nothing are 0.",
  })
  readonly expression!: string

  @Field(() => String, {
    nullable: true,
    description:
      'At most 500 characters. Left out, a metric of the same name that is replaced keeps its own; null takes it back.',
  })
  readonly description?: string | null
}

@InputType()
export class DeleteMetricInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => String)
  readonly name!: string
}

@InputType({
  description: 'What is left out stays as it is; null takes back the time zone (UTC) or the first day (Monday).',
})
export class DescribeDatasetInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => String, { nullable: true, description: 'At most 100 characters; null leaves it as it is.' })
  readonly name?: string | null

  @Field(() => String, { nullable: true, description: 'A name of the IANA database, such as Europe/Berlin.' })
  readonly timeZone?: string | null

  @Field(() => DayOfWeek, { nullable: true })
  readonly firstDayOfWeek?: DayOfWeek | null
}
