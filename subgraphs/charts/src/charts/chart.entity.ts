import { DateTimeScalar, PageInfo, QuerySpecScalar, VegaLiteSpecScalar } from '@askchart/service'
import type { QuerySpec, VegaLiteSpec } from '@askchart/vocabulary'
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ChartOrder } from './chart.js'

registerEnumType(ChartOrder, { name: 'ChartOrder' })

@ObjectType('Chart')
@Directive('@key(fields: "id")')
export class ChartEntity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String)
  readonly title!: string

  @Field(() => String, { nullable: true })
  readonly description!: string | null

  @Field(() => VegaLiteSpecScalar)
  readonly spec!: VegaLiteSpec

  @Field(() => QuerySpecScalar, { nullable: true })
  readonly query!: QuerySpec

  @Field(() => Int)
  readonly version!: number

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date

  @Field(() => DateTimeScalar)
  readonly updatedAt!: Date
}

@ObjectType()
export class ChartEdge {
  @Field(() => ChartEntity)
  readonly node!: ChartEntity

  @Field(() => String)
  readonly cursor!: string
}

@ObjectType()
export class ChartConnection {
  @Field(() => [ChartEdge])
  readonly edges!: ChartEdge[]

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo

  @Field(() => Int)
  readonly totalCount!: number
}
