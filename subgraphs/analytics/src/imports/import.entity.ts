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

@ObjectType('Import', {
  description: 'One run of an import. dataset is there once rows are; until DONE nobody sees half of it.',
})
@Directive('@key(fields: "id")')
export class ImportEntity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => ImportStatus)
  readonly status!: ImportStatus

  @Field(() => Float)
  readonly rowsRead!: number

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
