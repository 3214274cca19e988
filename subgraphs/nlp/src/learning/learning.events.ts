import type { Jobs } from '@askchart/service'
import { z } from 'zod'
import type { LearningService } from './learning.service.js'

const datasetEvent = z.object({ datasetId: z.string() })

/** What a dataset taught goes with it. */
export const forgetWithDatasets = (jobs: Jobs, learning: LearningService): Promise<void> =>
  jobs.subscribe('datasetDeleted', 'nlp.learning', datasetEvent, ({ datasetId }) => learning.forgetDataset(datasetId))
