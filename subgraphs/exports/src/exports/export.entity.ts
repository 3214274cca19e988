import { DateTimeScalar } from '@askchart/service'
import { createUnionType, Directive, Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql'
import { ExportFormat } from '../render/formats.js'
import { ExportStatus } from './export.js'

registerEnumType(ExportFormat, { name: 'ExportFormat' })
registerEnumType(ExportStatus, { name: 'ExportStatus' })

@ObjectType('Chart')
@Directive('@key(fields: "id", resolvable: false)')
export class ExportedChartEntity {
  @Field(() => ID)
  id: string

  constructor(id: string) {
    this.id = id
  }
}

@ObjectType('Export')
@Directive('@key(fields: "id")')
export class ExportEntity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => ExportFormat)
  readonly format!: ExportFormat

  @Field(() => ExportStatus)
  readonly status!: ExportStatus

  @Field(() => Float, { description: '0 to 1.' })
  readonly progress!: number

  @Field(() => String, { nullable: true })
  readonly fileName!: string | null

  @Field(() => Float, { nullable: true })
  readonly byteSize!: number | null

  @Field(() => String, { nullable: true })
  readonly problem!: string | null

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date

  @Field(() => DateTimeScalar, { nullable: true })
  readonly finishedAt!: Date | null
}

@ObjectType()
export class ExportQueued {
  @Field(() => ExportEntity)
  readonly export!: ExportEntity
}

@ObjectType()
export class ExportRefused {
  @Field(() => String)
  readonly message!: string
}

export const ExportChartsResult = createUnionType({
  name: 'ExportChartsResult',
  types: () => [ExportQueued, ExportRefused] as const,
  resolveType: (value) => ('export' in value ? ExportQueued : ExportRefused),
})
