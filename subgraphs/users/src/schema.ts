import { buildSubgraph, type SubgraphSchema } from '@askchart/service'
import type { UsersContext } from './context.js'
import { SessionResolver } from './sessions/session.resolver.js'
import { SessionRightsResolver } from './sessions/session-rights.resolver.js'
import type { SessionService } from './sessions/session.service.js'
import { TicketResolver } from './tickets/ticket.resolver.js'
import type { TicketService } from './tickets/ticket.service.js'
import { UserEntity } from './users/user.entity.js'
import { resolveUser } from './users/user.reference.js'
import { ViewerResolver } from './users/viewer.resolver.js'
import { MemberResolver } from './workspaces/member.resolver.js'
import type { MemberService } from './workspaces/member.service.js'
import { WorkspaceEntity } from './workspaces/workspace.entity.js'
import { workspaceReference } from './workspaces/workspace.reference.js'
import { WorkspaceResolver } from './workspaces/workspace.resolver.js'
import type { WorkspaceService } from './workspaces/workspace.service.js'

export interface UsersServices {
  readonly sessions: SessionService
  readonly workspaces: WorkspaceService
  readonly members: MemberService
  readonly tickets: TicketService
}

export function usersSchema({ sessions, workspaces, members, tickets }: UsersServices): SubgraphSchema {
  return buildSubgraph<UsersContext>({
    resolvers: [
      new ViewerResolver(sessions, workspaces),
      new WorkspaceResolver(workspaces),
      new MemberResolver(members),
      new SessionResolver(sessions),
      new SessionRightsResolver(sessions),
      new TicketResolver(tickets),
    ],
    references: { User: resolveUser, Workspace: workspaceReference(workspaces) },
    orphanedTypes: [UserEntity, WorkspaceEntity],
  })
}
