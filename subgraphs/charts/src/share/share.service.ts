import type { PubSub } from '@askchart/pubsub'
import {
  BadInputError,
  ForbiddenError,
  hashShareToken,
  mayWrite,
  newId,
  newShareToken,
  NotFoundError,
  type Viewer,
} from '@askchart/service'
import type { Chart } from '../charts/chart.js'
import type { ChartDataSource } from '../charts/chart.data-source.js'
import { assertCanEditChart, assertCanSeeChart } from '../charts/chart.policy.js'
import { chartTopic } from '../collaboration/chart-topic.js'
import { DATA_TOPIC, parseDataChange } from '../data-changes/data-change.js'
import { MAX_LINKS, type ShareLink } from './share-link.js'
import type { OpenLink, ShareLinkDataSource } from './share-link.data-source.js'
import { SharedChartStream } from './shared-chart-stream.js'

export interface ShareServiceParts {
  readonly charts: ChartDataSource
  readonly links: ShareLinkDataSource
  readonly pubsub: PubSub
  readonly clock: () => Date
}

const MAX_HASHES = 500

/** Links that let anybody look at one chart. */
export class ShareService {
  constructor(private readonly parts: ShareServiceParts) {}

  /** A new link, for those who may change the chart, and its token, which is kept nowhere. */
  async share(
    chartId: string,
    expiresAt: Date | null,
    viewer: Viewer,
  ): Promise<{ readonly link: ShareLink; readonly token: string }> {
    const { links, clock } = this.parts
    assertCanEditChart(viewer, await this.chart(chartId), chartId)
    const now = clock()
    if (expiresAt !== null && expiresAt.getTime() <= now.getTime())
      throw new BadInputError('input.expiresAt', 'expiresAt must be in the future.')
    if ((await links.countOpen(chartId, now)) >= MAX_LINKS)
      throw new BadInputError('input.chartId', `A chart has at most ${MAX_LINKS} links. Revoke one that is not needed.`)
    const token = newShareToken()
    const link = { id: newId('share'), chartId, createdBy: viewer.id, createdAt: now, expiresAt }
    await links.add(link, hashShareToken(token))
    return { link, token }
  }

  /** Ends a link, for those who may change its chart. False where it was revoked before. */
  async revoke(id: string, viewer: Viewer): Promise<boolean> {
    const link = await this.parts.links.byId(id)
    const chart = link && (await this.chart(link.chartId))
    if (!chart) throw new NotFoundError('share link', id)
    try {
      assertCanSeeChart(viewer, chart, chart.id)
    } catch {
      throw new NotFoundError('share link', id)
    }
    assertCanEditChart(viewer, chart, chart.id)
    return this.parts.links.revoke(id, { revokedAt: this.parts.clock(), revokedBy: viewer.id })
  }

  /** The links that work; null for those who may not change the chart. */
  async list({ id, workspaceId }: Chart, viewer: Viewer): Promise<readonly ShareLink[] | null> {
    return mayWrite(viewer, workspaceId) ? this.parts.links.openOf(id, this.parts.clock()) : null
  }

  /** The links that work among those of up to 500 hashes. For the gateway alone. */
  async open(hashes: readonly string[], viewer: Viewer): Promise<readonly OpenLink[]> {
    if (viewer.kind !== 'gateway') throw new ForbiddenError('Only the gateway may ask this.')
    if (hashes.length > MAX_HASHES) throw new BadInputError('hashes', `At most ${MAX_HASHES} can be asked for at once.`)
    return this.parts.links.openByHashes(hashes, this.parts.clock())
  }

  /** The chart of whoever holds a link; null for anybody else. */
  async shared(viewer: Viewer): Promise<Chart | null> {
    return viewer.kind === 'link' && viewer.chartId !== undefined ? this.chart(viewer.chartId) : null
  }

  /** The chart of whoever holds a link, now and whenever it or its data changes. Refuses everybody else. */
  async follow(viewer: Viewer): Promise<AsyncIterableIterator<Chart>> {
    const chart = await this.shared(viewer)
    if (!chart) throw new NotFoundError('shared chart', '')
    const { pubsub } = this.parts
    return new SharedChartStream(
      [pubsub.subscribe(chartTopic(chart.id)), pubsub.subscribe(DATA_TOPIC)],
      () => this.chart(chart.id),
      (message) => !isDataChange(message) || parseDataChange(message).datasetId === chart.datasetId,
    )
  }

  private async chart(id: string): Promise<Chart | null> {
    const [chart = null] = await this.parts.charts.byIds([id])
    return chart
  }
}

const isDataChange = (message: unknown): boolean =>
  typeof message === 'object' && message !== null && 'datasetId' in message
