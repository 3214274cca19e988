import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { WorkspaceEntity } from './workspace.entity.js'
import type { WorkspaceService } from './workspace.service.js'

@Resolver(() => WorkspaceEntity)
export class WorkspaceResolver {
  constructor(private readonly service: WorkspaceService) {}

  @Query(() => WorkspaceEntity, { nullable: true })
  async workspace(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<WorkspaceEntity> {
    const { name, role } = await this.service.byId(id, viewer)
    return new WorkspaceEntity(id, name, role)
  }
}
