import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import type { Chart } from '../charts/chart.js'
import { ChartEntity } from '../charts/chart.entity.js'
import { UserEntity } from '../charts/stubs.entity.js'
import type { ChartsContext } from '../context.js'
import type { ShareLink } from './share-link.js'
import type { OpenLink } from './share-link.data-source.js'
import { OpenShareLinkEntity, RevokeShareLinkPayload, ShareChartPayload, ShareLinkEntity } from './share-link.entity.js'
import { ShareChartInput } from './share.input.js'
import type { ShareService } from './share.service.js'

@Resolver(() => ChartEntity)
export class ChartShareResolver {
  constructor(private readonly service: ShareService) {}

  @FieldResolver(() => [ShareLinkEntity], {
    nullable: true,
    description: 'The links that work, newest first; null for those who may not change the chart.',
  })
  @Directive('@tag(name: "perViewer")')
  shareLinks(@Root() chart: Chart, @Ctx() { viewer }: RequestContext): Promise<readonly ShareLink[] | null> {
    return this.service.list(chart, viewer)
  }
}

@Resolver(() => ShareLinkEntity)
export class ShareResolver {
  constructor(private readonly service: ShareService) {}

  @Query(() => ChartEntity, {
    nullable: true,
    description:
      'The chart that a share link leads to, for whoever sends its token as bearer, over HTTP or in connection_init: its title, description, spec, query, version and data, and nothing else of it. Null for anybody else.',
  })
  sharedChart(@Ctx() { viewer }: RequestContext): Promise<Chart | null> {
    return this.service.shared(viewer)
  }

  @Subscription(() => ChartEntity, {
    subscribe: ({ context }: { readonly context: ChartsContext }) => context.sharing.follow(context.viewer),
    description:
      'The chart of a share link, as it is now, and again whenever it or its data changes. The connection is closed when the link ends.',
  })
  sharedChartChanged(@Root() chart: Chart): Chart {
    return chart
  }

  @Query(() => [OpenShareLinkEntity], {
    description:
      'Which of up to 500 links work now, by the hashes of their tokens; for the gateway alone. Never leaves the graph.',
  })
  @Directive('@inaccessible')
  openShareLinks(
    @Arg('hashes', () => [ID]) hashes: string[],
    @Ctx() { viewer }: RequestContext,
  ): Promise<readonly OpenLink[]> {
    return this.service.open(hashes, viewer)
  }

  @Mutation(() => ShareChartPayload, {
    description: 'Makes a link with which anybody may look at the chart; for those who may change it.',
  })
  shareChart(
    @Arg('input', () => ShareChartInput) { chartId, expiresAt }: ShareChartInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ readonly link: ShareLink; readonly token: string }> {
    return this.service.share(chartId, expiresAt ?? null, viewer)
  }

  @Mutation(() => RevokeShareLinkPayload, {
    description: 'Ends a link: within two seconds it shows nothing any more, and those who look by it are cut off.',
  })
  async revokeShareLink(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ readonly revoked: boolean }> {
    return { revoked: await this.service.revoke(id, viewer) }
  }

  @FieldResolver(() => UserEntity, { nullable: true })
  createdBy(@Root() { createdBy }: ShareLink): UserEntity {
    return new UserEntity(createdBy)
  }
}
