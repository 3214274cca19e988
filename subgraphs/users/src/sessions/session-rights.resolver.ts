import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, Directive, ID, Query, Resolver } from 'type-graphql'
import { SessionRightsEntity } from './session-rights.entity.js'
import type { SessionRights } from './session.data-source.js'
import type { SessionService } from './session.service.js'

@Resolver()
export class SessionRightsResolver {
  constructor(private readonly service: SessionService) {}

  @Query(() => [SessionRightsEntity], {
    description:
      'What the people of up to 500 sessions may do now, for the gateway alone; sessions that have ended are left out. Never leaves the graph.',
  })
  @Directive('@inaccessible')
  sessionRights(
    @Arg('sessionIds', () => [ID]) sessionIds: string[],
    @Ctx() { viewer }: RequestContext,
  ): Promise<readonly SessionRights[]> {
    return this.service.rights(sessionIds, viewer)
  }
}
