import { QuerySpecScalar, VegaLiteSpecScalar } from '@askchart/service'
import type { Json } from '@askchart/vocabulary'
import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType('ChartVersion', { description: 'What a chart said at one of its versions.' })
export class ChartVersionEntity {
  @Field(() => Int)
  readonly version!: number

  @Field(() => String)
  readonly title!: string

  @Field(() => String, { nullable: true })
  readonly description!: string | null

  @Field(() => VegaLiteSpecScalar)
  readonly spec!: Json

  @Field(() => QuerySpecScalar)
  readonly query!: Json
}
