import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import type { Chart } from '../charts/chart.js'
import { ChartEntity } from '../charts/chart.entity.js'
import { isMember } from '../charts/chart.policy.js'
import { EditChartResult } from './edit.entity.js'
import type { EditOutcome } from './edit.service.js'
import { ChartVersionEntity } from './version.entity.js'
import type { ChartVersion, VersionService } from './version.service.js'

@Resolver(() => ChartEntity)
export class VersionResolver {
  constructor(private readonly service: VersionService) {}

  @FieldResolver(() => ChartVersionEntity, {
    nullable: true,
    description: 'The chart as it was at one of its versions: what restoreChartVersion would bring back.',
  })
  async atVersion(
    @Root() chart: Chart,
    @Arg('version', () => Int) version: number,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ChartVersion | null> {
    return isMember(viewer, chart) ? this.service.at(chart, version) : null
  }

  @Mutation(() => EditChartResult, {
    description: 'Brings back what the chart said at a version, as one more edit; nothing of its history is lost.',
  })
  restoreChartVersion(
    @Arg('chartId', () => ID) chartId: string,
    @Arg('version', () => Int) version: number,
    @Arg('clientId', () => String, {
      nullable: true,
      description: 'Told with the edit, so that a window knows its own.',
    })
    clientId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<EditOutcome> {
    return this.service.restore(version, { chartId, clientId: clientId ?? null, idempotencyKey: null }, context)
  }
}
