import { DateTimeScalar } from '@askchart/service'
import { createUnionType, Directive, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ImportStatus } from './import.js'

registerEnumType(ImportStatus, { name: 'ImportStatus' })

@ObjectType('Header')
export class HeaderEntity {
  @Field(() => String)
  readonly name!: string

  @Field(() => String)
  readonly value!: string
}

@ObjectType()
export class CreateUploadPayload {
  @Field(() => ID)
  readonly uploadId!: string

  @Field(() => String)
  readonly url!: string

  @Field(() => [HeaderEntity])
  readonly headers!: readonly HeaderEntity[]

  @Field(() => DateTimeScalar)
  readonly expiresAt!: Date
}

@ObjectType()
export class ImportRejected {
  @Field(() => String)
  readonly message!: string

  @Field(() => String, { nullable: true })
  readonly file!: string | null

  @Field(() => Int, { nullable: true, description: '1-based line of the file.' })
  readonly line!: number | null

  @Field(() => String, { nullable: true })
  readonly column!: string | null

  @Field(() => String, { nullable: true })
  readonly sample!: string | null
}

@ObjectType({ description: 'The lines that an import left out, as CSV: file, line, column, problem, text.' })
export class SkippedFile {
  @Field(() => String, { description: 'A signed link, good for an hour.' })
  readonly url!: string

  @Field(() => DateTimeScalar, { description: 'When the link ends; ask again for another.' })
  readonly expiresAt!: Date

  @Field(() => Int, { description: 'How many of the lines are in it: the first 10,000, up to 10 MB.' })
  readonly lines!: number

  @Field(() => Boolean, { description: 'True where more lines were skipped than it holds.' })
  readonly truncated!: boolean
}

@ObjectType('Import', {
  description: 'One run of an import. dataset is there once rows are; until DONE nobody sees half of it.',
})
@Directive('@key(fields: "id")')
export class ImportEntity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => ImportStatus)
  readonly status!: ImportStatus

  @Field(() => Float, { description: 'Rows stored so far.' })
  readonly rowsRead!: number

  @Field(() => Float, {
    nullable: true,
    description: 'Null until it is known: at once of a single Parquet file, else when every file was read through.',
  })
  readonly rowsTotal!: number | null

  @Field(() => Int, { description: 'Lines that could not be read and were left out, as skipBadLines asks.' })
  readonly skippedLines!: number

  @Field(() => ImportRejected, { nullable: true })
  readonly problem!: ImportRejected | null
}

@ObjectType()
export class CancelImportPayload {
  @Field(() => ImportEntity)
  readonly import!: ImportEntity
}

@ObjectType()
export class ImportStarted {
  @Field(() => ImportEntity)
  readonly import!: ImportEntity
}

export const ImportDatasetResult = createUnionType({
  name: 'ImportDatasetResult',
  types: () => [ImportStarted, ImportRejected] as const,
  resolveType: (value) => ('import' in value ? ImportStarted : ImportRejected),
})
