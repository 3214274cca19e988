import type { PubSub } from '@askchart/pubsub'
import type { Jobs } from '@askchart/service'
import { z } from 'zod'
import { DATA_TOPIC, type DataChange } from './data-change.js'

const datasetChanged = z.object({ datasetId: z.string() })

/** Tells those who follow charts of a dataset that its rows were replaced. Told twice, they look twice. */
export const tellDataChanges = (jobs: Jobs, pubsub: PubSub): Promise<void> =>
  jobs.subscribe('datasetChanged', 'charts', datasetChanged, async ({ datasetId }) => {
    const change: DataChange = { datasetId }
    await pubsub.publish(DATA_TOPIC, change)
  })
