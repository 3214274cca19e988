import {
  BadInputError,
  checkFirst,
  type Connection,
  decodeCursor,
  encodeCursor,
  toConnection,
  type Viewer,
} from '@askchart/service'
import { z } from 'zod'
import type { Member, MemberDataSource, MemberFilter } from './member.data-source.js'
import { assertCanSeeWorkspace } from './workspace.policy.js'

export interface MembersRequest extends MemberFilter {
  readonly first: number
  readonly after: string | null
}

const MAX_IDS = 100
const cursorSchema = z.tuple([z.string(), z.string()])

/** The people of a workspace, as its members see them. */
export class MemberService {
  constructor(private readonly members: MemberDataSource) {}

  /** Throws NotFoundError for a stranger. */
  async list(
    { first, after, ...request }: MembersRequest,
    viewer: Viewer,
  ): Promise<Connection<Member> & { readonly totalCount: number }> {
    assertCanSeeWorkspace(viewer, request.workspaceId)
    const size = checkFirst(first)
    if (request.ids && request.ids.length > MAX_IDS)
      throw new BadInputError('ids', `At most ${MAX_IDS} ids can be asked for at once.`)
    const search = request.search?.replaceAll('\0', '').trim().slice(0, 200) || null
    const ids = request.ids?.filter((id) => !id.includes('\0')) ?? null
    const filter = { workspaceId: request.workspaceId, search, ids }
    const place = after === null ? null : decodeCursor(after, cursorSchema)
    const [rows, totalCount] = await Promise.all([
      this.members.list(filter, size + 1, place),
      this.members.count(filter),
    ])
    return { ...toConnection(rows, size, after, ({ name, id }) => encodeCursor([name, id])), totalCount }
  }
}
