import { type Connection, type RequestContext, SubscriptionAudience } from '@askchart/service'
import {
  Arg,
  Ctx,
  Directive,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql'
import type { Chart } from '../charts/chart.js'
import { ChartEntity } from '../charts/chart.entity.js'
import { isMember } from '../charts/chart.policy.js'
import { UserEntity } from '../charts/stubs.entity.js'
import type { ChartsContext } from '../context.js'
import type { Comment } from './comment.js'
import {
  AddCommentPayload,
  CommentConnection,
  CommentEntity,
  ReopenCommentPayload,
  ResolveCommentPayload,
} from './comment.entity.js'
import { AddCommentInput } from './comment.input.js'
import type { CommentService } from './comment.service.js'

interface FollowRequest {
  readonly args: { readonly chartId: string }
  readonly context: ChartsContext
}
interface CommentPayload {
  readonly comment: Comment
}

@Resolver(() => ChartEntity)
export class ChartCommentsResolver {
  constructor(private readonly service: CommentService) {}

  @FieldResolver(() => CommentConnection, {
    nullable: true,
    description: 'What people said about the chart, oldest first.',
  })
  comments(
    @Root() chart: Chart,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Connection<Comment>> | null {
    return isMember(viewer, chart) ? this.service.list(chart, first, after ?? null) : null
  }
}

@Resolver(() => CommentEntity)
export class CommentResolver {
  constructor(private readonly service: CommentService) {}

  @Mutation(() => AddCommentPayload, { description: 'For everybody who sees the chart, those who may only look too.' })
  async addComment(
    @Arg('input', () => AddCommentInput) input: AddCommentInput,
    @Ctx() context: RequestContext,
  ): Promise<CommentPayload> {
    const request = {
      chartId: input.chartId,
      body: input.body,
      anchor: input.anchor ?? null,
      replyTo: input.replyTo ?? null,
      mentions: input.mentions ?? [],
      idempotencyKey: input.idempotencyKey ?? null,
    }
    return { comment: await this.service.add(request, context) }
  }

  @Mutation(() => ResolveCommentPayload, {
    description:
      'Ends the thread that a comment belongs to; for whoever began it, and for those who may change the chart. Resolving what is resolved changes nothing.',
  })
  async resolveComment(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<CommentPayload> {
    return { comment: await this.service.resolve(id, viewer) }
  }

  @Mutation(() => ReopenCommentPayload, {
    description: 'Opens a resolved thread again, for those who may resolve it. A reply to it does so, too.',
  })
  async reopenComment(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<CommentPayload> {
    return { comment: await this.service.reopen(id, viewer) }
  }

  @Subscription(() => CommentEntity, {
    subscribe: ({ args, context }: FollowRequest) => context.commenting.follow(args.chartId, context.viewer),
    description:
      'Comments of a chart as they are added; and again, as they are then, the first comment of each thread that is resolved or opened again. What happened while nobody listened is not told: load the comments again after a lost connection. Ends with the chart.',
  })
  commentAdded(@Root() comment: Comment, @Arg('chartId', () => ID) _chartId: string): Comment {
    return comment
  }

  @Query(() => SubscriptionAudience)
  @Directive('@inaccessible')
  commentAddedAudience(
    @Arg('chartId', () => ID) chartId: string,
    @Ctx() { viewer, commenting }: ChartsContext,
  ): Promise<SubscriptionAudience> {
    return commenting.audience(chartId, viewer)
  }

  @FieldResolver(() => ID, {
    nullable: true,
    description: 'The comment that its thread began with; null for that one.',
  })
  replyTo(@Root() { threadId }: Comment): string | null {
    return threadId
  }

  @FieldResolver(() => UserEntity, { nullable: true })
  author(@Root() { authorId }: Comment): UserEntity {
    return new UserEntity(authorId)
  }

  @FieldResolver(() => [UserEntity], {
    nullable: 'items',
    description: 'The people it mentions; null for one who has left.',
  })
  mentions(@Root() { mentions }: Comment): UserEntity[] {
    return mentions.map((id) => new UserEntity(id))
  }

  @FieldResolver(() => UserEntity, { nullable: true })
  resolvedBy(@Root() { resolvedBy }: Comment): UserEntity | null {
    return resolvedBy === null ? null : new UserEntity(resolvedBy)
  }
}
