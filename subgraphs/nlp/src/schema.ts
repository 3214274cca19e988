import { buildSubgraph, type SubgraphSchema } from '@askchart/service'
import { AnalysisEntity } from './analysis/analysis.entity.js'
import { resolveAnalysis } from './analysis/analysis.reference.js'
import { AnalysisResolver } from './analysis/analysis.resolver.js'
import type { AnalysisService } from './analysis/analysis.service.js'
import type { NlpContext } from './context.js'
import { SuggestionResolver } from './suggestions/suggestion.resolver.js'
import type { SuggestionService } from './suggestions/suggestion.service.js'

export interface NlpServices {
  readonly analyses: AnalysisService
  readonly suggestions: SuggestionService
}

export function nlpSchema({ analyses, suggestions }: NlpServices): SubgraphSchema {
  return buildSubgraph<NlpContext>({
    resolvers: [new AnalysisResolver(analyses), new SuggestionResolver(suggestions)],
    references: { Analysis: resolveAnalysis },
    orphanedTypes: [AnalysisEntity],
  })
}
