import type { PubSub } from '@askchart/pubsub'
import { mapIterator, SubscriptionAudience, type Viewer } from '@askchart/service'
import { assertCanListCharts } from '../charts/chart.policy.js'
import { type ChartEvent, parseChartEvent, workspaceTopic } from './chart-event.js'

/** Following the charts of a workspace. */
export class ChartEventService {
  constructor(private readonly pubsub: PubSub) {}

  /** What happens to the workspace's charts from now on. Refuses strangers. */
  async follow(workspaceId: string, viewer: Viewer): Promise<AsyncIterableIterator<ChartEvent>> {
    assertCanListCharts(viewer, workspaceId)
    const live = this.pubsub.subscribe(workspaceTopic(workspaceId))
    await live.ready
    return mapIterator(live, parseChartEvent)
  }

  /** Who may share what `follow` tells: the workspace. Refuses strangers. */
  audience(workspaceId: string, viewer: Viewer): SubscriptionAudience {
    assertCanListCharts(viewer, workspaceId)
    return new SubscriptionAudience([workspaceId])
  }
}
