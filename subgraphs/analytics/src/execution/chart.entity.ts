import { QuerySpecScalar } from '@askchart/service'
import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** What charts tells of a chart so that its data can be had. */
@ObjectType('Chart')
@Directive('@key(fields: "id")')
export class ChartEntity {
  @Field(() => ID)
  readonly id: string

  @Directive('@external')
  @Field(() => QuerySpecScalar, { nullable: true })
  readonly query: unknown

  @Directive('@external')
  @Field(() => String, { nullable: true })
  readonly dataGrant: string | null

  constructor(id: string, query: unknown, dataGrant: string | null) {
    this.id = id
    this.query = query
    this.dataGrant = dataGrant
  }
}
