import { buildSubgraph, type SubgraphSchema } from '@askchart/service'
import { AnalysisEntity } from './analysis/analysis.entity.js'
import { resolveAnalysis } from './analysis/analysis.reference.js'
import { AnalysisResolver } from './analysis/analysis.resolver.js'
import type { AnalysisService } from './analysis/analysis.service.js'
import type { NlpContext } from './context.js'
import { LearningResolver } from './learning/learning.resolver.js'
import type { LearningService } from './learning/learning.service.js'
import { SuggestionResolver } from './suggestions/suggestion.resolver.js'
import type { SuggestionService } from './suggestions/suggestion.service.js'

export interface NlpServices {
  readonly analyses: AnalysisService
  readonly learning: LearningService
  readonly suggestions: SuggestionService
}

export function nlpSchema({ analyses, learning, suggestions }: NlpServices): SubgraphSchema {
  return buildSubgraph<NlpContext>({
    resolvers: [new AnalysisResolver(analyses), new LearningResolver(learning), new SuggestionResolver(suggestions)],
    references: { Analysis: resolveAnalysis },
    orphanedTypes: [AnalysisEntity],
  })
}
