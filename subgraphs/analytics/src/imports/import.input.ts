import { Field, Float, ID, InputType } from 'type-graphql'
import { ColumnType } from '../enums.js'

@InputType()
export class CreateUploadInput {
  @Field(() => ID)
  readonly workspaceId!: string

  @Field(() => String)
  readonly fileName!: string

  @Field(() => Float)
  readonly byteSize!: number

  @Field(() => String)
  readonly contentType!: string
}

@InputType()
export class ColumnTypeInput {
  @Field(() => String)
  readonly column!: string

  @Field(() => ColumnType)
  readonly type!: ColumnType
}

@InputType()
export class ImportDatasetInput {
  @Field(() => ID)
  readonly workspaceId!: string

  @Field(() => String)
  readonly name!: string

  @Field(() => [ID])
  readonly uploadIds!: string[]

  @Field(() => [ColumnTypeInput], { nullable: true })
  readonly columnTypes?: ColumnTypeInput[] | null

  @Field(() => String, { nullable: true })
  readonly idempotencyKey?: string | null
}
