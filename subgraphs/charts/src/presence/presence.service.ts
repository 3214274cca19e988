import type { PubSub } from '@askchart/pubsub'
import { BadInputError, SubscriptionAudience, type Viewer } from '@askchart/service'
import type { Chart } from '../charts/chart.js'
import type { ChartDataSource } from '../charts/chart.data-source.js'
import { assertCanSeeChart, assertSignedIn } from '../charts/chart.policy.js'
import { checkClientId } from '../collaboration/client-id.js'
import { isStorable, UNSTORABLE_TEXT } from '../collaboration/storable.js'
import { type Presence, PRESENT_MS, presenceTopic } from './presence.js'
import type { PresenceDataSource } from './presence.data-source.js'
import { PresenceStream } from './presence-stream.js'

export interface PresenceServiceParts {
  readonly charts: ChartDataSource
  readonly presence: PresenceDataSource
  readonly pubsub: PubSub
  readonly clock: () => Date
}

export interface Announcement {
  readonly chartId: string
  readonly clientId: string
  readonly selection: string | null
  readonly away: boolean
}

const MAX_SELECTION = 200

/** Who looks at which chart. */
export class PresenceService {
  constructor(private readonly parts: PresenceServiceParts) {}

  /** To be said again every few seconds, by whoever may see the chart. */
  async announce({ chartId, clientId, selection, away }: Announcement, viewer: Viewer): Promise<void> {
    assertSignedIn(viewer)
    checkClientId(clientId)
    if (selection !== null) checkSelection(selection)
    await this.seen(chartId, viewer)
    const { presence, clock, pubsub } = this.parts
    const window = { chartId, userId: viewer.id, clientId }
    const isNews = away
      ? await presence.leave(window)
      : await presence.announce({ ...window, selection, lastSeenAt: clock() })
    if (isNews) await pubsub.publish(presenceTopic(chartId), {})
  }

  present(chartId: string): Promise<readonly Presence[]> {
    return this.parts.presence.present(chartId, this.parts.clock())
  }

  /** Who is there now, and whenever that changes. Refuses strangers. */
  async follow(chartId: string, viewer: Viewer): Promise<AsyncIterableIterator<readonly Presence[]>> {
    const { pubsub, clock } = this.parts
    await this.seen(chartId, viewer)
    return new PresenceStream({
      live: pubsub.subscribe(presenceTopic(chartId), {}),
      present: () => this.present(chartId),
      clock,
      presentMs: PRESENT_MS,
    })
  }

  /** Who may share what `follow` tells: the chart's workspace. Refuses strangers. */
  async audience(chartId: string, viewer: Viewer): Promise<SubscriptionAudience> {
    return new SubscriptionAudience([(await this.seen(chartId, viewer)).workspaceId])
  }

  private async seen(chartId: string, viewer: Viewer): Promise<Chart> {
    const [chart = null] = await this.parts.charts.byIds([chartId])
    assertCanSeeChart(viewer, chart, chartId)
    return chart
  }
}

function checkSelection(selection: string): void {
  if (selection === '' || selection.length > MAX_SELECTION)
    throw new BadInputError('input.selection', `selection must have 1 to ${MAX_SELECTION} characters.`)
  if (!isStorable(selection)) throw new BadInputError('input.selection', `selection ${UNSTORABLE_TEXT}`)
}
