import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import { AnalysisEntity, AnalysisResult } from './analysis.entity.js'
import { AnalyzePromptInput } from './analysis.input.js'
import type { AnalysisService, Analyzed } from './analysis.service.js'

@Resolver(() => AnalysisEntity)
export class AnalysisResolver {
  constructor(private readonly service: AnalysisService) {}

  @Query(() => AnalysisResult, {
    description:
      'Reads a prompt against a dataset. No query is run. The analysis is kept for 30 days, or while a chart names it.',
  })
  analyzePrompt(
    @Arg('input', () => AnalyzePromptInput) { datasetId, prompt, choiceIds, followUpTo, shown }: AnalyzePromptInput,
    @Ctx() context: RequestContext,
  ): Promise<Analyzed> {
    return this.service.analyze(
      { datasetId, prompt, choiceIds: choiceIds ?? [], followUpTo: followUpTo ?? null, shown: shown ?? null },
      context,
    )
  }
}
