import type { RequestContext } from '@askchart/service'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { EditChartResult } from '../collaboration/edit.entity.js'
import type { EditOutcome } from '../collaboration/edit.service.js'
import { ReplaceChartColumnsInput } from './mend.input.js'
import type { MendService } from './mend.service.js'

@Resolver()
export class MendResolver {
  constructor(private readonly service: MendService) {}

  @Mutation(() => EditChartResult, {
    description:
      'Puts other columns in place of some, and other measures in place of metrics, in the query and the spec of a chart: an edit as any other, told and undone as such. What dataProblem suggests can be given here.',
  })
  replaceChartColumns(
    @Arg('input', () => ReplaceChartColumnsInput) input: ReplaceChartColumnsInput,
    @Ctx() context: RequestContext,
  ): Promise<EditOutcome> {
    return this.service.replace(
      {
        chartId: input.chartId,
        replacements: input.replacements,
        metrics: input.metrics,
        baseVersion: input.baseVersion ?? null,
        clientId: input.clientId ?? null,
        idempotencyKey: input.idempotencyKey ?? null,
      },
      context,
    )
  }
}
