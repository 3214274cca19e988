import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { ChartEntity } from './chart.entity.js'
import { GenerateChartInput } from './chart.input.js'
import { GenerateChartResult } from './chart-result.entity.js'
import type { GenerateRequest, GenerateService } from './generate.service.js'
import { presented } from './outcome.js'

const requestOf = (input: GenerateChartInput): GenerateRequest => ({
  datasetId: input.datasetId,
  workspaceId: input.workspaceId ?? null,
  prompt: input.prompt,
  choiceIds: input.choiceIds ?? null,
  followUpTo: input.followUpTo ?? null,
  idempotencyKey: input.idempotencyKey ?? null,
})

@Resolver(() => ChartEntity)
export class GenerateResolver {
  constructor(private readonly service: GenerateService) {}

  @Mutation(() => GenerateChartResult, {
    description: 'Prompt in, chart out. The same idempotency key never makes two charts.',
  })
  async generateChart(
    @Arg('input', () => GenerateChartInput) input: GenerateChartInput,
    @Ctx() context: RequestContext,
  ): Promise<object> {
    return presented(await this.service.generate(requestOf(input), context))
  }

  @Mutation(() => [GenerateChartResult], { description: 'Up to 20 prompts at once, answered independently.' })
  async generateCharts(
    @Arg('inputs', () => [GenerateChartInput]) inputs: GenerateChartInput[],
    @Ctx() context: RequestContext,
  ): Promise<readonly object[]> {
    return (await this.service.generateAll(inputs.map(requestOf), context)).map(presented)
  }
}
