import type { ColumnProfile } from '@askchart/vocabulary'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { AnalyticsContext } from '../context.js'
import type { Dataset } from '../datasets/dataset.js'
import { QueryProblemEntity } from '../execution/query-result.entity.js'
import {
  DefineMetricResult,
  DeleteMetricPayload,
  DescribeColumnPayload,
  DescribeDatasetPayload,
  MetricDefined,
} from './meaning.entity.js'
import { DefineMetricInput, DeleteMetricInput, DescribeColumnInput, DescribeDatasetInput } from './meaning.input.js'
import type { MeaningService } from './meaning.service.js'

@Resolver()
export class MeaningResolver {
  constructor(private readonly service: MeaningService) {}

  @Mutation(() => DescribeDatasetPayload, {
    description: 'Names a dataset, and says whose days its times fall on and when its weeks start.',
  })
  async describeDataset(
    @Arg('input', () => DescribeDatasetInput) input: DescribeDatasetInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<{ dataset: Dataset }> {
    return { dataset: await this.service.describeDataset(input, viewer) }
  }

  @Mutation(() => DescribeColumnPayload, {
    description: 'Says what a column means: label, synonyms, role, default aggregate, unit, and whether it is hidden.',
  })
  async describeColumn(
    @Arg('input', () => DescribeColumnInput) input: DescribeColumnInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<{ column: ColumnProfile }> {
    return { column: await this.service.describeColumn(input, viewer) }
  }

  @Mutation(() => DefineMetricResult, {
    description:
      'Defines a number that prompts and queries may ask for by its name, or says where its expression is wrong.',
  })
  async defineMetric(
    @Arg('input', () => DefineMetricInput) input: DefineMetricInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<typeof DefineMetricResult> {
    const outcome = await this.service.defineMetric(input, viewer)
    return 'metric' in outcome
      ? new MetricDefined({ ...outcome.metric, problem: null, suggestions: [] })
      : new QueryProblemEntity(outcome.problem.message, outcome.problem.path)
  }

  @Mutation(() => DeleteMetricPayload, {
    description:
      'Charts of the metric say from then on that there is none of its name; deleted is false where there was none.',
  })
  async deleteMetric(
    @Arg('input', () => DeleteMetricInput) input: DeleteMetricInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<{ deleted: boolean }> {
    return { deleted: await this.service.deleteMetric(input, viewer) }
  }
}
