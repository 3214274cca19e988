import type { PubSub } from '@askchart/pubsub'
import { BadInputError, SubscriptionAudience, type Viewer } from '@askchart/service'
import type { ChartDataSource } from '../charts/chart.data-source.js'
import type { Chart } from '../charts/chart.js'
import { assertCanSeeChart } from '../charts/chart.policy.js'
import type { Edit } from './edit.js'
import type { EditDataSource } from './edit.data-source.js'
import { editsSince } from './edit-stream.js'
import type { DocumentDataSource } from './document.data-source.js'
import { sumOfEdits } from './sum-of-edits.js'

export interface FollowServiceParts {
  readonly charts: ChartDataSource
  readonly edits: EditDataSource
  readonly documents: DocumentDataSource
  readonly pubsub: PubSub
}

/** How many missed edits are told one by one; more are told as one. */
export const MOST_REPLAYED = 1_000

/** Where following begins, for a viewer who may. */
interface Beginning {
  readonly chart: Chart
  readonly since: number
}

export class FollowService {
  constructor(private readonly parts: FollowServiceParts) {}

  /** The edits of a chart after a version, by default after the one it has when this is asked. Refuses strangers and other versions. */
  async follow(chartId: string, sinceVersion: number | null, viewer: Viewer): Promise<AsyncIterableIterator<Edit>> {
    const { edits, pubsub, documents } = this.parts
    const { chart, since } = await this.begin(chartId, sinceVersion, viewer)
    const summary = chart.version - since > MOST_REPLAYED ? () => sumOfEdits(documents, chartId, since) : undefined
    return editsSince(pubsub, edits, chartId, since, summary)
  }

  /** Who may share these edits: the chart's workspace. Refuses as `follow` does. */
  async audience(chartId: string, sinceVersion: number | null, viewer: Viewer): Promise<SubscriptionAudience> {
    const { chart } = await this.begin(chartId, sinceVersion, viewer)
    return new SubscriptionAudience([chart.workspaceId], chart.version)
  }

  private async begin(chartId: string, sinceVersion: number | null, viewer: Viewer): Promise<Beginning> {
    const [chart = null] = await this.parts.charts.byIds([chartId])
    assertCanSeeChart(viewer, chart, chartId)
    const since = sinceVersion ?? chart.version
    if (since < 0 || since > chart.version)
      throw new BadInputError('sinceVersion', `sinceVersion must be from 0 to ${chart.version}, the chart's version.`)
    return { chart, since }
  }
}
