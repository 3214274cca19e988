import type { Connection, RequestContext } from '@askchart/service'
import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root } from 'type-graphql'
import { UserEntity } from '../users/user.entity.js'
import { MembershipConnection, MembershipEntity } from './member.entity.js'
import type { MemberService } from './member.service.js'
import { WorkspaceEntity } from './workspace.entity.js'

@Resolver(() => WorkspaceEntity)
export class MemberResolver {
  constructor(private readonly service: MemberService) {}

  @FieldResolver(() => MembershipConnection, { description: 'The people of the workspace, by name.' })
  async members(
    @Root() { id: workspaceId }: WorkspaceEntity,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('search', () => String, { nullable: true, description: 'Part of a name, in any case.' }) search: string | null,
    @Arg('ids', () => [ID], { nullable: true, description: 'Only those of these people who belong to it.' })
    ids: string[] | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Connection<MembershipEntity> & { readonly totalCount: number }> {
    const request = { workspaceId, first, after: after ?? null, search: search ?? null, ids: ids ?? null }
    const { edges, ...rest } = await this.service.list(request, viewer)
    return {
      ...rest,
      edges: edges.map(({ node, cursor }) => ({
        node: new MembershipEntity(new UserEntity(node.id, node.name), node.role),
        cursor,
      })),
    }
  }
}
