import type { Viewer } from '@askchart/service'
import type { Analysis } from '@askchart/vocabulary'
import DataLoader from 'dataloader'
import type { AnalysisDataSource } from './analysis.data-source.js'
import { maySee } from './analysis.policy.js'

export type AnalysisById = DataLoader<string, Analysis | null>

/** Analyses by id as this viewer may see them; null for those that are gone and for a stranger's. */
export const analysisByIdFor = (viewer: Viewer, analyses: Pick<AnalysisDataSource, 'byIds'>): AnalysisById =>
  new DataLoader(async (ids) => {
    const stored = await analyses.byIds(ids)
    const visible = new Map(stored.filter((one) => maySee(viewer, one)).map(({ analysis }) => [analysis.id, analysis]))
    return ids.map((id) => visible.get(id) ?? null)
  })
