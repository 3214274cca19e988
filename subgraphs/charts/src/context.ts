import type { RequestContext } from '@askchart/service'
import type { ChartById } from './charts/chart.loader.js'
import type { CommentById } from './comments/comment.loader.js'
import type { CommentService } from './comments/comment.service.js'
import type { DocumentById, UpdateOf } from './collaboration/document.loader.js'
import type { DataChangeService } from './data-changes/data-change.service.js'
import type { FollowService } from './collaboration/follow.service.js'
import type { PresenceService } from './presence/presence.service.js'
import type { ShareService } from './share/share.service.js'
import type { ChartEventService } from './workspace-charts/chart-event.service.js'

export interface ChartsContext extends RequestContext {
  readonly chartById: ChartById
  readonly commentById: CommentById
  readonly documentById: DocumentById
  readonly updateOf: UpdateOf
  /** Subscriptions are opened outside a resolver instance, so they find the services here. */
  readonly following: FollowService
  readonly dataChanges: DataChangeService
  readonly chartEvents: ChartEventService
  readonly presence: PresenceService
  readonly commenting: CommentService
  readonly sharing: ShareService
}
