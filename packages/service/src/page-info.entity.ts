import 'reflect-metadata'
import { Directive, Field, ObjectType } from 'type-graphql'

/** Relay's PageInfo, shared by every subgraph. */
@ObjectType()
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean = false

  @Field(() => Boolean)
  hasPreviousPage: boolean = false

  @Field(() => String, { nullable: true })
  startCursor: string | null = null

  @Field(() => String, { nullable: true })
  endCursor: string | null = null
}
