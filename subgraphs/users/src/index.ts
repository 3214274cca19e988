import {
  anonymousViewer,
  createGraphExecutor,
  inert,
  type Logger,
  repeat,
  type RequestContext,
  type Signer,
  type Subgraph,
  type Verifier,
} from '@askchart/service'
import { decodeJwt } from 'jose'
import type { UsersConfig } from './config.js'
import type { UsersContext } from './context.js'
import { openUsersDatabase } from './db/database.js'
import { usersSchema } from './schema.js'
import { SessionDataSource } from './sessions/session.data-source.js'
import { SessionService, type SessionServiceParts } from './sessions/session.service.js'
import { TicketService, type TicketServiceParts } from './tickets/ticket.service.js'
import { UserDataSource } from './users/user.data-source.js'
import { userByIdFor } from './users/user.loader.js'
import { MemberDataSource } from './workspaces/member.data-source.js'
import { MemberService } from './workspaces/member.service.js'
import { WorkspaceDataSource } from './workspaces/workspace.data-source.js'
import { WorkspaceService } from './workspaces/workspace.service.js'

export { readUsersConfig, type UsersConfig } from './config.js'

export interface UsersDependencies {
  readonly log: Logger
  /** Trusts the gateway and users itself. */
  readonly verifier: Verifier
  readonly signer: Signer
  readonly clock: () => Date
}

const PURGE_EVERY_MS = 86_400_000

/** The users subgraph: people, their sessions and their workspaces. */
export async function createUsers(config: UsersConfig, dependencies: UsersDependencies): Promise<Subgraph> {
  const { log, verifier, signer, clock } = dependencies
  const database = await openUsersDatabase(config.databaseUrl, log)
  const users = new UserDataSource(database)
  const memberships = new WorkspaceDataSource(database)
  const sessions = new SessionService({
    sessions: new SessionDataSource(database),
    signer,
    guests: config.guests,
    clock,
  })
  const workspaces = new WorkspaceService(memberships)
  const members = new MemberService(new MemberDataSource(database))
  const tickets = new TicketService({ sessions, workspaces: memberships, signer })
  const { schema, sdl } = usersSchema({ sessions, workspaces, members, tickets })
  const purge = repeat(
    PURGE_EVERY_MS,
    () => sessions.purge(),
    (error) => log.error({ err: error }, 'old sessions could not be purged'),
  )
  return {
    name: 'users',
    sdl,
    client: createGraphExecutor({
      name: 'users',
      schema,
      verifier,
      audiences: ['viewer', 'job-ticket'],
      log,
      createContext: (base) => usersContext(base, users),
    }),
    keySet: signer.keySet,
    ready: () => database.ping(),
    start: () => {
      purge.start()
      return Promise.resolve()
    },
    async stop() {
      await purge.stop()
      await database.close()
    },
  }
}

function usersContext(base: RequestContext, users: UserDataSource): UsersContext {
  const isTicket = decodeJwt(base.call.viewerToken).aud === 'job-ticket'
  const viewer = isTicket ? anonymousViewer : base.viewer
  return { ...base, viewer, ticket: isTicket ? base.viewer : null, userById: userByIdFor(viewer, users) }
}

/** The subgraph's SDL, for composition; needs no store. */
export const usersSdl = (): string =>
  usersSchema({
    sessions: new SessionService(inert<SessionServiceParts>()),
    workspaces: new WorkspaceService(inert<WorkspaceDataSource>()),
    members: new MemberService(inert<MemberDataSource>()),
    tickets: new TicketService(inert<TicketServiceParts>()),
  }).sdl
