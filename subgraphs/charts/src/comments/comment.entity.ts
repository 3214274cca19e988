import { DateTimeScalar, PageInfo } from '@askchart/service'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('Comment', { description: 'What somebody said about a chart: plain text.' })
@Directive('@key(fields: "id")')
export class CommentEntity {
  @Field(() => ID)
  readonly id!: string

  @Field(() => String, { description: 'Plain text: nothing in it is markup.' })
  readonly body!: string

  @Field(() => String, {
    nullable: true,
    description:
      'What of the chart it is about: axis:x, axis:y, or mark: and a JSON object of columns of the chart and their values, such as mark:{"region":"West"}. Null for the chart as a whole, and for replies. A chart that was changed since may no longer have it.',
  })
  readonly anchor!: string | null

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When its thread was resolved; told at its first comment.',
  })
  readonly resolvedAt!: Date | null
}

@ObjectType()
export class CommentEdge {
  @Field(() => CommentEntity)
  readonly node!: CommentEntity

  @Field(() => String)
  readonly cursor!: string
}

@ObjectType()
export class CommentConnection {
  @Field(() => [CommentEdge])
  readonly edges!: CommentEdge[]

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo

  @Field(() => Int)
  readonly totalCount!: number
}

@ObjectType()
export class AddCommentPayload {
  @Field(() => CommentEntity)
  readonly comment!: CommentEntity
}

@ObjectType()
export class ResolveCommentPayload {
  @Field(() => CommentEntity, { description: 'The first comment of the thread.' })
  readonly comment!: CommentEntity
}

@ObjectType()
export class ReopenCommentPayload {
  @Field(() => CommentEntity, { description: 'The first comment of the thread.' })
  readonly comment!: CommentEntity
}
