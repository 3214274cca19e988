import { mayRead, SubscriptionAudience } from '@askchart/service'
import { Arg, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root, Subscription } from 'type-graphql'
import type { Chart } from '../charts/chart.js'
import { ChartEntity } from '../charts/chart.entity.js'
import type { ChartsContext } from '../context.js'
import type { ChartEvent } from './chart-event.js'
import { ChartEventEntity } from './chart-event.entity.js'

interface FollowRequest {
  readonly args: { readonly workspaceId: string }
  readonly context: ChartsContext
}

@Resolver(() => ChartEventEntity)
export class ChartEventResolver {
  @Subscription(() => ChartEventEntity, {
    subscribe: ({ args, context }: FollowRequest) => context.chartEvents.follow(args.workspaceId, context.viewer),
    description:
      'Charts made, changed or deleted in a workspace: what a gallery needs to stay live. What happened while nobody listened is not told: list the charts again after a lost connection.',
  })
  workspaceCharts(@Root() event: ChartEvent, @Arg('workspaceId', () => ID) _workspaceId: string): ChartEvent {
    return event
  }

  @Query(() => SubscriptionAudience)
  @Directive('@inaccessible')
  workspaceChartsAudience(
    @Arg('workspaceId', () => ID) workspaceId: string,
    @Ctx() { viewer, chartEvents }: ChartsContext,
  ): SubscriptionAudience {
    return chartEvents.audience(workspaceId, viewer)
  }

  @FieldResolver(() => ChartEntity, { nullable: true, description: 'As it is by now; null once it is gone.' })
  async chart(@Root() { chartId }: ChartEvent, @Ctx() { viewer, chartById }: ChartsContext): Promise<Chart | null> {
    const chart = await chartById(chartId)
    return chart && mayRead(viewer, chart.workspaceId) ? chart : null
  }
}
