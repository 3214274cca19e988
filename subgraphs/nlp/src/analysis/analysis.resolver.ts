import type { RequestContext } from '@askchart/service'
import type { Analysis } from '@askchart/vocabulary'
import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { AnalysisEntity, AnalysisResult } from './analysis.entity.js'
import { AnalyzePromptInput } from './analysis.input.js'
import type { AnalysisService, Clarification, Refusal } from './analysis.service.js'

@Resolver(() => AnalysisEntity)
export class AnalysisResolver {
  constructor(private readonly service: AnalysisService) {}

  @Query(() => AnalysisResult, {
    description:
      'Reads a prompt against a dataset. No query is run. The analysis is kept for 30 days, or while a chart names it.',
  })
  analyzePrompt(
    @Arg('input', () => AnalyzePromptInput) { datasetId, prompt, choiceIds, followUpTo }: AnalyzePromptInput,
    @Ctx() context: RequestContext,
  ): Promise<Analysis | Clarification | Refusal> {
    return this.service.analyze(
      { datasetId, prompt, choiceIds: choiceIds ?? [], followUpTo: followUpTo ?? null },
      context,
    )
  }
}
