import type { Jobs } from '@askchart/service'
import { z } from 'zod'
import type { AnalysisService } from './analysis.service.js'

const chartEvent = z.object({ chartId: z.string(), analysisId: z.string().nullable() })
const datasetEvent = z.object({ datasetId: z.string() })

/** What happens elsewhere and decides how long an analysis is kept. */
export async function consumeEvents(jobs: Jobs, analyses: AnalysisService): Promise<void> {
  await jobs.subscribe('chartCreated', 'nlp', chartEvent, ({ chartId, analysisId }) =>
    analyses.pin(chartId, analysisId),
  )
  await jobs.subscribe('chartDeleted', 'nlp', chartEvent, ({ chartId }) => analyses.release(chartId))
  await jobs.subscribe('datasetDeleted', 'nlp', datasetEvent, ({ datasetId }) => analyses.forgetDataset(datasetId))
}
