import type { RequestContext, Viewer } from '@askchart/service'
import type { UserById } from './users/user.loader.js'

export interface UsersContext extends RequestContext {
  readonly userById: UserById
  /** Whose job ticket proves this call, null for a call proven in the usual way. A ticket is no viewer: it only redeems. */
  readonly ticket: Viewer | null
}
