import type { PubSub } from '@askchart/pubsub'
import { BadInputError, type Viewer } from '@askchart/service'
import type { Chart } from '../charts/chart.js'
import type { ChartDataSource } from '../charts/chart.data-source.js'
import { assertCanSeeChart } from '../charts/chart.policy.js'
import { DATA_TOPIC } from './data-change.js'
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
    const ids = [...new Set(chartIds)]
    if (ids.length < 1 || ids.length > MAX_CHARTS)
      throw new BadInputError('chartIds', `Follow 1 to ${MAX_CHARTS} charts; there are ${ids.length}.`)
    const live = pubsub.subscribe(DATA_TOPIC)
    try {
      await live.ready
      for (const [index, chart] of (await charts.byIds(ids)).entries())
        assertCanSeeChart(viewer, chart, ids[index] ?? '')
    } catch (error) {
      await live.return?.()
      throw error
    }
    return new DataChangeStream(live, async (datasetId) => {
      const found = await charts.byIds(ids)
      return found.filter((chart) => chart !== null).filter((chart) => chart.datasetId === datasetId)
    })
  }
}
