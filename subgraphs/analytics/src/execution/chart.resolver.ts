import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import type { AnalyticsContext } from '../context.js'
import { ChartDataEntity, GeneratedSqlEntity } from './chart-data.entity.js'
import { ChartEntity } from './chart.entity.js'
import type { DataProblem } from './data-problem.js'
import { DataProblem as DataProblemEntity } from './data-problem.entity.js'
import type { DataProblemService } from './data-problem.service.js'
import type { QueryService } from './query.service.js'

@Resolver(() => ChartEntity)
export class ChartResolver {
  constructor(
    private readonly queries: QueryService,
    private readonly problems: DataProblemService,
  ) {}

  @Directive('@requires(fields: "query dataGrant")')
  @FieldResolver(() => ChartDataEntity, {
    nullable: true,
    description: 'Null with an error on this field where the data cannot be had now; the chart itself still arrives.',
  })
  async data(@Root() chart: ChartEntity): Promise<ChartDataEntity> {
    return new ChartDataEntity(await this.queries.chartRows(chart))
  }

  @Directive('@requires(fields: "query dataGrant")')
  @FieldResolver(() => GeneratedSqlEntity, {
    nullable: true,
    description: 'Not for those who hold only a share link.',
  })
  async sql(@Root() chart: ChartEntity, @Ctx() { viewer }: AnalyticsContext): Promise<GeneratedSqlEntity | null> {
    if (viewer.kind === 'link') return null
    return new GeneratedSqlEntity(await this.queries.chartSql(chart))
  }

  @Directive('@requires(fields: "query dataGrant")')
  @FieldResolver(() => DataProblemEntity, {
    nullable: true,
    description:
      'What has become of the data where the chart no longer fits it, and what would mend it; null where it fits.',
  })
  dataProblem(@Root() chart: ChartEntity, @Ctx() { viewer }: AnalyticsContext): Promise<DataProblem | null> {
    return this.problems.of(chart, viewer)
  }
}
