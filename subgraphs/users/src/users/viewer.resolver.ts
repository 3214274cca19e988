import type { Connection, RequestContext } from '@askchart/service'
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import type { SessionService } from '../sessions/session.service.js'
import { WorkspaceConnection, WorkspaceEntity } from '../workspaces/workspace.entity.js'
import type { WorkspaceService } from '../workspaces/workspace.service.js'
import { UserEntity } from './user.entity.js'
import { ViewerEntity } from './viewer.entity.js'

@Resolver(() => ViewerEntity)
export class ViewerResolver {
  constructor(
    private readonly sessions: SessionService,
    private readonly workspaceService: WorkspaceService,
  ) {}

  @Query(() => ViewerEntity, {
    nullable: true,
    description: 'The signed-in person, or null for an anonymous request.',
  })
  async viewer(@Ctx() { viewer }: RequestContext): Promise<ViewerEntity | null> {
    const person = await this.sessions.personOf(viewer)
    return person && new ViewerEntity(new UserEntity(person.id, person.name))
  }

  @FieldResolver(() => WorkspaceConnection)
  async workspaces(
    @Root() { user }: ViewerEntity,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ): Promise<Connection<WorkspaceEntity> & { readonly totalCount: number }> {
    const { edges, ...rest } = await this.workspaceService.ofPerson(user.id, first, after ?? null)
    return {
      ...rest,
      edges: edges.map(({ node, cursor }) => ({ node: new WorkspaceEntity(node.id, node.name, node.role), cursor })),
    }
  }
}
