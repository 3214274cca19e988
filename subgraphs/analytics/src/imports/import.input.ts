import { Field, Float, ID, InputType } from 'type-graphql'
import { FILE_ENCODINGS } from '@askchart/vocabulary'
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

  @Field(() => String, {
    nullable: true,
    description:
      'How its text is to be read: YYYY-MM-DD, DD/MM/YYYY, MM/DD/YYYY, D MMM YYYY, YYYY-MM or YYYYMMDD, with any separators; 1,234.5 or 1.234,5. Without it that is learned from the values.',
  })
  readonly format?: string | null
}

@InputType()
export class ReadFileAgainInput {
  @Field(() => ID)
  readonly datasetId!: string

  @Field(() => String, { description: 'The name of the table that is of the file.' })
  readonly table!: string

  @Field(() => String, { nullable: true, description: `Left out it stays as it was: ${FILE_ENCODINGS.join(', ')}.` })
  readonly encoding?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The sign between cells, such as a comma or a tab. Left out it stays as it was.',
  })
  readonly delimiter?: string | null

  @Field(() => [ColumnTypeInput], { nullable: true })
  readonly columnTypes?: ColumnTypeInput[] | null

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  readonly skipBadLines?: boolean | null

  @Field(() => String, { nullable: true })
  readonly idempotencyKey?: string | null
}

@InputType()
export class FileReadingInput {
  @Field(() => ID, { description: 'One of those that are imported.' })
  readonly uploadId!: string

  @Field(() => String, { nullable: true, description: `Left out it is found: ${FILE_ENCODINGS.join(', ')}.` })
  readonly encoding?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The sign between cells, such as a comma or a tab. Left out it is found.',
  })
  readonly delimiter?: string | null
}

@InputType()
export class ImportDatasetInput {
  @Field(() => ID)
  readonly workspaceId!: string

  @Field(() => String, {
    nullable: true,
    description: "The dataset's name. Only with datasetId it may be left out: that dataset keeps its own.",
  })
  readonly name?: string | null

  @Field(() => [ID])
  readonly uploadIds!: string[]

  @Field(() => ID, {
    nullable: true,
    description:
      "Replaces that dataset's rows at once when done; until then, and where the import fails or is cancelled, the old ones stay. Its id, meanings, charts and what was learned of it stay.",
  })
  readonly datasetId?: string | null

  @Field(() => [ColumnTypeInput], { nullable: true })
  readonly columnTypes?: ColumnTypeInput[] | null

  @Field(() => [FileReadingInput], {
    nullable: true,
    description: 'How files of text are to be read that are not what they look like; of no effect on others.',
  })
  readonly readings?: FileReadingInput[] | null

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description:
      'Leaves out lines that cannot be read, counts them and keeps them for download; otherwise the first ends the import.',
  })
  readonly skipBadLines?: boolean | null

  @Field(() => String, {
    nullable: true,
    description: 'With a key that was used before, the first result is given again, whatever the input says now.',
  })
  readonly idempotencyKey?: string | null
}
