import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'
import type { Suggestion } from '../reader/types.js'
import { SuggestionEntity } from './suggestion.entity.js'
import type { SuggestionService } from './suggestion.service.js'

@Resolver(() => SuggestionEntity)
export class SuggestionResolver {
  constructor(private readonly service: SuggestionService) {}

  @Query(() => [SuggestionEntity], {
    description:
      'Prompts worth asking of a dataset. Where something is typed, prompts that start so come first, and its last words typed out: names, values, times and words of analysis.',
  })
  suggestPrompts(
    @Arg('datasetId', () => ID) datasetId: string,
    @Arg('prefix', () => String, { defaultValue: '', nullable: true }) prefix: string | null,
    @Arg('first', () => Int, { defaultValue: 5 }) first: number,
    @Ctx() { call }: RequestContext,
  ): Promise<readonly Suggestion[]> {
    return this.service.suggest(datasetId, prefix ?? '', first, call)
  }
}
