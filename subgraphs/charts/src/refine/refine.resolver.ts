import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { GenerateChartResult } from '../charts/chart-result.entity.js'
import { presented } from '../charts/outcome.js'
import { RefineChartInput } from './refine.input.js'
import type { RefineService } from './refine.service.js'

@Resolver()
export class RefineResolver {
  constructor(private readonly service: RefineService) {}

  @Mutation(() => GenerateChartResult, {
    description:
      "Changes a chart by words: 'make it a line', 'only 2024', 'title it Revenue', 'undo'. One edit of what the words speak of; all else stays, whoever made it.",
  })
  async refineChart(
    @Arg('input', () => RefineChartInput) input: RefineChartInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    const { chartId, prompt } = input
    const outcome = await this.service.refine(
      {
        chartId,
        prompt,
        choiceIds: input.choiceIds ?? null,
        clientId: input.clientId ?? null,
        idempotencyKey: input.idempotencyKey ?? null,
      },
      context,
    )
    return presented(outcome)
  }
}
