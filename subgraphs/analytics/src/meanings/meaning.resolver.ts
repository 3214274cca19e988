import type { ColumnProfile } from '@askchart/vocabulary'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { AnalyticsContext } from '../context.js'
import { DescribeColumnPayload } from './meaning.entity.js'
import { DescribeColumnInput } from './meaning.input.js'
import type { MeaningService } from './meaning.service.js'

@Resolver()
export class MeaningResolver {
  constructor(private readonly service: MeaningService) {}

  @Mutation(() => DescribeColumnPayload, {
    description: 'Says what a column means: label, synonyms, role, default aggregate, unit, and whether it is hidden.',
  })
  async describeColumn(
    @Arg('input', () => DescribeColumnInput) input: DescribeColumnInput,
    @Ctx() { viewer }: AnalyticsContext,
  ): Promise<{ column: ColumnProfile }> {
    return { column: await this.service.describeColumn(input, viewer) }
  }
}
