import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { ChartConnection } from './chart.entity.js'
import type { ChartPage, ChartService } from './chart.service.js'
import { WorkspaceEntity } from './stubs.entity.js'

@Resolver(() => WorkspaceEntity)
export class WorkspaceResolver {
  constructor(private readonly service: ChartService) {}

  @FieldResolver(() => ChartConnection)
  async charts(
    @Root() { id }: WorkspaceEntity,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ChartPage> {
    return this.service.list(
      { workspaceId: id, search: null, orderBy: 'RECENTLY_EDITED', first, after: after ?? null },
      viewer,
    )
  }
}
