import { type RequestContext, SubscriptionAudience } from '@askchart/service'
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import type { Chart } from '../charts/chart.js'
import { ChartEntity } from '../charts/chart.entity.js'
import { isMember } from '../charts/chart.policy.js'
import { UserEntity } from '../charts/stubs.entity.js'
import type { ChartsContext } from '../context.js'
import { colourOf, type Presence } from './presence.js'
import { AnnouncePresencePayload, PresenceEntity } from './presence.entity.js'
import { PresenceInput } from './presence.input.js'
import type { PresenceService } from './presence.service.js'

interface FollowRequest {
  readonly args: { readonly chartId: string }
  readonly context: ChartsContext
}

@Resolver(() => ChartEntity)
export class ChartPresenceResolver {
  constructor(private readonly service: PresenceService) {}

  @FieldResolver(() => [PresenceEntity], { nullable: true, description: 'Who looks at the chart now.' })
  presence(@Root() chart: Chart, @Ctx() { viewer }: RequestContext): Promise<readonly Presence[]> | null {
    return isMember(viewer, chart) ? this.service.present(chart.id) : null
  }
}

@Resolver(() => PresenceEntity)
export class PresenceResolver {
  constructor(private readonly service: PresenceService) {}

  @Mutation(() => AnnouncePresencePayload, {
    description: 'Tells that the viewer looks at a chart. Said every 4 seconds; whoever was not heard for 9 is gone.',
  })
  async announcePresence(
    @Arg('input', () => PresenceInput) { chartId, clientId, selection, away }: PresenceInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ ok: boolean }> {
    await this.service.announce({ chartId, clientId, selection: selection ?? null, away }, viewer)
    return { ok: true }
  }

  @Subscription(() => [PresenceEntity], {
    subscribe: ({ args, context }: FollowRequest) => context.presence.follow(args.chartId, context.viewer),
    description: 'Who looks at a chart: all of them now, and all of them again whenever that changes.',
  })
  @Directive('@tag(name: "tellsAll")')
  chartPresence(@Root() present: readonly Presence[], @Arg('chartId', () => ID) _chartId: string): readonly Presence[] {
    return present
  }

  @Query(() => SubscriptionAudience)
  @Directive('@inaccessible')
  chartPresenceAudience(
    @Arg('chartId', () => ID) chartId: string,
    @Ctx() { viewer, presence }: ChartsContext,
  ): Promise<SubscriptionAudience> {
    return presence.audience(chartId, viewer)
  }

  @FieldResolver(() => UserEntity, { nullable: true })
  user(@Root() { userId }: Presence): UserEntity {
    return new UserEntity(userId)
  }

  @FieldResolver(() => String, {
    description: 'The same for a window wherever it is told; white text can be read on it.',
  })
  color(@Root() presence: Presence): string {
    return colourOf(presence)
  }
}
