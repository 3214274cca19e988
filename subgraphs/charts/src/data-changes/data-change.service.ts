import type { PubSub } from '@askchart/pubsub'
import { BadInputError, SubscriptionAudience, type Viewer } from '@askchart/service'
import type { Chart } from '../charts/chart.js'
import type { ChartDataSource } from '../charts/chart.data-source.js'
import { assertCanSeeChart } from '../charts/chart.policy.js'
import { ANY_DATA, DATA_TOPIC } from './data-change.js'
import { DataChangeStream } from './data-change-stream.js'

export interface DataChangeServiceParts {
  readonly charts: ChartDataSource
  readonly pubsub: PubSub
}

const MAX_CHARTS = 100

/** Following the data of charts. */
export class DataChangeService {
  constructor(private readonly parts: DataChangeServiceParts) {}

  /** Each of these charts, as it is then, whenever the rows of its dataset were replaced. Refuses strangers. */
  async follow(chartIds: readonly string[], viewer: Viewer): Promise<AsyncIterableIterator<Chart>> {
    const { charts, pubsub } = this.parts
    const live = pubsub.subscribe(DATA_TOPIC, ANY_DATA)
    try {
      await live.ready
      await this.seen(chartIds, viewer)
    } catch (error) {
      await live.return?.()
      throw error
    }
    return new DataChangeStream(live, async (datasetId) => {
      const found = await charts.byIds([...new Set(chartIds)])
      return found
        .filter((chart) => chart !== null)
        .filter((chart) => datasetId === null || chart.datasetId === datasetId)
    })
  }

  /** Who may share what `follow` tells: the workspaces of all the charts. Refuses strangers. */
  async audience(chartIds: readonly string[], viewer: Viewer): Promise<SubscriptionAudience> {
    return new SubscriptionAudience((await this.seen(chartIds, viewer)).map(({ workspaceId }) => workspaceId))
  }

  private async seen(chartIds: readonly string[], viewer: Viewer): Promise<readonly Chart[]> {
    const ids = [...new Set(chartIds)]
    if (ids.length < 1 || ids.length > MAX_CHARTS)
      throw new BadInputError('chartIds', `Follow 1 to ${MAX_CHARTS} charts; there are ${ids.length}.`)
    const found = await this.parts.charts.byIds(ids)
    return found.map((chart, index) => {
      assertCanSeeChart(viewer, chart, ids[index] ?? '')
      return chart
    })
  }
}
