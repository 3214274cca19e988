import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql'
import type { SessionService } from './session.service.js'

@Resolver()
export class SessionRightsResolver {
  constructor(private readonly service: SessionService) {}

  @Query(() => [String], {
    nullable: 'items',
    description:
      'What the people of up to 500 sessions may do now, for the gateway alone, in the order asked; null for a session that has ended. Each is JSON: {"userId", "rights": [{"workspaceId", "role"}]}; one text, since it is asked every second and hardly ever changes. Never leaves the graph.',
  })
  @Directive('@inaccessible')
  sessionRights(
    @Arg('sessionIds', () => [ID]) sessionIds: string[],
    @Ctx() { viewer }: RequestContext,
  ): Promise<readonly (string | null)[]> {
    return this.service.rights(sessionIds, viewer)
  }
}
