import { toJson } from '@askchart/document'
import { type Connection, type RequestContext, SubscriptionAudience, tellPosition } from '@askchart/service'
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
import { assertCanSeeChart, isMember } from '../charts/chart.policy.js'
import { UserEntity } from '../charts/stubs.entity.js'
import type { ChartsContext } from '../context.js'
import type { Edit } from './edit.js'
import { ChartEditConnection, ChartEditEntity, EditChartResult } from './edit.entity.js'
import { EditChartInput } from './edit.input.js'
import type { EditOutcome, EditService } from './edit.service.js'

interface FollowRequest {
  readonly args: { readonly chartId: string; readonly sinceVersion?: number | null }
  readonly context: ChartsContext
}

@Resolver(() => ChartEntity)
export class ChartHistoryResolver {
  constructor(private readonly service: EditService) {}

  @FieldResolver(() => ChartEditConnection, { nullable: true })
  async history(
    @Root() chart: Chart,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Connection<Edit> | null> {
    return isMember(viewer, chart) ? this.service.history(chart.id, first, after ?? null) : null
  }
}

@Resolver(() => ChartEditEntity)
export class EditResolver {
  constructor(private readonly service: EditService) {}

  @Mutation(() => EditChartResult, {
    description:
      'Sets paths of the chart: /spec/..., /query/..., /title, /description. Merges with what others are doing; what would not draw is refused.',
  })
  async editChart(
    @Arg('input', () => EditChartInput) input: EditChartInput,
    @Ctx() context: RequestContext,
  ): Promise<EditOutcome> {
    return this.service.edit(
      {
        chartId: input.chartId,
        changes: input.changes.map(({ path, value }) => ({ path, value: toJson(value) })),
        baseVersion: input.baseVersion ?? null,
        clientId: input.clientId ?? null,
        idempotencyKey: input.idempotencyKey ?? null,
      },
      context,
    )
  }

  @Subscription(() => ChartEditEntity, {
    subscribe: ({ args, context }: FollowRequest) =>
      context.following.follow(args.chartId, args.sinceVersion ?? null, context.viewer),
    description: 'Every edit of a chart from sinceVersion on, none missed and none twice, then live.',
  })
  chartEdited(
    @Root() edit: Edit,
    @Arg('chartId', () => ID) _chartId: string,
    @Directive('@tag(name: "resumesAfter")')
    @Arg('sinceVersion', () => Int, { nullable: true })
    _sinceVersion: number | null,
    @Ctx() context: RequestContext,
  ): Edit {
    tellPosition(context, edit.version)
    return edit
  }

  @Query(() => SubscriptionAudience)
  @Directive('@inaccessible')
  chartEditedAudience(
    @Arg('chartId', () => ID) chartId: string,
    @Arg('sinceVersion', () => Int, { nullable: true }) sinceVersion: number | null,
    @Ctx() { viewer, following }: ChartsContext,
  ): Promise<SubscriptionAudience> {
    return following.audience(chartId, sinceVersion ?? null, viewer)
  }

  @FieldResolver(() => ChartEntity)
  async chart(@Root() { chartId }: Edit, @Ctx() { viewer, chartById }: ChartsContext): Promise<Chart> {
    const chart = await chartById(chartId)
    assertCanSeeChart(viewer, chart, chartId)
    return chart
  }

  @FieldResolver(() => UserEntity, { nullable: true, description: 'Null where the server itself made it.' })
  author(@Root() { authorId }: Edit): UserEntity | null {
    return authorId === null ? null : new UserEntity(authorId)
  }
}
