import { type Signer, UnauthenticatedError, type Viewer } from '@askchart/service'
import type { SessionService } from '../sessions/session.service.js'
import type { WorkspaceDataSource } from '../workspaces/workspace.data-source.js'

const TICKET_SECONDS = 24 * 3_600
const VIEWER_SECONDS = 60
const MAX_WORKSPACES = 100

export interface TicketServiceParts {
  readonly sessions: Pick<SessionService, 'personOf'>
  readonly workspaces: WorkspaceDataSource
  readonly signer: Signer
}

/** Lets a job act later for the person who asked for it, with the rights that person has then. */
export class TicketService {
  constructor(private readonly parts: TicketServiceParts) {}

  /** Says who, never what they may do. A job gets none, or it could go on for ever. */
  async issue(viewer: Viewer): Promise<string> {
    if (viewer.kind === 'job' || !(await this.parts.sessions.personOf(viewer))) throw new UnauthenticatedError()
    const ticket: Viewer = { ...viewer, kind: 'job', workspaces: [] }
    return this.parts.signer.sign({ ...ticket }, 'job-ticket', TICKET_SECONDS)
  }

  /** A signed viewer with the roles of this moment; refused once the session of the one who asked has ended. */
  async redeem(ticket: Viewer | null): Promise<string> {
    if (!ticket) throw new UnauthenticatedError('Send a job ticket as the proof of this call.')
    const { id, sessionId } = ticket
    const person = await this.parts.sessions.personOf(ticket)
    if (!person || sessionId === undefined)
      throw new UnauthenticatedError('The session of the person this job works for has ended.')
    const memberships = await this.parts.workspaces.ofPerson(id, MAX_WORKSPACES, null)
    const viewer: Viewer = {
      kind: 'job',
      id,
      sessionId,
      workspaces: memberships.map((membership) => ({ id: membership.id, role: membership.role })),
    }
    return this.parts.signer.sign({ ...viewer }, 'viewer', VIEWER_SECONDS)
  }
}
