import { SubscriptionAudience } from '@askchart/service'
import { Arg, Ctx, Directive, ID, Query, Resolver, Root, Subscription } from 'type-graphql'
import type { Chart } from '../charts/chart.js'
import { ChartEntity } from '../charts/chart.entity.js'
import type { ChartsContext } from '../context.js'

interface FollowRequest {
  readonly args: { readonly chartIds: readonly string[] }
  readonly context: ChartsContext
}

@Resolver()
export class DataChangeResolver {
  @Subscription(() => ChartEntity, {
    subscribe: ({ args, context }: FollowRequest) => context.dataChanges.follow(args.chartIds, context.viewer),
    description:
      'Each of up to 100 charts whenever the rows of its dataset were replaced, or what they mean was changed: its data, or its dataProblem, is then to be had anew. What happened while nobody listened is not told.',
  })
  chartDataChanged(@Root() chart: Chart, @Arg('chartIds', () => [ID]) _chartIds: string[]): Chart {
    return chart
  }

  @Query(() => SubscriptionAudience)
  @Directive('@inaccessible')
  chartDataChangedAudience(
    @Arg('chartIds', () => [ID]) chartIds: string[],
    @Ctx() { viewer, dataChanges }: ChartsContext,
  ): Promise<SubscriptionAudience> {
    return dataChanges.audience(chartIds, viewer)
  }
}
