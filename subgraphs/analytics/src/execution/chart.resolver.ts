import { Directive, FieldResolver, Resolver, Root } from 'type-graphql'
import { ChartDataEntity, GeneratedSqlEntity } from './chart-data.entity.js'
import { ChartEntity } from './chart.entity.js'
import type { QueryService } from './query.service.js'

@Resolver(() => ChartEntity)
export class ChartResolver {
  constructor(private readonly queries: QueryService) {}

  @Directive('@requires(fields: "query dataGrant")')
  @FieldResolver(() => ChartDataEntity, {
    nullable: true,
    description: 'Null with an error on this field where the data cannot be had now; the chart itself still arrives.',
  })
  async data(@Root() chart: ChartEntity): Promise<ChartDataEntity> {
    return new ChartDataEntity(await this.queries.chartRows(chart))
  }

  @Directive('@requires(fields: "query dataGrant")')
  @FieldResolver(() => GeneratedSqlEntity, { nullable: true })
  async sql(@Root() chart: ChartEntity): Promise<GeneratedSqlEntity> {
    return new GeneratedSqlEntity(await this.queries.chartSql(chart))
  }
}
