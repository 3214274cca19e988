import { DateTimeScalar, JsonScalar, PageInfo } from '@askchart/service'
import type { Json } from '@askchart/vocabulary'
import { createUnionType, Field, Int, ObjectType } from 'type-graphql'
import { ChartEntity } from '../charts/chart.entity.js'
import { InvalidSpec } from '../charts/chart-result.entity.js'

@ObjectType({ description: 'One path of the chart, such as /spec/encoding/x/sort. A null value removes it.' })
export class SpecChange {
  @Field(() => String)
  readonly path!: string

  @Field(() => JsonScalar, { nullable: true })
  readonly value!: Json

  @Field(() => JsonScalar, { nullable: true })
  readonly previous!: Json
}

@ObjectType('ChartEdit')
export class ChartEditEntity {
  @Field(() => Int)
  readonly version!: number

  @Field(() => DateTimeScalar)
  readonly at!: Date

  @Field(() => [SpecChange])
  readonly changes!: SpecChange[]

  @Field(() => Int, {
    nullable: true,
    description: 'The version whose changes it takes back, where it undoes or redoes.',
  })
  readonly reverts!: number | null

  @Field(() => Int, { nullable: true, description: 'The version that it brings back, where it restores one.' })
  readonly restores!: number | null

  @Field(() => String, {
    nullable: true,
    description: 'The words that asked for it, where it was made by refineChart.',
  })
  readonly prompt!: string | null

  @Field(() => Int, {
    nullable: true,
    description:
      'The version that it mends, where the server made it: that one and what others did were good apart and did not draw together. What clashed is as it was last drawn.',
  })
  readonly mends!: number | null

  @Field(() => Int, {
    description: 'The version that it goes on from: the one before, unless it sums up more than 1,000 missed edits.',
  })
  readonly follows!: number

  @Field(() => String, { nullable: true })
  readonly clientId!: string | null
}

@ObjectType()
export class ChartEditEdge {
  @Field(() => ChartEditEntity)
  readonly node!: ChartEditEntity

  @Field(() => String)
  readonly cursor!: string
}

@ObjectType()
export class ChartEditConnection {
  @Field(() => [ChartEditEdge])
  readonly edges!: ChartEditEdge[]

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo
}

@ObjectType()
export class ChartEdited {
  @Field(() => ChartEntity)
  readonly chart!: ChartEntity

  @Field(() => ChartEditEntity)
  readonly edit!: ChartEditEntity

  @Field(() => ChartEditEntity, {
    nullable: true,
    description:
      "The server's own edit on top, where the edit and what others did were good apart and did not draw together.",
  })
  readonly mended!: ChartEditEntity | null
}

@ObjectType('EditConflict', {
  description:
    'baseVersion was given to editChart and others have edited since, or a Yjs update builds on what the chart does not have, or is written by a Yjs client id of somebody else.',
})
export class EditConflictEntity {
  @Field(() => String)
  readonly message!: string

  @Field(() => ChartEntity)
  readonly chart!: ChartEntity
}

export const EditChartResult = createUnionType({
  name: 'EditChartResult',
  types: () => [ChartEdited, InvalidSpec, EditConflictEntity] as const,
  resolveType: (value) => {
    if ('edit' in value) return ChartEdited
    return 'issues' in value ? InvalidSpec : EditConflictEntity
  },
})
