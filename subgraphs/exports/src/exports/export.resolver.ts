import { type RequestContext, UnauthenticatedError } from '@askchart/service'
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql'
import type { ExportsContext } from '../context.js'
import type { ChartExport } from './export.js'
import { ExportChartsResult, ExportedChartEntity, ExportEntity } from './export.entity.js'
import { ExportChartsInput } from './export.input.js'
import type { ExportService } from './export.service.js'

interface ProgressRequest {
  readonly args: { readonly id: string }
  readonly context: ExportsContext
}

@Resolver(() => ExportEntity)
export class ExportResolver {
  constructor(private readonly service: ExportService) {}

  @Query(() => ExportEntity, { nullable: true })
  async export(@Arg('id', () => ID) id: string, @Ctx() { viewer }: RequestContext): Promise<ChartExport> {
    return this.service.export(id, viewer)
  }

  @Mutation(() => ExportChartsResult, {
    description:
      'Charts as a file, made in the background. Several charts become one ZIP. The same idempotency key never makes two exports.',
  })
  async exportCharts(
    @Arg('input', () => ExportChartsInput) input: ExportChartsInput,
    @Ctx() context: RequestContext,
  ): Promise<{ export: ChartExport } | { message: string }> {
    if (context.viewer.id === '' || context.viewer.kind === 'link') throw new UnauthenticatedError()
    const outcome = await this.service.request(
      {
        chartIds: input.chartIds,
        format: input.format,
        options: {
          width: input.width ?? null,
          height: input.height ?? null,
          scale: input.scale ?? 2,
          theme: input.theme ?? 'LIGHT',
        },
        idempotencyKey: input.idempotencyKey ?? null,
      },
      context,
    )
    return 'refused' in outcome ? { message: outcome.refused } : { export: outcome }
  }

  @Subscription(() => ExportEntity, {
    subscribe: ({ args, context }: ProgressRequest) => context.exports.progress(args.id, context.viewer),
  })
  exportProgress(@Root() state: ChartExport, @Arg('id', () => ID) _id: string): ChartExport {
    return state
  }

  @FieldResolver(() => [ExportedChartEntity])
  charts(@Root() { chartIds }: ChartExport): ExportedChartEntity[] {
    return chartIds.map((id) => new ExportedChartEntity(id))
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A signed link, good for an hour from when it is asked for.',
  })
  url(@Root() state: ChartExport): string | null {
    return this.service.link(state)
  }
}
