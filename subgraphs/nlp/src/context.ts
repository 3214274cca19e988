import type { RequestContext } from '@askchart/service'
import type { AnalysisById } from './analysis/analysis.loader.js'

export interface NlpContext extends RequestContext {
  readonly analysisById: AnalysisById
}
