import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import { FeedbackPayload, ForgetLearnedPayload, LearnedConnectionEntity, LearnedEntity } from './learning.entity.js'
import { FeedbackInput } from './learning.input.js'
import type { LearningService, ShownLesson, ShownLessons } from './learning.service.js'

@Resolver(() => LearnedEntity)
export class LearningResolver {
  constructor(private readonly service: LearningService) {}

  @Query(() => LearnedConnectionEntity, {
    description: 'What this workspace has taught the reader, the newest first.',
  })
  learned(
    @Arg('workspaceId', () => ID) workspaceId: string,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ShownLessons> {
    return this.service.list({ workspaceId, first, after: after ?? null }, viewer)
  }

  @Mutation(() => FeedbackPayload, {
    description:
      'Tells the engine how it did. Corrections teach this workspace: new synonyms, preferred columns, verified answers. The same feedback may come twice.',
  })
  async recordFeedback(
    @Arg('input', () => FeedbackInput) { analysisId, verdict, correction, note }: FeedbackInput,
    @Ctx() context: RequestContext,
  ): Promise<{ readonly learned: readonly ShownLesson[] }> {
    const feedback = { analysisId, verdict, correction: correction ?? null, note: note ?? null }
    return { learned: await this.service.record(feedback, context) }
  }

  @Mutation(() => ForgetLearnedPayload, { description: 'Has its effect at once.' })
  async forgetLearned(
    @Arg('id', () => ID) id: string,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ readonly forgotten: boolean }> {
    return { forgotten: await this.service.forget(id, viewer) }
  }
}
