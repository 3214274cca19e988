import { Field, ID, InputType } from 'type-graphql'
import { DataSourceKind } from '../datasets/dataset.js'

@InputType()
export class ConnectDatabaseInput {
  @Field(() => ID)
  readonly workspaceId!: string

  @Field(() => String, { description: "The dataset's name." })
  readonly name!: string

  @Field(() => DataSourceKind, { description: 'POSTGRES or CLICKHOUSE.' })
  readonly kind!: DataSourceKind

  @Field(() => String, {
    description:
      'Such as postgres://reader:password@db.example.com:5432/sales or https://reader:password@host:8443/sales; after "?" only sslmode and channel_binding. It is kept encrypted and never told again. Hosts of this machine and of private networks are refused unless the configuration allows them.',
  })
  readonly url!: string

  @Field(() => [String], {
    nullable: true,
    description:
      'The schemas to read, for ClickHouse its databases. Without: public, for ClickHouse the database of the address. "*" alone: all of Postgres but the system\'s own. Left out with datasetId, those that it has stay.',
  })
  readonly schemas?: string[] | null

  @Field(() => ID, {
    nullable: true,
    description:
      'A connected dataset that goes on with this address, such as one with a new password, once that was read; until then, and where it is refused, it keeps its own. What was said of its columns stays.',
  })
  readonly datasetId?: string | null
}
